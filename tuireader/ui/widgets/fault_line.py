"""What is wrong with the line that is typed: words above it, and a sign over the place."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.text import cells, fit
from tuireader.ui.prompt.wrapping import wrapped
from tuireader.ui.widgets.late_looks import LateLooks

SIGN = "↓"


class FaultLine(LateLooks):
    """Over what stands above the prompt: nothing moves when it comes and goes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"fault--words"}

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def tell(self, said: str, column: int, width: int) -> None:
        """Show `said`, and the sign at a column of the screen; an empty text hides both."""
        self.lines = laid_out(said, column, width) if said else []
        self.display = bool(self.lines)
        if self.lines:
            self.styles.height = len(self.lines)
            self.styles.offset = (0, -len(self.lines))
            self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        text = self.lines[y] if y < len(self.lines) else ""
        return Strip([Segment(fit(text, self.size.width), self.get_component_rich_style("fault--words"))])


def laid_out(said: str, column: int, width: int) -> list[str]:
    """The words beside the sign where they fit, at its right or at its left; else above it."""
    column = max(0, min(column, width - 1))
    if column + 2 + cells(said) < width:
        return [f"{' ' * column}{SIGN} {said}"]
    if cells(said) + 2 <= column:
        return [f"{' ' * (column - cells(said) - 1)}{said} {SIGN}"]
    return [*(f" {one}" for one in wrapped(said, max(1, width - 2))[:3]), f"{' ' * column}{SIGN}"]
