"""The last line: typed in, completed, told on; and the words that are told."""
