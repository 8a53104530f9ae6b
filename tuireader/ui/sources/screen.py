"""The screen of sources: how each fares, and what can be done about it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget

from tuireader.library.sources import faring, settling
from tuireader.library.sources.faring import Glance
from tuireader.library.views.saved_views import SavedView
from tuireader.model.changes import Change
from tuireader.model.sources import Record, Source
from tuireader.text import fold
from tuireader.ui.keys import hinting
from tuireader.ui.list_screens.keys import named
from tuireader.ui.list_screens.screen import ListScreen
from tuireader.ui.saved_views import showing
from tuireader.ui.saved_views.counting import Counting
from tuireader.ui.saved_views.rows import ViewGlance
from tuireader.ui.sources import rows
from tuireader.ui.sources.orders import ORDERS, arranged
from tuireader.ui.sources.showing import show_source
from tuireader.ui.sources.source_details import SourceDetails
from tuireader.ui.sources.source_list import ColumnHeads, SourceList

if TYPE_CHECKING:
    from tuireader.ui.room import Room

BESIDE = 110
"""Columns of the terminal from which on the details stand beside the list."""

MANY = 1000
"""Sources from which on it takes too long to read all of them anew every second."""

ROOM_BELOW = 18
"""Lines of the terminal from which on they stand below it."""


class Sources(ListScreen["Glance | ViewGlance"]):
    """The list of sources, and the details of one; saved views stand above them."""

    list: SourceList

    PLACE = "sources"
    THINGS = ("source", "sources")
    HINTS: ClassVar[tuple[str, ...]] = (
        "{sources_show} articles", "{sources_back} back", "{sources_refresh} ask now", "{sources_failing} failing",
        "{sources_order} order", "{sources_narrow} narrow", "{sources_add} add", "{sources_rename} name",
        "{sources_mute} mute", "{sources_interval} how often", "{sources_unsubscribe} unsubscribe",
        "{sources_open} page", "{sources_details} all of it",
    )  # fmt: skip
    EMPTY = ("There are no sources.", "", "{sources_add}  adds a feed by its address", "{sources_back}  goes back")
    NO_ONE = "there is no source under the cursor; {key:sources_add} adds one"

    def __init__(self, room: Room, *, at: int | None = None) -> None:
        """`at`: the id of the source under the cursor at first."""
        super().__init__(room, SourceList(id="source-list"), at=at)
        self.failing_only = False
        self.order = next(iter(ORDERS))
        """One of `ORDERS`."""
        self.all_details = False
        """Whether the details have the screen to themselves."""
        self.record: Record | None = None
        """Of the source under the cursor."""
        self._known: dict[int, Glance] = {}
        self._views: dict[SavedView, ViewGlance] = {}
        self.counting = Counting(self.library, self.call_later, self._view_counted)
        self.details = SourceDetails(id="source-details")
        self.heads = ColumnHeads(self.list, id="source-heads")
        self.list.plain = self.details.plain = os.environ.get("TERM", "") in ("linux", "vt100", "vt220", "ansi")

    def middle(self) -> ComposeResult:
        with Container(id="source-main"):
            with Vertical(id="source-middle"):
                yield self.heads
                yield self.list
            yield self.details

    def begun(self) -> None:
        self.details.name_keys(self.key_of("sources_details"), self.key_of("sources_offered"))

    # ------------------------------------------------------------ what is shown

    @property
    def chosen(self) -> Source | None:  # type: ignore[override]  # what is done here is done with a source
        """The source under the cursor."""
        return self.list.chosen.source if isinstance(self.list.chosen, Glance) else None

    @property
    def chosen_view(self) -> SavedView | None:
        """The saved view under the cursor."""
        return self.list.chosen.view if isinstance(self.list.chosen, ViewGlance) else None

    def do(self, name: str) -> None:
        action = named(self.PLACE).get(name)
        if self.chosen_view is None or action is None or not action.on_one:
            super().do(name)
        elif name == "sources_show":
            self.open_chosen()
        else:
            self.tell("this is a saved view: {key:sources_show} shows it, {key:views} in the list changes it")

    def open_chosen(self) -> None:
        source, view = self.chosen, self.chosen_view
        self.leave()
        if view is not None:
            showing.show(self.room, view.name)
        elif source is not None:
            show_source(self.room, source)

    def moved(self) -> None:
        self.record = settling.record(self.library, self.chosen.id) if self.chosen is not None else None
        self.details.show(self.record, self.library.now())

    def found(self) -> Sequence[Glance | ViewGlance]:
        """How all sources fare, and the saved views, from the library; the views are counted bit by bit."""
        self._known = {glance.source.id: glance for glance in faring.glances(self.library)}
        if not self._views:
            self._views = {glance.view: glance for glance in self.counting.glances()}
        self.list.longest = rows.longest(self._known.values(), self._views.values())
        return list(self._known.values())

    def show_rows(self, at: object = None) -> None:
        """Put the sources in order and narrow them; the cursor stays on its source, or goes to `at`."""
        kept = self.list.key(self.list.chosen) if self.list.chosen is not None else None
        line = self.list.cursor - self.list.top if at is None and kept is not None else None
        views = self._shown_views()
        shown = arranged(self._known.values(), self.order, typed=self.typed, failing=self.failing_only)
        self.list.when_empty = self.words_when_empty()
        first = len(views) if shown else 0
        self.list.show([*views, *shown], at=kept if at is None else at, first=first, line=line)
        self._show_counts()
        self.rows_shown()

    def over_columns(self) -> Widget:
        return self.heads

    def _shown_views(self) -> Sequence[ViewGlance]:
        """The views whose name or query holds what narrows; none where only failing sources are shown."""
        wanted = [fold(word) for word in self.typed.split()]
        return [
            glance
            for glance in self._views.values()
            if not self.failing_only and all(word in fold(f"{glance.view.name} {glance.view.query}") for word in wanted)
        ]

    def _view_counted(self, glance: ViewGlance) -> None:
        self._views[glance.view] = glance
        self.list.update(glance)

    def source_came(self, id: int) -> None:
        """Put the cursor on a source, with all of them shown if it would not be."""
        if id in self._known and all(glance.source.id != id for glance in self.list.sources):
            self.typed, self.failing_only = "", False
        self.show_rows(at=id)

    def words_when_empty(self) -> tuple[str, ...]:
        if self.failing_only and not self.typed and self._known:
            return hinting.lines(("No source fails.", "", "{sources_back}  shows all"), self.key_of)
        return super().words_when_empty()

    def reload(self, *, whole: bool = False) -> None:
        """The library has changed: sources are shown as they are, each where it stands; those that came or went too.

        Of very many only those in sight, unless it is to be the `whole`: a refresh changes the library every second.
        """
        if self.is_mounted:
            shown = self.list.items[self.list.top : self.list.top + self.list.size.height]
            in_sight = tuple(glance.source.id for glance in shown if isinstance(glance, Glance))
            self.attempt(self._see_changes, None if whole or len(self._known) < MANY else in_sight)

    def _see_changes(self, ids: tuple[int, ...] | None = None) -> None:
        """Read all sources anew, or these."""
        before, longest = self._known.keys(), self.list.longest
        if ids is None:
            self.found()
        else:
            others = {id: glance for id, glance in self._known.items() if id not in ids}
            self._known = others | {one.source.id: one for one in faring.some_glances(self.library, ids)}
            self.list.longest = rows.longest(self._known.values(), self._views.values())
        self.list.now = self.library.now()
        if self._known.keys() != before:
            came = self._known.keys() - before
            self.show_rows(at=next(iter(came)) if len(came) == 1 else None)
            return
        for glance in self._known.values():
            self.list.update(glance)
        if self.list.longest != longest:
            self.list.refresh()
            self.heads.refresh()
        self._show_counts()
        self.moved()

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

    # ------------------------------------------------------------ narrowing and order

    @property
    def narrowed(self) -> bool:
        return bool(self.typed) or self.failing_only

    def toggle_failing(self) -> None:
        """Only the failing ones, or all again."""
        self.failing_only = not self.failing_only
        self.show_rows()

    def show_all(self) -> None:
        self.typed, self.failing_only = "", False
        self.show_rows()

    def next_order(self) -> None:
        """The next order; the first row is shown, so that it can be seen."""
        names = [*ORDERS]
        self.order = names[(names.index(self.order) + 1) % len(names)]
        self.show_rows()
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

    def resized(self) -> None:
        self._share()

    def done(self, change: Change) -> None:
        if change.sources or change.views:
            self._views = {} if change.views else self._views
            self.attempt(self._see_changes, None if change.views else change.sources)
