"""All that is known of one source: why is this stale?"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.model.sources import Record
from tuireader.text import cells, fit
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.sources import details
from tuireader.ui.widgets.late_looks import LateLooks


class SourceDetails(LateLooks):
    """A panel of labels and words; what does not fit is said to be there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "details--title", "details--label", "details--words", "details--more", "details--rule",
        "details--state-ok", "details--state-failing", "details--state-postponed", "details--state-gone",
        "details--state-never",
    }  # fmt: skip

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.record: Record | None = None
        self.now = 0
        """Seconds since 1970."""
        self.plain = False
        """Whether signs are in ASCII."""
        self.ruled = True
        """Whether a line across parts it from what stands above."""
        self._more_by = self._offered_by = ""
        self._lines: list[list[Piece]] = []

    def name_keys(self, more: str, offered: str) -> None:
        """Which keys show all of it, and add what its page offers."""
        self._more_by, self._offered_by = more, offered
        self._lay_out()

    def show(self, record: Record | None, now: int) -> None:
        """Show what is known of a source; nothing if None."""
        self.record, self.now = record, now
        self._lay_out()

    def _lay_out(self) -> None:
        before, width = self._lines, self.size.width - 2
        self._lines = []
        if self.record is not None and width > 0:
            self._lines = details.lines(self.record, width, self.now, plain=self.plain, offered_by=self._offered_by)
        if self._lines != before:
            self.refresh()

    def on_resize(self) -> None:
        self._lay_out()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        head = 1 if self.ruled else 0
        if y < head:
            return Strip([Segment("─" * width, self.get_component_rich_style("details--rule"))], width)
        last = self.size.height - 1
        at = y - head
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        if y == last and at < len(self._lines) - 1:
            more = f" {len(self._lines) - at} more lines: {self._more_by}"
            return Strip([Segment(fit(more, width), self.get_component_rich_style("details--more"))], width)
        drawn = [Segment(" ", self.rich_style)]
        drawn += [
            Segment(piece.text, self.get_component_rich_style(f"details--{piece.role}")) for piece in self._lines[at]
        ]
        used = 1 + sum(cells(piece.text) for piece in self._lines[at])
        return Strip([*drawn, Segment(" " * max(0, width - used), self.rich_style)], max(width, used)).crop(0, width)
