"""What a piece of text is, as flags in one small number. What each looks like is for the face to say."""

from __future__ import annotations

from typing import Final

from tuireader.model.colours import COLOURS

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
KEY: Final = 2048
"""A key to press."""
KEYWORD: Final = 4096
"""In code, as the five below: words of the language."""
STRING: Final = 8192
COMMENT: Final = 16384
NUMBER: Final = 32768
NAME: Final = 65536
"""The name of what is defined, a function, class or tag."""

IN_COLOURS: Final = tuple(1 << bit for bit in range(17, 33))
"""What the reader gave a colour: one of the sixteen of a terminal, in the order of `model.colours.COLOURS`."""

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
    "key": KEY,
    "keyword": KEYWORD,
    "string": STRING,
    "comment": COMMENT,
    "number": NUMBER,
    "name": NAME,
    **{f"in-{colour.replace('_', '-')}": flag for colour, flag in zip(COLOURS, IN_COLOURS, strict=True)},
}
"""Every flag by name, for style sheets and tests."""
