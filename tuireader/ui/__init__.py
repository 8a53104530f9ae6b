"""The Textual face: the reader on the screen."""

import os

os.environ.setdefault("TEXTUAL_FPS", "250")
"""Textual reads this when it is loaded. It draws in steps of a sixtieth of a second, and what a key changes in two
widgets takes two steps; with shorter ones the second follows at once. While nothing changes there are none."""
