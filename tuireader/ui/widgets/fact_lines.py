"""All that is known of something: labels and words, line below line."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.widgets.late_looks import LateLooks


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
