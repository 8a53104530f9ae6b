"""A news reader for the terminal: seed files and feeds go in, articles, a reading pane and tags come out."""

__version__ = "0.1.0"
