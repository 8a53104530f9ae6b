"""The statistics: counted, drawn with signs, laid out as pages."""
