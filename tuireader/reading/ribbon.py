"""Spans as one text, to be cut into lines."""

from __future__ import annotations

from bisect import bisect_right

from tuireader.reading.blocks import Line, Span
from tuireader.text import cells, steady


class Ribbon:
    """The text of some spans, steadied, and which part of it looks how."""

    def __init__(self, spans: tuple[Span, ...], flag: int = 0, room: int = 2) -> None:
        """`flag` is added to every style. In a `room` of one cell a wide character is shown as ``…``."""
        texts = [steady(span.text) for span in spans]
        if room < 2:
            texts = [narrowed(words) for words in texts]
        self.text = texts[0] if len(texts) == 1 else "".join(texts)
        self._spans = spans
        self._flag = flag
        self._starts: list[int] = []
        at = 0
        for words in texts:
            self._starts.append(at)
            at += len(words)

    def cut(self, start: int, end: int) -> Line:
        """The piece from `start` to `end`."""
        if start >= end:
            return ()
        starts, spans = self._starts, self._spans
        at = bisect_right(starts, start) - 1
        pieces: list[Span] = []
        while start < end:
            stop = starts[at + 1] if at + 1 < len(starts) else end
            stop = min(stop, end)
            if stop > start:
                span = spans[at]
                pieces.append(Span(self.text[start:stop], span.style | self._flag, span.link))
                start = stop
            at += 1
        return tuple(pieces)


def narrowed(words: str) -> str:
    """`words` with ``…`` for each character that takes two cells; the places in it stay."""
    if words.isascii():
        return words
    return "".join("…" if cells(char) > 1 else char for char in words)


def measure(line: Line) -> int:
    """Cells a line takes."""
    return sum(cells(span.text) for span in line)
