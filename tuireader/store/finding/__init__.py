"""A query tree → rows, ids and counts; the full-text index."""
