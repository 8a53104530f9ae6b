"""All keys, by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tuireader.text import cells, fit
from tuireader.ui.commands import all_commands, shown_keys

if TYPE_CHECKING:
    from tuireader.ui.app import Reader

KEYS_WIDTH = 16
"""Cells of the keys' column."""


class HelpEntry(NamedTuple):
    """What can be done, and how."""

    group: str
    keys: tuple[str, ...]
    """Textual's names of the keys."""
    help: str


class HelpLine(NamedTuple):
    """One line of the help: a group's name, or keys beside a sentence."""

    group: str
    keys: str
    help: str


class KeyTable(Widget, can_focus=True):
    """The commands with their effective keys, scrolled by the line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--group", "keys--key", "keys--help"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_lines(1)", show=False),
        Binding("k,up", "scroll_lines(-1)", show=False),
        Binding("space,pagedown,ctrl+d,ctrl+f", "scroll_pages(1)", show=False),
        Binding("pageup,ctrl+u", "scroll_pages(-1)", show=False),
        Binding("g,home", "scroll_pages(-1000)", show=False),
        Binding("G,end", "scroll_pages(1000)", show=False),
    ]

    def __init__(self, entries: Sequence[HelpEntry]) -> None:
        super().__init__()
        self._entries = entries
        self._lines: list[HelpLine] = []
        self._first = 0

    def action_scroll_lines(self, by: int) -> None:
        """Scroll, as far as there are lines."""
        first = max(0, min(self._first + by, len(self._lines) - self.size.height))
        if first != self._first:
            self._first = first
            self.refresh()

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by screens; one line of the old stays."""
        self.action_scroll_lines(by * max(1, self.size.height - 1))

    def on_resize(self) -> None:
        self._lines = list(self._laid_out(self.size.width))
        self.action_scroll_lines(0)
        self.refresh()

    def _laid_out(self, width: int) -> Iterator[HelpLine]:
        yield HelpLine("", "", "j k Space scroll, Esc goes back. Keys can be changed in config.toml: [keys].")
        for group, entries in groupby(self._entries, key=lambda entry: entry.group):
            yield HelpLine("", "", "")
            yield HelpLine(group, "", "")
            for entry in entries:
                keys = "  ".join(shown_keys(entry.keys)) or "—"
                for number, part in enumerate(_wrapped(entry.help, width - KEYS_WIDTH)):
                    yield HelpLine("", "" if number else keys, part)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._first + y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[self._first + y]
        if line.group:
            return Strip([Segment(fit(line.group, width), self.get_component_rich_style("keys--group"))], width)
        room = KEYS_WIDTH if line.keys or self._first + y else 0
        return Strip(
            [
                Segment(fit(f"  {line.keys}", room) if room else "", self.get_component_rich_style("keys--key")),
                Segment(fit(line.help, width - room), self.get_component_rich_style("keys--help")),
            ],
            width,
        )


def _wrapped(text: str, width: int) -> Iterator[str]:
    """`text` broken between words into lines of at most `width` cells."""
    line = ""
    for word in text.split():
        if line and cells(line) + 1 + cells(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


class Help(ModalScreen[None]):
    """Every command and its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,h,left,enter", "leave", show=False)]

    def __init__(self, entries: Sequence[HelpEntry] | None = None) -> None:
        """`entries`: what is shown in place of all commands, group by group."""
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        yield KeyTable(self._all() if self._entries is None else self._entries)

    def _all(self) -> list[HelpEntry]:
        reader = cast("Reader", self.app)
        return [HelpEntry(one.group, reader.effective_keys(one), one.help) for one in all_commands()]

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss()
