"""What a piece of text is, as flags in one small number. What each looks like is for the face to say."""

from __future__ import annotations

from typing import Final

PLAIN: Final = 0
BOLD: Final = 1
ITALIC: Final = 2
CODE: Final = 4
LINK: Final = 8
QUOTE: Final = 16
DIM: Final = 32
STRIKE: Final = 64
UNDERLINE: Final = 128
MARK: Final = 256
HEADING: Final = 512
SIGN: Final = 1024
"""Set by us, not written by the author: link numbers, list markers, quote bars, rules, continuation marks."""

NAMES: Final = {
    "bold": BOLD,
    "italic": ITALIC,
    "code": CODE,
    "link": LINK,
    "quote": QUOTE,
    "dim": DIM,
    "strike": STRIKE,
    "underline": UNDERLINE,
    "mark": MARK,
    "heading": HEADING,
    "sign": SIGN,
}
"""Every flag by name, for style sheets and tests."""
