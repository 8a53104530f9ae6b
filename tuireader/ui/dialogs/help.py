"""All keys, by group."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tuireader.text import fit
from tuireader.ui.commands import all_commands, shown


class KeyTable(Widget, can_focus=True):
    """The commands with their effective keys, scrolled by the line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--group", "keys--key", "keys--help"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_lines(1)", show=False),
        Binding("k,up", "scroll_lines(-1)", show=False),
        Binding("space,pagedown,ctrl+d", "scroll_lines(12)", show=False),
        Binding("pageup,ctrl+u", "scroll_lines(-12)", show=False),
    ]

    def __init__(self, lines: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self.lines = lines
        self.first = 0

    def action_scroll_lines(self, by: int) -> None:
        """Scroll, as far as there are lines."""
        self.first = max(0, min(self.first + by, len(self.lines) - self.size.height))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.first + y >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        group, keys, help = self.lines[self.first + y]
        if group:
            return Strip([Segment(fit(group, width), self.get_component_rich_style("keys--group"))], width)
        room = min(20, width // 3)
        return Strip(
            [
                Segment(fit(f"  {keys}", room), self.get_component_rich_style("keys--key")),
                Segment(fit(help, width - room), self.get_component_rich_style("keys--help")),
            ],
            width,
        )


class Help(ModalScreen[None]):
    """Every command and its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,h,left", "leave", show=False)]

    def compose(self) -> ComposeResult:
        lines: list[tuple[str, str, str]] = []
        for group, commands in groupby(all_commands(), key=lambda command: command.group):
            lines += [("", "", "")] if lines else []
            lines.append((group, "", ""))
            for command in commands:
                keys = self.app.effective_keys(command)  # type: ignore[attr-defined]
                lines.append(("", "  ".join(map(shown, keys)) or "—", command.help))
        yield KeyTable(lines)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss()
