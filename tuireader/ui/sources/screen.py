"""The screen of sources: how each fares, and what can be done about it. The room stays as it is below it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen

from tuireader.errors import TuireaderError
from tuireader.library.lists.views import SavedView
from tuireader.library.sources import faring, settling
from tuireader.library.sources.faring import Glance
from tuireader.model import Change, Record, Source
from tuireader.text import fold
from tuireader.ui.commands import by_name as commands
from tuireader.ui.keys import hinting
from tuireader.ui.prompt import wording
from tuireader.ui.prompt.completing import Complete
from tuireader.ui.saved_views import showing
from tuireader.ui.saved_views.counting import Counting
from tuireader.ui.saved_views.rows import ViewGlance
from tuireader.ui.sources import rows
from tuireader.ui.sources.keys import MOVES, by_name
from tuireader.ui.sources.orders import ORDERS, arranged
from tuireader.ui.widgets.prompt_line import Field, PromptLine
from tuireader.ui.widgets.source_details import SourceDetails
from tuireader.ui.widgets.source_list import ColumnHeads, SourceList
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.room import Room

BESIDE = 110
"""Columns of the terminal from which on the details stand beside the list."""

MANY = 1000
"""Sources from which on it takes too long to read all of them anew every second."""

ROOM_BELOW = 18
"""Lines of the terminal from which on they stand below it."""


class Sources(Screen[None]):
    """The list of sources, and the details of one."""

    AUTO_FOCUS = "#source-list"

    def __init__(self, room: Room, *, at: int | None = None) -> None:
        """`at`: the id of the source under the cursor at first."""
        super().__init__()
        self.room = room
        self.library = room.library
        self.typed = ""
        """What narrows the list."""
        self.failing_only = False
        self.order = next(iter(ORDERS))
        """One of `ORDERS`."""
        self.all_details = False
        """Whether the details have the screen to themselves."""
        self.record: Record | None = None
        """Of the source under the cursor."""
        self._at = at
        self._known: dict[int, Glance] = {}
        self._views: dict[SavedView, ViewGlance] = {}
        self.counting = Counting(self.library, self.call_later, self._view_counted)
        self._told = False
        self.list = SourceList(id="source-list")
        self.details = SourceDetails(id="source-details")
        self.heads = ColumnHeads(self.list, id="source-heads")
        self.top, self.bottom = StatusLine(id="top"), StatusLine(id="bottom", grows=True)
        self.prompt = PromptLine(id="prompt")
        self.list.plain = self.details.plain = os.environ.get("TERM", "") in ("linux", "vt100", "vt220", "ansi")

    def compose(self) -> ComposeResult:
        yield self.top
        with Container(id="source-main"):
            with Vertical(id="source-middle"):
                yield self.heads
                yield self.list
            yield self.details
        yield self.bottom
        yield self.prompt

    def on_mount(self) -> None:
        self._share()
        self._read()
        self._arrange(at=self._at)
        self.bottom.say("", self.room.bottom.right)
        self._show_hints()

    def on_unmount(self) -> None:
        if self.room.over is self:
            self.room.over = None

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None = None) -> bool:
        """Do what a key stands for here; False if that is nothing."""
        if self.prompt.asking:
            return False
        sequences = self.room.reader.bindings.source_sequences
        was_pending, step = bool(sequences.pending), sequences.press(key)
        if step.run or was_pending:
            self._untell()
        for name in step.run:
            self._attempt(self._run, name)
        return step.taken

    def _run(self, name: str) -> None:
        if name in MOVES:
            self._move(name)
        elif (action := by_name().get(name)) is None:
            commands()[name].run(self.room)
        elif name == "sources_show" and self.chosen_view is not None:
            self.leave()
            showing.show(self.room, self.chosen_view.name)
        elif action.on_one and self.chosen is None:
            saved = "this is a saved view: Enter shows it, F in the list changes it"
            self.tell(saved if self.chosen_view else "there is no source under the cursor; a adds one")
        else:
            action.run(self)

    def _move(self, name: str) -> None:
        page = self.list.page_height
        by = {"down": 1, "up": -1, "half_down": page // 2, "half_up": -(page // 2), "page_down": page, "page_up": -page}
        if name in by:
            self.list.move(by[name])
        elif name == "top":
            self.list.home()
        else:
            self.list.end()

    def _attempt(self, action: Callable[..., None], *about: object) -> None:
        try:
            action(*about)
        except TuireaderError as error:
            self.tell(str(error))

    # ------------------------------------------------------------ what is shown

    @property
    def chosen(self) -> Source | None:
        """The source under the cursor."""
        return self.list.chosen.source if isinstance(self.list.chosen, Glance) else None

    @property
    def chosen_view(self) -> SavedView | None:
        """The saved view under the cursor."""
        return self.list.chosen.view if isinstance(self.list.chosen, ViewGlance) else None

    def _read(self) -> None:
        """How all sources fare, and the saved views, from the library; the views are counted bit by bit."""
        self._known = {glance.source.id: glance for glance in faring.glances(self.library)}
        if not self._views:
            self._views = {glance.view: glance for glance in self.counting.glances()}
        self.list.longest = rows.longest(self._known.values(), self._views.values())
        self.list.now = self.library.now()

    def _arrange(self, at: int | None = None) -> None:
        """Put the sources in order and narrow them; the cursor stays on its source, or goes to `at`."""
        kept = self.chosen.id if self.chosen is not None else None
        view = self.chosen_view.name if self.chosen_view is not None and at is None else ""
        line = self.list.cursor - self.list.top if at is None and (kept is not None or view) else None
        shown = arranged(self._known.values(), self.order, typed=self.typed, failing=self.failing_only)
        self.list.when_empty = self._why_empty()
        self.list.show(shown, self._shown_views(), at=kept if at is None else at, view=view, line=line)
        self._show_counts()
        self._show_details()

    def _shown_views(self) -> list[ViewGlance]:
        """The views whose name or query holds what narrows; none where only failing sources are shown."""
        wanted = [fold(word) for word in self.typed.split()]
        return [
            glance
            for glance in self._views.values()
            if not self.failing_only and all(word in fold(f"{glance.view.name} {glance.view.query}") for word in wanted)
        ]

    def _view_counted(self, glance: ViewGlance) -> None:
        self._views[glance.view] = glance
        self.list.update_view(glance)

    def go_to(self, id: int) -> None:
        """Put the cursor on a source, with all of them shown if it would not be."""
        if id in self._known and all(glance.source.id != id for glance in self.list.sources):
            self.typed, self.failing_only = "", False
        self._arrange(at=id)

    def _why_empty(self) -> str:
        if not self._known:
            return "There are no sources. a adds a feed by its address."
        return "No source fails. Esc shows all." if self.failing_only and not self.typed else "None. Esc shows all."

    def reload(self, *, whole: bool = False) -> None:
        """The library has changed: sources are shown as they are, each where it stands; those that came or went too.

        Of very many only those in sight, unless it is to be the `whole`: a refresh changes the library every second.
        """
        if self.is_mounted:
            shown = self.list.items[self.list.top : self.list.top + self.list.size.height]
            in_sight = tuple(glance.source.id for glance in shown if isinstance(glance, Glance))
            self._attempt(self._see_changes, None if whole or len(self._known) < MANY else in_sight)

    def _see_changes(self, ids: tuple[int, ...] | None = None) -> None:
        """Read all sources anew, or these."""
        before, longest = self._known.keys(), self.list.longest
        if ids is None:
            self._read()
        else:
            others = {id: glance for id, glance in self._known.items() if id not in ids}
            self._known = others | {one.source.id: one for one in faring.some_glances(self.library, ids)}
            self.list.longest = rows.longest(self._known.values(), self._views.values())
        if self._known.keys() != before:
            came = self._known.keys() - before
            self._arrange(at=next(iter(came)) if len(came) == 1 else None)
            return
        self.list.update(self._known)
        if self.list.longest != longest:
            self.list.refresh()
            self.heads.refresh()
        self._show_counts()
        self._show_details()

    def _show_counts(self) -> None:
        failing = sum(bool(glance.source.failures) for glance in self._known.values())
        said = [f"{failing:,} failing"] if failing else []
        waiting = sum(glance.state(self.list.now) == "postponed" for glance in self._known.values())
        said += [f"{waiting:,} put off"] if waiting else []
        shown = len(self.list.sources)
        said.append(f"{shown:,} of {len(self._known):,}" if shown != len(self._known) else f"{shown:,} in all")
        narrowed = [f"with “{self.typed}”"] if self.typed else []
        narrowed += ["only failing"] if self.failing_only else []
        self.top.say(", ".join(["tuireader — sources", *narrowed, self.order]), "  ".join(said))

    def _show_details(self) -> None:
        self.record = settling.record(self.library, self.chosen.id) if self.chosen is not None else None
        self.details.show(self.record, self.library.now())

    # ------------------------------------------------------------ narrowing and order

    def narrow(self, text: str) -> None:
        """Show the sources whose title or address holds these words."""
        self.typed = text.strip()
        self._arrange()

    def toggle_failing(self) -> None:
        """Only the failing ones, or all again."""
        self.failing_only = not self.failing_only
        self._arrange()

    def show_all(self) -> None:
        """No narrowing."""
        self.typed, self.failing_only = "", False
        self._arrange()

    def next_order(self) -> None:
        """The next order; the first row is shown, so that it can be seen."""
        names = list(ORDERS)
        self.order = names[(names.index(self.order) + 1) % len(names)]
        self._arrange()
        self.tell(self.order)

    # ------------------------------------------------------------ layout

    def toggle_details(self) -> None:
        """The details alone, or the list with them."""
        self.all_details = not self.all_details
        self._share()

    def _share(self) -> None:
        width, height = self.app.size
        self.set_class(width >= BESIDE, "-beside")
        self.set_class(width < BESIDE and height < ROOM_BELOW, "-list-only")
        self.set_class(self.all_details, "-all-details")
        self.details.ruled = width < BESIDE and not self.all_details

    def on_resize(self) -> None:
        if self.is_mounted:
            self._share()
            if not self._told:
                self._show_hints()

    # ------------------------------------------------------------ telling and asking

    def tell(self, text: str) -> None:
        """Say something on the last line; it stands until the next key."""
        self.bottom.say(text)
        self._told = True

    def under_way(self, text: str) -> None:
        """Say at the right of the last line what is going on."""
        self.bottom.say(self.bottom.left, text)
        if not self._told:
            self._show_hints()

    def _untell(self) -> None:
        if self._told:
            self._told = False
            self._show_hints()

    def _show_hints(self) -> None:
        key_of = self.room.reader.bindings.key_of("sources")
        width = self.app.size.width - self.bottom.right_width
        self.bottom.say(hinting.hints(wording.IN_SOURCES, key_of, width, help="{sources_help} help"))

    def ask(
        self,
        label: str,
        answer: Callable[[str | None], None],
        *,
        text: str = "",
        typed: Callable[[str], None] | None = None,
        complete: Complete | None = None,
    ) -> None:
        """Ask for a line of text in place of the last line; `complete`: the ways to go on with it."""

        def answered(said: str | None) -> None:
            self.bottom.display = True
            self.set_focus(self.list)
            self._attempt(answer, said)

        self.bottom.display = False
        self.prompt.ask(label, answered, text=text, typed=typed, complete=complete)

    # ------------------------------------------------------------ coming and going

    def done(self, change: Change) -> None:
        """A change was stored: show it."""
        if change.sources:
            self._attempt(self._see_changes, change.sources)

    def leave(self) -> None:
        """Back to the room, exactly as it was."""
        self.room.over = None
        self.dismiss()

    @on(SourceList.Chosen)
    def _other_source(self) -> None:
        self._attempt(self._show_details)

    @on(SourceList.Opened)
    def _opened(self) -> None:
        self._attempt(self._run, "sources_show")

    @on(events.DescendantFocus)
    def _keep_question(self, event: events.DescendantFocus) -> None:
        if self.prompt.asking and not isinstance(event.widget, Field):
            self.set_focus(self.prompt.query_one(Field))
