"""What the reader does with articles: marks, tags, rules, retention; each taken back by one `undo`."""
