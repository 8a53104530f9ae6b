"""The article that is open, laid out at a width: at once what a screen shows, the rest when it is asked for. Pure."""

from __future__ import annotations

from tuireader.library.articles import showing
from tuireader.model.articles import Article
from tuireader.reading.blocks import Line
from tuireader.reading.layout import Lines


class OpenPage:
    """An article's lines. Of a long article the beginning alone is read first, which is the same as that of the whole.

    Whoever needs more than the lines in sight asks for the `whole`.
    """

    def __init__(self, article: Article, now: int, width: int, *, raw: bool = False) -> None:
        """`raw`: the text as it came, every line and column as it is. `now`: seconds since 1970."""
        self.article = article
        self.raw = raw
        self.width = width
        self._now = now
        beginning = None if raw else showing.beginning(article)
        self.partial = beginning is not None
        """Whether only the beginning has been read."""
        self.lines: Lines = showing.laid_out(beginning or article, width, now, raw=raw)
        """The lines that are known."""
        self.above = showing.blocks_above(beginning or article, self.lines.page, raw=raw)
        """How many blocks stand above the article's own text."""

    def whole(self) -> Lines:
        """All lines, those not in sight too."""
        if self.partial:
            self.partial = False
            self.lines = showing.laid_out(self.article, self.width, self._now)
        return self.lines

    def in_sight(self, first: int, count: int) -> list[Line | None]:
        """`count` lines from line `first` on."""
        return [self.lines.line(first + y) for y in range(count)]
