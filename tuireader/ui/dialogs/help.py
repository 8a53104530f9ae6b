"""All keys, by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.segment import Segment
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from tuireader.text import fit, fold
from tuireader.ui.commands import PLACES, Place, by_name
from tuireader.ui.keys import hinting
from tuireader.ui.keys.bindings import Bindings
from tuireader.ui.keys.hinting import keyed
from tuireader.ui.keys.writing import shown_keys
from tuireader.ui.prompt.wrapping import wrapped
from tuireader.ui.widgets.late_looks import LateLooks
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.app import Reader
    from tuireader.ui.room import Room

KEYS_WIDTH = 18
"""Cells of the keys' column."""
BESIDE, INDENT = 44, 4
"""Cells from which on the help stands beside the keys; what it is indented by where it stands below them."""
ENDLESS = 1_000_000
"""More lines than there can be."""


HINTS = ("Esc back", "/ narrow", "{down} {up} move", "? manual")


class HelpEntry(NamedTuple):
    """What can be done, and how."""

    group: str
    keys: tuple[str, ...]
    """Textual's names of the keys."""
    title: str
    """Found by what is typed, not shown."""
    help: str
    name: str = ""
    """What the command line calls it: shown where it has no keys."""


class HelpLine(NamedTuple):
    """One line of the help: a group's name, or keys beside a sentence."""

    group: str
    keys: str
    help: str


class KeyTable(LateLooks, can_focus=True):
    """The commands with their effective keys, scrolled by the line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--group", "keys--key", "keys--help"}

    def __init__(self, entries: Sequence[HelpEntry]) -> None:
        super().__init__()
        self.entries = self._found = entries
        self._lines: list[HelpLine] = []
        self._first = 0

    @property
    def page_height(self) -> int:
        """Lines that are seen at once."""
        return max(1, self.content_size.height)

    @property
    def found(self) -> int:
        """How many commands are shown, or can be scrolled to."""
        return len(self._found)

    def scroll_lines(self, by: int) -> None:
        """Scroll, as far as there are lines."""
        first = max(0, min(self._first + by, len(self._lines) - self.page_height))
        if first != self._first:
            self._first = first
            self.refresh()

    def narrow(self, typed: str | None) -> None:
        """Show only what has all words of `typed`; None: everything."""
        words = (typed or "").split()
        self._found = [entry for entry in self.entries if all(_has(entry, word) for word in words)]
        self._first = 0
        self.on_resize()

    def on_resize(self) -> None:
        self._lines = list(self._laid_out(self.content_size.width))[1:]  # no blank line above the first group
        self.scroll_lines(0)
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        self.scroll_lines(3)

    def on_mouse_scroll_up(self) -> None:
        self.scroll_lines(-3)

    def _laid_out(self, width: int) -> Iterator[HelpLine]:
        for group, entries in groupby(self._found, key=lambda entry: entry.group):
            yield HelpLine("", "", "")
            yield HelpLine(group, "", "")
            for entry in entries:
                keys = "  ".join(shown_keys(entry.keys)) or (f":{entry.name}" if entry.name else "—")
                if width < BESIDE:
                    yield HelpLine("", keys, "")
                    yield from (HelpLine("", "", part) for part in wrapped(entry.help, max(1, width - INDENT)))
                    continue
                for number, part in enumerate(wrapped(entry.help, width - KEYS_WIDTH)):
                    yield HelpLine("", "" if number else keys, part)

    def render_line(self, y: int) -> Strip:
        width, at = self.content_size.width, self._first + y
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        if line.group:
            return Strip([Segment(fit(line.group, width), self.get_component_rich_style("keys--group"))], width)
        left = KEYS_WIDTH if width >= BESIDE else width if line.keys else INDENT
        return Strip(
            [
                Segment(fit(f"  {line.keys}", left), self.get_component_rich_style("keys--key")),
                Segment(fit(line.help, width - left), self.get_component_rich_style("keys--help")),
            ],
            width,
        )


def _has(entry: HelpEntry, word: str) -> bool:
    """Whether a word is one of the keys, as they are typed, or stands in what is said; a single sign is a key."""
    keys = " ".join(shown_keys(entry.keys)).split()
    said = fold(f"{entry.group} {entry.title} {entry.help} {' '.join(keys)}")
    return word in keys or (len(word) > 1 and fold(word) in said)


def effective(bindings: Bindings) -> Iterator[HelpEntry]:
    """Every command with its keys; with those of each place where they differ, or where it works in one alone."""
    for one in bindings.commands.values():
        keys = {place: bindings.keys_of(one, place) for place in one.where}
        if len(keys) == len(PLACES) and len(set(keys.values())) == 1:
            yield HelpEntry(one.group, keys[PLACES[0]], one.title, one.help, one.name)
            continue
        for place, here in keys.items():
            yield HelpEntry(one.group, here, one.title, f"{one.help.rstrip('.')} ({_WHERE[place]}).", one.name)


_WHERE: dict[Place, str] = {"list": "in the list", "article": "in an article"}


class Help(ModalScreen[None]):
    """Every command and its keys. What is typed narrows, as in a list to choose from."""

    def __init__(self, entries: Sequence[HelpEntry] | None = None) -> None:
        """`entries`: what is shown in place of all commands, group by group."""
        super().__init__()
        self._entries = entries
        self._typed: str | None = None
        """What narrows; None: letters move."""

    def compose(self) -> ComposeResult:
        bindings = cast("Reader", self.app).bindings
        yield StatusLine(id="top")
        yield KeyTable(list(effective(bindings)) if self._entries is None else self._entries)
        yield StatusLine(id="bottom")

    def on_mount(self) -> None:
        self._tell()

    def on_resize(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """What stands above the keys and below them."""
        if not self.is_mounted:
            return
        bindings, table = cast("Reader", self.app).bindings, self.query_one(KeyTable)
        top, bottom = self.query_one("#top", StatusLine), self.query_one("#bottom", StatusLine)
        if self._typed is None:
            profile = keyed(f"those of {bindings.settled.profile.title}, {{profile}} others", bindings.key_of("list"))
            top.say("tuireader — keys", profile if self._entries is None else "")
            ways = HINTS if self._entries is None else HINTS[:-1]
        else:
            top.say(f"keys: {self._typed}▏", f"{table.found} of {len(table.entries)}")
            ways = ("type to narrow", "Esc back", " ".join((*shown_keys(("down", "up")), "move")))
        bottom.say(hinting.hints(ways, bindings.key_of("list"), self.app.size.width, help=""))

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here."""
        if not self.is_mounted:
            return True
        table = self.query_one(KeyTable)
        page = max(1, table.page_height - 1)
        if self._typed is None:
            key = cast("Reader", self.app).bindings.in_dialog(key)
        moves = {
            "down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": page, "pageup": -page, "ctrl+f": page,
            "ctrl+b": -page, "ctrl+d": page // 2, "ctrl+u": -(page // 2), "home": -ENDLESS, "end": ENDLESS,
        }  # fmt: skip
        letters = {"j": 1, "k": -1, "space": page, "g": -ENDLESS, "G": ENDLESS}
        typed = self._typed
        if key in moves:
            table.scroll_lines(moves[key])
        elif typed is None and key in letters:
            table.scroll_lines(letters[key])
        elif key == "escape":
            self._narrow(None) if typed is not None else self.dismiss()
        elif typed is None and key == "question_mark" and self._entries is None:
            self.dismiss()
            room = self.app.screen_stack[0]
            by_name()["manual"].run(cast("Room", room))
        elif typed is None and key in ("q", "h", "left", "enter", "question_mark"):
            self.dismiss()
        elif typed is None and key == "slash":
            self._narrow("")
        elif key == "backspace":
            self._narrow(typed[:-1] if typed else None)
        elif character is not None and character.isprintable():
            self._narrow((typed or "") + character)
        return True

    def _narrow(self, typed: str | None) -> None:
        self._typed = typed
        self.query_one(KeyTable).narrow(typed)
        self._tell()
