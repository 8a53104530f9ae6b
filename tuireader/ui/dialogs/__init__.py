"""What opens over the room for a moment: a file per dialog."""
