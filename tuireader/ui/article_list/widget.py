"""The article list: rows under headings, hits of a search marked in them, those selected shown as such."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tuireader.library.views.listing import View
from tuireader.model.rows import Row
from tuireader.query.tree import All, And, FromId, Node
from tuireader.text import cells, fit
from tuireader.ui.article_list.window import WindowedList
from tuireader.ui.article_rows import rows
from tuireader.ui.article_rows.drawn_rows import DrawnRows
from tuireader.ui.article_rows.grouping import Kind
from tuireader.ui.article_rows.headings import Headings

if TYPE_CHECKING:
    from tuireader.config import Config
    from tuireader.library.search.snippets import Snippet
    from tuireader.row_format import Token
    from tuireader.ui.article_rows.found_rows import FoundRows


SNIPPETS = ("snippet", "snippet-unread")
"""The roles of what stands beside the title of a row that was found."""


class ArticleList(WindowedList):
    """The rows of a view. Holds no view of its own: the room gives it one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"list--{role}" for role in (*rows.ROLES, *rows.HIGHLIGHTS, *rows.TAG_COLOURS, "hit", *SNIPPETS, "head")
    }

    @dataclass
    class Chosen(Message):
        """Another row is under the cursor."""

        row: Row

    class Opened(Message):
        """The row under the cursor was asked for with the mouse."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.style = rows.USUAL
        """How dates are written."""
        self.row_format = ""
        """The reader's own template of a row; empty: the usual row."""
        self._template: tuple[Token, ...] = ()
        self.one_source = False
        """Whether all rows are of one source, so that its name need not be told."""
        self.longest_source = 99
        """Cells of the longest source's name: a column need not be wider."""
        self.when_empty: tuple[str, ...] = ()
        """What is shown in the place of rows while there are none."""
        self.is_selected: Callable[[Row], bool] | None = None
        """Says which rows the reader has selected; None while that is none."""
        self._sure = 0
        """Of a search, the first rows that are known to be found; those below are what was found before."""
        self._numbered, self._drawn = False, 0
        self._known = DrawnRows()
        self.grouping: Kind = "none"
        """By what rows are to stand under headings."""
        self.heads: Headings | None = None
        """The headings of the view that is shown; None if it has none."""
        self._marked: FoundRows | None = None
        """What marks the words that the view looks for; None if it looks for none."""

    # ------------------------------------------------------------ which rows

    def _take(self, view: View | None) -> None:
        """Look at a view."""
        self.one_source = view is not None and is_of_one_source(view.query)
        self.heads = Headings.of(view, self.grouping)
        if view is not self.view:
            self._marked = found_rows(view) if view is not None else None
        super()._take(view)

    def show_found(self, view: View, found: Sequence[Row], snippets: Mapping[int, Snippet], *, ended: bool) -> None:
        """Show a view whose first rows are known, with the words around their hits; `ended`: these are all rows."""
        self._take(view)
        if self._marked is not None:
            self._marked.snippets.update(snippets)
        same = not ended and self.top == 0 and [row.id for row in self.items[: len(found)]] == [row.id for row in found]
        # What stood below the same rows is likely to stay: to blank it and draw it again costs twice.
        below = self.items[len(found) : max(len(found), self.size.height)] if same else []
        self.items, self._ended, self._begun, self._first = [*found, *below], ended, True, None
        self._sure = len(found)
        self.cursor = self.top = 0
        self.refresh()

    def add_found(self, found: Sequence[Row], snippets: Mapping[int, Snippet], *, ended: bool) -> None:
        """More of the first rows of the view that is shown, with the words around the hits of those in sight."""
        places = {row.id: place for place, row in enumerate(found)}
        sure = self.items[: self._sure]
        if sure and (last := places.get(sure[-1].id)) is not None:
            if self._marked is not None:
                self._marked.snippets.update(snippets)
            self.items = [*sure, *found[last + 1 :]]
            self._ended, self._sure = ended, len(self.items)
            self.cursor = min(self.cursor, len(self.items) - 1)
            self.redraw(*range(len(sure), self.top + self.size.height))

    def wait(self, said: tuple[str, ...]) -> None:
        """Show these words until there are rows."""
        self.items, self.when_empty = [], said
        self._ended = self._begun = True
        self.cursor = self.top = 0
        self.refresh()

    def update_rows(self, ids: set[int]) -> None:
        if self.view is not None and self.heads is not None:
            self.heads.forget_counts()
        super().update_rows(ids)

    # ------------------------------------------------------------ drawing and telling

    def pieces(self, item: Row, width: int) -> Sequence[rows.Piece]:
        now = self.view.library.now() if self.view else 0
        selected = self.is_selected is not None and self.is_selected(item)
        found = self._plain(item, width, now, selected)
        if self._marked is None:
            return found
        return self._marked.pieces(item, found, self.items[self.top : self.top + self.size.height])

    def _plain(self, item: Row, width: int, now: int, selected: bool) -> Sequence[rows.Piece]:
        """The row without what a search marks in it. A date is as old as the minute says."""
        if not self._template:
            return self._known.pieces(
                item,
                (width, now // 60, self.longest_source, self.style, selected),
                lambda: rows.pieces(item, width, now, self.longest_source, style=self.style, selected=selected),
            )
        from tuireader.ui.article_rows import templated_rows

        number = self.number_of(self._drawn)
        return self._known.pieces(
            item,
            (width, now // 60, self._template, self.style, number, selected, self.one_source),
            lambda: templated_rows.pieces(
                self._template, item, width, now, self.style,
                index=number, selected=selected, one_source=self.one_source,
            ),
        )  # fmt: skip

    def cut_title(self) -> str:
        """The title under the cursor, if its row cannot show all of it; else nothing."""
        row, width = self.chosen, self.size.width
        if row is None or self.view is None:
            return ""
        shown = "".join(text for text, role in self.pieces(row, width) if rows.is_title(role))
        whole = rows.title(row, len(row.title))
        return "" if whole.rstrip() in shown else whole

    def draw_as(self, config: Config) -> None:
        """Draw rows as the configuration wants it."""
        from tuireader import row_format

        self.style = rows.Style(config.dates == "absolute", config.date_format)
        self.row_format, self._template = config.row_format, row_format.parse(config.row_format)
        self._numbered = "index" in row_format.names(self._template)
        self.refresh()

    def number_of(self, index: int) -> int:
        """The number of a row of the window in its view, from 1; 0 also where rows show none."""
        return super().number_of(index) if self._numbered else 0

    # ------------------------------------------------------------ headings

    def group(self, kind: Kind) -> None:
        """Draw headings of a kind, where the view's order lets articles of one stand together."""
        self.grouping, self.heads = kind, Headings.of(self.view, kind)
        self._show_cursor()
        self.refresh()

    def _lines(self) -> list[int]:
        """What is drawn: the index of an item on each line, and ``~index`` for the heading above an item."""
        assert self.heads is not None
        return self.heads.lines(self.items, self.top, max(1, self.size.height))

    def _show_cursor(self) -> None:
        if self.heads is None:
            super()._show_cursor()
            return
        height = max(2, self.size.height)
        self.top = max(0, min(max(self.top, self.cursor - height + 2), self.cursor))
        while len(self.items) - self.top < height and self.more(backwards=False):
            pass
        while self.top < self.cursor and self.cursor not in self._lines():
            self.top += 1
        while self.top > 0 and len(self._lines()) < height:
            self.top -= 1
            if len(self.items) - 1 not in self._lines():
                self.top += 1
                break

    def line_of(self, index: int) -> int | None:
        if self.heads is None:
            return super().line_of(index)
        lines = self._lines()
        return lines.index(index) if index in lines else None

    def index_at(self, line: int) -> int | None:
        if self.heads is None:
            return super().index_at(line)
        lines = self._lines()
        return lines[line] if line < len(lines) and lines[line] >= 0 else None

    def _head_on(self, line: int) -> str | None:
        """The heading on a line; None where there is none."""
        if self.heads is None or self.view is None:
            return None
        lines = self._lines()
        if line >= len(lines) or lines[line] >= 0:
            return None
        return self.heads.drawn(self.view, self.items[~lines[line]], self.size.width)

    def render_line(self, y: int) -> Strip:
        self._drawn = self.index_at(y) or 0
        if (head := self._head_on(y)) is not None:
            return Strip([Segment(head, self.look("head"))], self.size.width)
        if self.items or not self.when_empty:
            return super().render_line(y)
        first = max(0, (self.size.height - len(self.when_empty)) // 2)
        text = self.when_empty[y - first] if first <= y < first + len(self.when_empty) else ""
        margin = max(0, (self.size.width - max(map(cells, self.when_empty))) // 2)
        return Strip([Segment(fit(" " * margin + text, self.size.width), self.look("gap"))], self.size.width)

    def cursor_moved(self) -> None:
        if self.chosen is not None:
            self.screen.post_message(self.Chosen(self.chosen))

    def clicked(self, times: int) -> None:
        if times > 1:
            self.post_message(self.Opened())


def is_of_one_source(query: Node) -> bool:
    """Whether all articles of a query are of one source."""
    return isinstance(query, FromId) or (isinstance(query, And) and any(map(is_of_one_source, query.parts)))


def found_rows(view: View) -> FoundRows | None:
    """What marks the words that a view looks for, if it looks for any."""
    if view.query == All():
        return None
    from tuireader.ui.article_rows.found_rows import FoundRows  # loaded when something is searched

    return FoundRows.of(view)
