"""The list of rules, the names over its columns, and all of one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tuireader.model import Rule
from tuireader.text import cells, fit
from tuireader.ui.listed.pieces import Piece
from tuireader.ui.rules import rows
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.late_looks import LateLooks


class RuleList(CursorList[Rule]):
    """A row for each rule, in the order they run."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--rule", "list--rule-off", "list--rule-wrong", "list--count", "list--date", "list--does", "list--hint"
    }  # fmt: skip

    @dataclass
    class Moved(Message):
        """Another rule is under the cursor."""

    @dataclass
    class Opened(Message):
        """The rule under the cursor was asked for with the mouse."""

    when_empty: ClassVar[tuple[str, ...]] = (
        "There are no rules yet.",
        "",
        "A rule looks at what comes in: what its query finds",
        "is read, starred, tagged, hidden, highlighted or announced.",
        "",
        "n   makes one",
        "Esc goes back",
    )

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.now = 0
        """Seconds since 1970, for what is said of times."""
        self.faults: dict[int, str] = {}
        """What is wrong with rules, by their ids."""

    def show(self, found: list[Rule], *, at: int = 0) -> None:
        """Show these, with the cursor on the rule of that id, else where it is."""
        self.items = found
        ids = [rule.id for rule in found]
        self.cursor = ids.index(at) if at in ids else max(0, min(self.cursor, len(ids) - 1))
        self._show_cursor()
        self.refresh()
        self.cursor_moved()

    def pieces(self, item: Rule, width: int) -> list[Piece]:
        return rows.pieces(item, width, self.now, self.faults.get(item.id, ""))

    def render_line(self, y: int) -> Strip:
        if self.items:
            return super().render_line(y)
        width, first = self.size.width, max(0, (self.size.height - len(self.when_empty)) // 2)
        at = y - first
        text = self.when_empty[at] if 0 <= at < len(self.when_empty) else ""
        margin = max(1, (width - max(map(cells, self.when_empty))) // 2)
        return Strip([Segment(fit(" " * margin + text, width), self.look("hint"))], width)

    def cursor_moved(self) -> None:
        self.post_message(self.Moved())

    def clicked(self, times: int) -> None:
        if times > 1:
            self.post_message(self.Opened())


class RuleHeads(LateLooks):
    """What stands in the columns."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heads--name"}

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return Strip([Segment(rows.heads(width), self.get_component_rich_style("heads--name"))], width)


class FactLines(LateLooks):
    """Labels and words, line below line; as many as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facts--title", "facts--label", "facts--words", "facts--wrong"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: list[list[Piece]] = []
        self.first = 0
        """The line that is at the top."""

    def show(self, lines: list[list[Piece]]) -> None:
        """Show these from the first on."""
        self.lines, self.first = lines, 0
        self.refresh()

    def move(self, by: int) -> None:
        """Scroll by lines, as far as there are any."""
        first = max(0, min(self.first + by, len(self.lines) - self.size.height))
        if first != self.first:
            self.first = first
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width, at = self.size.width, self.first + y
        if at >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        strip = Strip([Segment(text, self.get_component_rich_style(f"facts--{role}")) for text, role in self.lines[at]])
        return strip.adjust_cell_length(width, self.rich_style)
