"""Where lines break: greedy, by terminal cells, as places in the text. Looks no further ahead than one line.

Breaks are at spaces, after hyphens and dashes within words, and beside wide characters with the simple rules
of kinsoku (JIS X 4051: no line begins with closing punctuation or a small kana, none ends with an opening
bracket). A word longer than the line is broken where the line is full. Texts have passed `text.steady`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.text import cells

MOST_MARKS = 64
"""How many characters without a width may stand on one line beyond one for each cell."""

_NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»｣､｡･ｰ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ%％‰℃°′″….,:;!?)]}'\"–—"
)
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«｢([{$£¥＄￡￥#＃")
_DASHES = "-–—"


def breaks(text: str, width: int, start: int = 0) -> Iterator[tuple[int, int]]:
    """Begin and end of each line of `text` at `width` cells (at least 1). Spaces at breaks are in none.

    A line is wider than `width` only where a single wide character is: see `ribbon.narrowed`.
    """
    size = len(text)
    while start <= size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        yield from _paragraph(text, start, end, width)
        start = end + 1


def _paragraph(text: str, pos: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while True:
        if end - pos <= width:
            rest = text[pos:end]
            if rest.isascii() or cells(rest) <= width:
                yield pos, end
                return
        ahead = text[pos : pos + width + 1]
        stop = pos + width if ahead.isascii() else reach(text, pos, end, width)
        if stop >= end:
            yield pos, end
            return
        cut = text.rfind(" ", pos, stop + 1)
        if cut >= pos and not text[pos:cut].strip(" "):
            cut = -1  # nothing but spaces before it
        inner = _within_word(text, max(cut + 1, pos + 1), stop)
        if inner:
            cut = inner
        elif cut < 0:
            cut = max(stop, pos + 1)
        ink = cut
        while ink > pos and text[ink - 1] == " ":
            ink -= 1
        yield pos, ink
        pos = cut
        while pos < end and text[pos] == " ":
            pos += 1
        if pos >= end:
            return


def reach(text: str, pos: int, end: int, width: int) -> int:
    """How far from `pos` the text fits into `width` cells: the end of the longest piece that does."""
    stop = min(end, pos + width)
    used = cells(text[pos:stop])
    while used > width:
        back = (used - width + 1) // 2  # no character takes more than two cells
        used -= cells(text[stop - back : stop])
        stop -= back
    most = pos + 2 * width + MOST_MARKS
    while stop < end and stop < most:
        used += cells(text[stop])
        if used > width:
            break
        stop += 1
    return stop


def _within_word(text: str, first: int, last: int) -> int:
    """The last place from `first` to `last` where a line may break other than at a space; 0 if nowhere."""
    if text[first - 1 : last + 1].isascii():
        at = text.rfind("-", first, last) + 1
        return at if at and _hyphen(text, at, first) else 0
    for at in range(last, first - 1, -1):
        if _may_break(text, at, first):
            return at
    return 0


def _may_break(text: str, at: int, first: int) -> bool:
    before, after = text[at - 1], text[at]
    if before in _DASHES:
        return _hyphen(text, at, first) if before == "-" else not after.isspace() and after not in _NOT_FIRST
    if before.isascii() and after.isascii():
        return False
    if before in _NOT_LAST or after in _NOT_FIRST or after == "[" or before == "\u200d":
        return False
    if not (_ideograph(before) or _ideograph(after)):
        return False
    return cells(after) > 0


def _ideograph(char: str) -> bool:
    """Wide and not Hangul, whose words are parted by spaces."""
    return char > "\u2e7f" and not "\uac00" <= char <= "\ud7a3" and cells(char) == 2


def _hyphen(text: str, at: int, first: int) -> bool:
    """Whether the hyphen before `at` joins words: ``well-known``, not ``-x``, ``1-2``, an address."""
    word = text[max(first - 1, at - 60) : at - 1].lstrip(" “‘\"'(").replace("-", "")
    return word.isalpha() and text[at - 2] != "-" and text[at : at + 1].isalpha()


def chops(text: str, width: int, mark: int) -> Iterator[tuple[int, int, bool]]:
    """Begin and end of each line, every space kept but those at its end, and whether it goes on from the one before.

    Such a line has `mark` cells less. A line is cut after a space if it can be.
    """
    start, size = 0, len(text)
    while start <= size:
        end = text.find("\n", start)
        line_end = end = size if end < 0 else end
        while end > start and text[end - 1] == " ":
            end -= 1
        more = False
        while True:
            room = max(1, width - mark if more else width)
            stop = reach(text, start, end, room) if start < end else end
            if stop >= end:
                yield start, end, more
                break
            space = text.rfind(" ", start, stop)
            stop = space + 1 if space > start and text[start:space].strip() else max(stop, start + 1)
            yield start, stop, more
            start, more = stop, True
        start = line_end + 1
