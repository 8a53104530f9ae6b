"""One line of words: above, what is shown; below, what was done or what one can do."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.text import cells, clean, fit, steady
from tuireader.ui.widgets.late_looks import LateLooks


class StatusLine(LateLooks):
    """A line with something at its left and something at its right. Redrawn only when one of them changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--left", "status--right"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._left = self._right = ""

    @property
    def left(self) -> str:
        """What stands at the left."""
        return self._left

    @property
    def right(self) -> str:
        """What stands at the right."""
        return self._right

    @property
    def right_width(self) -> int:
        """Cells that what stands at the right takes."""
        return cells(self._right) + 2 if self._right else 0

    def say(self, left: str, right: str | None = None) -> None:
        """Show these words; `right` stays as it is if None."""
        left = steady(clean(left).replace("\n", " "))
        right = self._right if right is None else steady(clean(right))
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y or width < 1:
            return Strip.blank(width, self.rich_style)
        right = f" {self._right} " if self._right else ""
        room = width - cells(right)
        if room < 10:
            right, room = "", width
        return Strip(
            [
                Segment(fit(f" {self._left}", room), self.get_component_rich_style("status--left")),
                Segment(right, self.get_component_rich_style("status--right")),
            ],
            width,
        )
