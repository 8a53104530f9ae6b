"""The first screen of a library in which nothing is yet: whose keys the reader's fingers know, and what to read.

It is shown once. Esc, and every one of its choices, leads on to the room.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip

from tuireader.errors import TuireaderError
from tuireader.library.views import session
from tuireader.text import cells, fit
from tuireader.ui.keys.profiles import Profile
from tuireader.ui.looks.theming import keep
from tuireader.ui.prompt.wrapping import wrapped
from tuireader.ui.widgets.late_looks import LateLooks

if TYPE_CHECKING:
    from tuireader.ui.room import Room

WIDEST = 84
"""Cells of the page at most."""

WAYS = {
    "a": ("add_feed", "add a feed, by its address or that of a page which has one"),
    "I": ("import_files", "coming from another reader: import its list of feeds (OPML); or text files"),
    "E": ("samples", "read the sample articles first"),
}
"""key → the command it runs, and what that does."""


class PageLine(NamedTuple):
    """A line of the page."""

    text: str
    role: str = "words"
    choice: int | None = None
    """Which set of keys it is about."""


class WelcomePage(LateLooks, can_focus=True):
    """The lines of the page, in the middle of the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"welcome--{role}" for role in ("head", "words", "choice", "chosen", "note", "key")
    }

    def __init__(self, profiles: list[Profile]) -> None:
        super().__init__(id="welcome")
        self.profiles = profiles
        self.at = 0
        """The set of keys under the cursor."""
        self.settled = ""
        """What was done about the keys, in words; empty while that is asked."""
        self._lines: list[PageLine] = []

    def lay_out(self) -> None:
        """Show what there is to say now."""
        self._lines = list(self._page(min(WIDEST, self.size.width - 2), self.size.height))
        self.refresh()

    def on_resize(self) -> None:
        self.lay_out()

    def _page(self, width: int, height: int) -> list[PageLine]:
        lines = [PageLine("Welcome to tuireader", "head"), PageLine("")]
        if self.settled:
            lines += [PageLine(line) for line in wrapped(self.settled, width)]
        else:
            lines += [PageLine("Which reader do your fingers know?", "head"), PageLine("")]
            for number, profile in enumerate(self.profiles):
                role = "chosen" if number == self.at else "choice"
                lines.append(PageLine(f"  {profile.title}", role, number))
            about = f"{self.profiles[self.at].about.rstrip('.')}. Enter takes these keys, j and k show others."
            told = wrapped(about, width)
            lines += [PageLine(""), *(PageLine(line, "note") for line in [*told, "", ""][: max(2, len(told))])]
        lines += [PageLine(""), PageLine("What do you want to read?", "head"), PageLine("")]
        lines += [PageLine(f"  {key}  {told}", "key") for key, (_, told) in WAYS.items()]
        lines += [PageLine("  ?  see all keys", "key"), PageLine("Esc  later; the empty list says the same", "key")]
        return lines if len(lines) <= height else [line for line in lines if line.text][:height]

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        at = y - max(0, (self.size.height - len(self._lines)) // 3)
        if not 0 <= at < len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        margin = max(1, (width - WIDEST) // 2)
        text = f">{line.text[1:]}" if line.role == "chosen" else line.text
        drawn = fit(text, max(0, min(WIDEST, width - margin)))
        rest = " " * max(0, width - margin - cells(drawn))
        style = self.get_component_rich_style(f"welcome--{line.role}")
        return Strip(
            [Segment(" " * margin, self.rich_style), Segment(drawn, style), Segment(rest, self.rich_style)], width
        )

    def choice_at(self, y: int) -> int | None:
        """The set of keys on a line of the screen."""
        at = y - max(0, (self.size.height - len(self._lines)) // 3)
        return self._lines[at].choice if 0 <= at < len(self._lines) else None


class Welcome(Screen[None]):
    """Shown over the room until something was chosen."""

    AUTO_FOCUS = "#welcome"

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._page = WelcomePage(list(room.reader.bindings.profiles().values()))

    def compose(self) -> ComposeResult:
        yield self._page

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here."""
        page = self._page
        asking = not page.settled
        step = {"j": 1, "down": 1, "tab": 1, "k": -1, "up": -1, "shift+tab": -1}.get(key, 0)
        if not self.is_mounted:
            return True
        if asking and step:
            page.at = (page.at + step) % len(page.profiles)
            page.lay_out()
        elif asking and key == "enter":
            page.settled = use_profile(self._room, page.profiles[page.at])
            page.lay_out()
        elif character in WAYS:
            self._leave(WAYS[character][0])
        elif key == "question_mark":
            from tuireader.ui.dialogs.help import Help

            self.app.push_screen(Help())
        elif key in ("escape", "q", "enter", "space"):
            self._leave()
        elif key == "Q":
            self.app.exit(0)
        return True

    def on_click(self, event: events.Click) -> None:
        """A set of keys is chosen by a click, and taken by a second one."""
        choice = self._page.choice_at(event.y)
        if choice is not None:
            self._page.at = choice
            self._page.lay_out()
            if event.chain > 1:
                self.take_key("enter", None)

    def _leave(self, command: str = "") -> None:
        session.begun(self._room.library)
        self.dismiss()
        if command:
            self._room.call_after_refresh(self._room.action_command, command)


def use_profile(room: Room, profile: Profile) -> str:
    """Take these keys from now on and write that into config.toml; what was done, in words."""
    reader = room.reader
    try:
        reader.bindings.settle_soundly(replace(reader.config, profile=profile.name))
    except TuireaderError as error:
        return str(error)
    said = keep(room, "profile", profile.name)
    return f"You have the keys of {profile.title}: {said}. g R changes that."
