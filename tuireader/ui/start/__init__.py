"""The start: the first screen, where the reader was, and what a newcomer is asked."""
