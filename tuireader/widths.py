"""How wide text is, in terminal cells. Loads nothing, so that the first rows need not wait for it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

# Format characters that are drawn: the number and verse signs of Arabic, Syriac and Kaithi.
_NUMBER_SIGNS = frozenset([*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD])
# Narrow in this Python's tables, wide since Unicode 16: trigrams, hexagrams, counting rods.
_LATER_WIDE = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D356), (0x1D360, 0x1D376))
# Letters by category, drawn as nothing of their own: Hangul fillers and the jamo that join the one before.
_JOINING = ((0x1160, 0x11FF), (0x3164, 0x3164), (0xD7B0, 0xD7FF), (0xFFA0, 0xFFA0))
_MOST = 8192  # characters whose width is remembered


class _Widths(dict[str, int]):
    """character → its cells; those that have been asked for."""

    def __missing__(self, char: str) -> int:
        found = _measured(char)
        if len(self) < _MOST:
            self[char] = found
        return found


width_of = _Widths().__getitem__
"""Cells of one character: 0, 1 or 2."""


def _measured(char: str) -> int:
    code = ord(char)
    if code < 0x20 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029):
        return 0
    kind = category(char)
    if kind == "Cn":
        # Pictographs newer than this Python's tables are wide, as their blocks are (UAX #11, section 5).
        return 2 if 0x1F300 <= code <= 0x1FAFF or 0x20000 <= code <= 0x3FFFD else 1
    if kind in ("Mn", "Me", "Mc") or _within(code, _JOINING):
        return 0
    if kind == "Cf":
        return 1 if code in _NUMBER_SIGNS else 0
    return 2 if east_asian_width(char) in "WF" or _within(code, _LATER_WIDE) else 1


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def cells(text: str) -> int:
    """How many terminal cells `text` takes, after `text.steady`. No newlines or tabs expected."""
    if text.isascii():
        return len(text)
    return sum(map(width_of, text))


def fit(text: str, width: int, mark: str = "…") -> str:
    """`text` in exactly `width` cells: cut with `mark` or filled with spaces. No wide character is halved."""
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    room = width - cells(mark)
    if room < 0:
        return " " * width
    if text.isascii():
        return text[:room] + mark
    kept, used = [], 0
    for char in text:
        wide = width_of(char)
        if used + wide > room:
            break
        kept.append(char)
        used += wide
    return "".join(kept) + mark + " " * (room - used)


def is_plain(text: str) -> bool:
    """Whether `text` can be drawn as it is, on one line: `text.line` and `text.steady` would change nothing in it.

    It may be False for text that those leave alone too.
    """
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        return False
    return text.isascii() or all(char < "\U0001f000" and width_of(char) for char in text)
