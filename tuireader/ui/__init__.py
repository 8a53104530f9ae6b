"""The Textual face: the reader on the screen."""
