"""The colours that tags and highlighted articles can have."""

from __future__ import annotations

COLOURS = (
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow",
    "bright_blue", "bright_magenta", "bright_cyan", "bright_white",
)  # fmt: skip
"""The colours of a terminal, in its order (ECMA-48, 8.3.117, and aixterm's bright ones)."""
