"""The rows of a list of things: all are at hand, only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tuireader.text import cells, fit
from tuireader.ui.prompt.wrapping import wrapped
from tuireader.ui.widgets.cursor_list import CursorList

Item = TypeVar("Item")


class RowList(CursorList[Item]):
    """A row for each thing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--hint", "list--gap"}

    @dataclass
    class Moved(Message):
        """Another row is under the cursor."""

    @dataclass
    class Opened(Message):
        """The row under the cursor was asked for with the mouse."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.now = 0
        """Seconds since 1970, for what is said of times."""
        self.when_empty: tuple[str, ...] = ()
        """What is shown while there are no rows."""

    def key(self, item: Item) -> object:
        """What tells a thing from all others, also when it has been changed."""
        raise TypeError(f"{type(self).__name__} does not say what tells its rows apart")

    def show(self, items: Sequence[Item], *, at: object = None, first: int = 0, line: int | None = None) -> None:
        """Show these, with the cursor on the one of the key `at`, else on the one at the place `first`; on the screen's
        line `line` if it is given."""
        self.items = list(items)
        keys = [self.key(item) for item in self.items]
        self.cursor = keys.index(at) if at in keys else max(0, min(first, len(keys) - 1))
        self.top = max(0, self.cursor - (self.size.height // 2 if line is None else line))
        self._show_cursor()
        self.refresh()
        self.cursor_moved()

    def update(self, item: Item) -> None:
        """Show a thing as it is now, where it stands; only a row that changed is drawn."""
        for index, shown in enumerate(self.items):
            if self.key(shown) == self.key(item) and shown != item:
                self.items[index] = item
                self.redraw(index)

    def home(self) -> None:
        """To the first row."""
        self.choose(0)

    def end(self) -> None:
        """To the last row."""
        self.choose(len(self.items) - 1)

    def render_line(self, y: int) -> Strip:
        if self.items or not self.when_empty:
            return super().render_line(y)
        width = self.size.width
        said = [
            line
            for text in self.when_empty
            for line in (wrapped(text, width - 2) if cells(text) > width - 2 else [text])
        ]
        at = y - max(0, (self.size.height - len(said)) // 2)
        text = said[at] if 0 <= at < len(said) else ""
        margin = max(1, (width - max(map(cells, said))) // 2)
        return Strip([Segment(fit(" " * margin + text, width), self.look("hint"))], width)

    def cursor_moved(self) -> None:
        self.post_message(self.Moved())

    def clicked(self, times: int) -> None:
        if times > 1:
            self.post_message(self.Opened())
