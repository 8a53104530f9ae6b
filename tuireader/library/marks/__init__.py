"""What the reader does with articles: marks, tags, retention; each taken back by one `undo`."""
