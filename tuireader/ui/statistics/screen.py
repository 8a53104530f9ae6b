"""g S: how much comes in, when, from where, and how much of it is read. Pages; Enter goes to a source or a tag."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from tuireader.library.figures import stat_pages
from tuireader.library.figures.stat_pages import PAGES, StatLine
from tuireader.library.figures.statistics import Flow
from tuireader.text import cells, fit
from tuireader.ui import panes
from tuireader.ui.keys import hinting
from tuireader.ui.sources.showing import show_source
from tuireader.ui.statistics.counting import Counted, count
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.room import Room

ENDLESS = 1_000_000
"""More lines than there can be."""


class StatList(CursorList[StatLine]):
    """The lines of a page."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"list--{role}" for role in ("head", "name", "chart", "number", "words", "gap")
    }

    class Taken(Message):
        """The chosen line was asked for with the mouse."""

    def pieces(self, item: StatLine, width: int) -> list[tuple[str, str]]:
        found, room = [(" ", "gap")], width - 1
        for text, role in item.pieces:
            if room > 0:
                text = fit(text, min(room, cells(text)))
                found.append((text, role))
                room -= cells(text)
        return [*found, (" " * max(0, room), "gap")]

    def step(self, by: int) -> None:
        """To the next line that leads somewhere, or the one before; where there is none, what stands there is seen."""
        at = self.cursor + by
        while 0 <= at < len(self.items) and self.items[at].about is None:
            at += by
        if 0 <= at < len(self.items):
            self.choose(at)
        elif not self.shows_cursor:
            self.move(by)
        elif by < 0 and self.top:
            self.top = 0
            self.refresh()

    @property
    def shows_cursor(self) -> bool:
        return self.chosen is not None and self.chosen.about is not None

    def clicked(self, times: int) -> None:
        if times > 1:
            self.post_message(self.Taken())


class Statistics(Screen[None]):
    """The pages, one at a time."""

    AUTO_FOCUS = "#stat-list"

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._counted = Counted()
        self._page = PAGES[0]
        self._places: dict[str, int] = {}
        """The line of the cursor on pages that were left."""
        self.under_way_since: float | None = time.monotonic()
        """When counting began, by `time.monotonic`; None once all is counted."""
        self.list = StatList(id="stat-list")
        self.top, self.bottom = StatusLine(id="top"), StatusLine(id="bottom", grows=True)

    def compose(self) -> ComposeResult:
        yield self.top
        yield self.list
        yield self.bottom

    def on_mount(self) -> None:
        self._show()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        path, now = self._room.library.path, self._room.library.now
        threading.Thread(target=count, args=(path, now, self._tell), daemon=True, name="statistics").start()

    def _tell(self, counted: Counted) -> bool:
        """Called by the thread that counts."""
        if not self.is_attached:
            return False
        try:
            self.app.call_from_thread(self._take, counted)
        except RuntimeError:  # the reader is leaving
            return False
        return self.is_attached

    def _take(self, counted: Counted) -> None:
        self._counted = counted
        if counted.complete or counted.trouble:
            self.under_way_since = None
        if self.is_mounted:
            self._show()

    # ------------------------------------------------------------ what is shown

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        counted, width = self._counted, self.size.width
        pages = "  ".join(f"[{name}]" if name == self._page else name for name in PAGES)
        self.top.say(f"tuireader — statistics   {pages}", "" if counted.complete else "counting …")
        self.bottom.say(hinting.hints(HINTS, self._room.reader.bindings.key_of("list"), width, help=""))
        if counted.trouble:
            self.list.items = [StatLine(((counted.trouble, "words"),))]
        elif counted.overall is None:
            self.list.items = []
        else:
            self.list.items = stat_pages.page(
                self._page, counted.overall, counted.sources, counted.tags, width - 2, complete=counted.complete
            )
        self.list.choose(self.list.cursor)
        self.list.refresh()

    def _turn_to(self, name: str) -> None:
        self._places[self._page] = self.list.cursor
        self._page = name
        self.list.top = self.list.cursor = 0
        self._show()
        first = next((at for at, line in enumerate(self.list.items) if line.about is not None), 0)
        self.list.choose(self._places.get(name, first if name != PAGES[0] else 0))

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here."""
        if not self.is_mounted:
            return True
        key = self._room.reader.bindings.moved_by(key)
        page = self.list.page_height
        moves = {
            "space": page, "pagedown": page, "pageup": -page, "ctrl+f": page,
            "ctrl+b": -page, "ctrl+d": page // 2, "ctrl+u": -(page // 2), "home": -ENDLESS, "end": ENDLESS,
            "g": -ENDLESS, "G": ENDLESS,
        }  # fmt: skip
        turns = {"tab": 1, "l": 1, "right": 1, "n": 1, "shift+tab": -1, "left": -1, "p": -1}
        if key in ("j", "down", "k", "up"):
            self.list.step(1 if key in ("j", "down") else -1)
        elif key in moves:
            self.list.move(moves[key])
        elif key in turns:
            self._turn_to(PAGES[(PAGES.index(self._page) + turns[key]) % len(PAGES)])
        elif character is not None and character in "12345":
            self._turn_to(PAGES[int(character) - 1])
        elif key == "enter":
            self._go()
        elif key in ("escape", "q", "h", "backspace"):
            self.dismiss()
        return True

    @on(StatList.Taken)
    def _go(self) -> None:
        chosen = self.list.chosen
        if chosen is None or chosen.about is None:
            self.bottom.say("Enter shows the articles of a source or a tag: go to one first", told=True)
            return
        self.dismiss()
        self._room.attempt(show, self._room, chosen.about)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The list always has the keys."""
        self.list.focus_changed(True)


HINTS = ("Esc back", "Tab next page", "{down} {up} move", "Enter its articles", "1-5 a page")
"""What one can do, what is wanted most first."""


def show(room: Room, flow: Flow) -> None:
    """The articles of a source or a tag."""
    from tuireader.library import overview
    from tuireader.model.selections import Selection

    if flow.kind == "tag":
        room.look(Selection(include=(flow.name,), order=room.selection.order), keep_place=False)
        panes.to_list(room)
    elif (source := overview.source(room.library, flow.id)) is not None:
        show_source(room, source)
