"""What speaks to the terminal itself: sending only differences, signals, the clipboard, opening links."""
