"""What the tag filter learns beside the keys: how often tags occur in what is shown, when and how often of late."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tuireader.library import Library, overview
from tuireader.library.apart import Question
from tuireader.library.views import narrowing
from tuireader.library.views.narrowing import Company
from tuireader.model.selections import Selection
from tuireader.model.tags import TagCount
from tuireader.text import fold
from tuireader.ui.once import once
from tuireader.ui.tag_filter.widget import WEEKS

if TYPE_CHECKING:
    from textual.timer import Timer

    from tuireader.ui.room import Room

PAUSE = 0.3
"""Seconds after a change of marks until the tags beside it are counted anew: not at each key."""


class TagsBeside:
    """The tags of a library as they are, and at most one question of each kind under way."""

    def __init__(self) -> None:
        self._tags: tuple[TagCount, ...] = ()
        self.aliases: dict[int, tuple[str, ...]] = {}
        """A tag's id → its other names, folded, as of when the tags were read."""
        self._as_of: tuple[int, int] | None = None
        self._counting: Question[Any] | None = None
        self._learning: Question[Any] | None = None
        self._reading: Question[Any] | None = None
        self._ahead = False
        """Whether the reader has asked for the tags since something was read ahead."""
        self._counted: tuple[Selection, tuple[int, int]] | None = None
        """What was asked last: the selection, and as of when."""
        self._since = 0.0
        self._put_off: Timer | None = None
        """Counts what was asked last, in a while."""

    def tags(self, library: Library) -> tuple[TagCount, ...]:
        """All tags; the same tuple while nothing has been written."""
        as_of = library.as_of()
        if as_of != self._as_of:
            self._as_of, found = as_of, overview.tags(library)
            self._tags = self._tags if found == self._tags else found
            self.aliases = {id: tuple(map(fold, names)) for id, names in overview.tag_aliases(library).items()}
        return self._tags

    def read_ahead(self, room: Room) -> None:
        """In a pause: the tags are at hand for the key that asks for them, and while they are chosen what their counts
        need."""
        self.tags(room.library)
        if self._ahead and room.arrangement.with_tags and narrowing.wants_reading(room.library):
            narrowing.keep(room.library)
            self._ahead = False
            self._reading = _ask(room, narrowing.read_ahead, self._end_reading, lambda: True)

    def _end_reading(self, _: None) -> None:
        self._reading = None

    def show(self, room: Room, *, at_once: bool = False) -> None:
        """Show the tags and what is chosen among them; what else there is to know follows.

        `at_once`: it is what the reader asked for.
        """
        self._ahead = self._ahead or at_once
        found = self.tags(room.library)
        if room.tags.shown.aliases != self.aliases:
            room.tags.shown.aliases = self.aliases
            room.tags.shown.arrange()
        room.tags.show(found, room.selection)
        self.count(room, at_once=at_once)
        self.look(room)

    @property
    def busy(self) -> bool:
        """Whether something is being asked."""
        return any((self._counting, self._learning, self._reading))

    @property
    def under_way_since(self) -> float | None:
        """When that began which says in what order the tags stand, by `time.monotonic`; None if it is known."""
        return self._since if self._counting is not None or self._learning is not None else None

    def stop(self) -> None:
        """Nobody waits for an answer any more."""
        for question in (self._counting, self._learning, self._reading):
            if question is not None:
                question.stop()
        self._counting = self._learning = self._reading = None

    # ------------------------------------------------------------ how often they occur in what is shown

    def count(self, room: Room, *, at_once: bool) -> None:
        """Count the tags of what is shown, if that is less than everything; at once for another selection."""
        asked = (room.selection, self._as_of or (0, 0))
        if asked == self._counted and not (at_once and self._put_off):
            return
        another = self._counted is None or self._counted[0] != room.selection
        self._counted = asked
        if self._put_off is not None:
            self._put_off.stop()
            self._put_off = None
        if self._counting is not None:
            self._counting.stop()
            self._counting = None
        if not narrowing.narrows(room.library, room.selection):
            room.tags.keep_company(None)
        elif another or at_once:
            self._count(room)
        else:
            self._put_off = once(room, PAUSE, lambda: self._count(room))

    def _count(self, room: Room) -> None:
        self._put_off, self._since = None, time.monotonic()
        selection, had = room.selection, room.tags.shown.company
        narrowing.keep(room.library)
        told = _in_loop(room, lambda company: self._tell(room, selection, company) if had is None else None)
        self._counting = question = _ask(
            room,
            lambda library: narrowing.company(library, selection, told),
            lambda company: self._end_count(room, selection, company),
            lambda: self._counting is question,
        )

    def _end_count(self, room: Room, selection: Selection, company: Company | None) -> None:
        self._counting = None
        if company is not None:
            self._tell(room, selection, company)

    def _tell(self, room: Room, selection: Selection, company: Company) -> None:
        if room.is_mounted and room.selection == selection:
            room.tags.keep_company(company)
            self.look(room)

    # ------------------------------------------------------------ when and how often they were used of late

    def look(self, room: Room) -> None:
        """Learn what would be shown of the tags in sight and is not known."""
        latest, tags = room.tags.wanted if room.tags.display else (False, [])
        if self._learning is not None or not (latest or tags):
            return

        def learn(library: Library) -> tuple[dict[int, int] | None, dict[int, list[int]]]:
            return narrowing.latest(library) if latest else None, narrowing.weeks(library, tags, WEEKS)

        if latest and self._counting is None:
            self._since = time.monotonic()
        self._learning = question = _ask(
            room, learn, lambda known: self._end_look(room, known), lambda: self._learning is question
        )

    def _end_look(self, room: Room, known: tuple[dict[int, int] | None, dict[int, list[int]]] | None) -> None:
        self._learning = None
        if known is not None:
            room.tags.learn(*known)
            self.look(room)


def _in_loop(room: Room, then: Callable[[Any], None]) -> Callable[[Any], None]:
    """`then`, to be called from another thread; where the room is not there yet, once it is."""
    loop = asyncio.get_running_loop()

    def later(answer: Any) -> None:
        with suppress(RuntimeError):  # the reader has been left meanwhile
            loop.call_soon_threadsafe(room.call_later, then, answer)

    return later


def _ask(
    room: Room, ask: Callable[[Library], Any], then: Callable[[Any], None], wanted: Callable[[], bool]
) -> Question[Any]:
    """Ask beside the keys; `then` gets the answer (None if there is none), while it is `wanted`."""
    come = _in_loop(room, lambda question: then(question.answer) if wanted() else None)
    begun = threading.Event()
    asked: list[Question[Any]] = []

    def ended() -> None:
        begun.wait()
        come(asked[0])

    asked.append(Question(room.library, ask, ended))
    begun.set()
    return asked[0]
