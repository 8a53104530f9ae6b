"""An address as a QR code on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip

from tuireader.text import cells, fit
from tuireader.ui.article_rows.rows import drawn
from tuireader.ui.widgets.late_looks import LateLooks


class Code(LateLooks):
    """The code in the middle, the address below it, what the keys do in the last line; where it does not fit, how much
    it needs."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"qr--code", "qr--words", "qr--hint"}

    def __init__(self, lines: Sequence[str], url: str) -> None:
        super().__init__()
        self._lines, self._url = lines, url

    def render_line(self, y: int) -> Strip:
        width, height = self.size.width, self.size.height
        across, down = len(self._lines[0]), len(self._lines)
        if width < across or height < down + 1:
            said = f"the code needs {across} columns and {down + 1} lines; Esc back"
            return self._words(said, width) if y == height // 2 else Strip.blank(width, self.rich_style)
        spare = height > down + 1
        at = y - (height - down - 1) // 2
        if y == height - 1 and spare:
            return Strip([Segment(fit(" Esc back", width), self.get_component_rich_style("qr--hint"))], width)
        if at == down:
            return self._words(drawn(self._url, width) if spare else f"{drawn(self._url, width)}  Esc back", width)
        if not 0 <= at < down:
            return Strip.blank(width, self.rich_style)
        margin = (width - across) // 2
        ground = self.rich_style
        code = Segment(self._lines[at], self.get_component_rich_style("qr--code"))
        return Strip([Segment(" " * margin, ground), code, Segment(" " * (width - margin - across), ground)], width)

    def _words(self, text: str, width: int) -> Strip:
        margin = max(0, (width - cells(text)) // 2)
        return Strip([Segment(fit(" " * margin + text, width), self.get_component_rich_style("qr--words"))], width)


class QrCode(ModalScreen[None]):
    """One code."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,h,left,enter,backspace", "leave", show=False)]

    def __init__(self, lines: Sequence[str], url: str) -> None:
        super().__init__()
        self._lines, self._url = lines, url

    def compose(self) -> ComposeResult:
        yield Code(self._lines, self._url)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss()
