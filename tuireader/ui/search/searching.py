"""The search in the list: narrowed while one types, by a thread beside the keys; and the way back from it."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.library.search.searching import make_some_ready
from tuireader.library.search.seeking import Answer, Question, Seeker
from tuireader.library.views import choosing, listing
from tuireader.model.selections import Selection
from tuireader.text import excerpt
from tuireader.ui.keys import hinting
from tuireader.ui.messages import NotFound, WasFound
from tuireader.ui.prompt import wording
from tuireader.ui.search.way_back import WayBack

if TYPE_CHECKING:
    from tuireader.ui.room import Room

SLASH = "/"
"""Typed first on the line: search everything, not the present view alone."""

PATIENCE = 0.1
"""Seconds that Enter waits for an answer, so that the keys typed behind it act on what is found."""

AT_FIRST = 13
"""Rows that a letter brings at once over SSH: whoever types on sees them sooner, and the rest is not sent in vain."""

HINT = ("words", '"a phrase"', "-without", "tag:x", "is:unread")
"""What can be written."""

SCOPE = 36
"""Characters of the words that say where is searched."""


class Searching:
    """What is searched in one room."""

    def __init__(self) -> None:
        self._seeker: Seeker | None = None
        self._number = 0
        """Of the question whose answer is waited for."""
        self._wanted: Selection | None = None
        """What is searched just now; None: nothing, or it has been answered."""
        self._base = Selection()
        """Where is searched: a selection without words."""
        self._typing = False
        self._since = 0.0
        self._way_back: WayBack | None = None
        """To where the search began."""
        self._shown = 0
        """The question whose answer the list shows."""
        self._view: listing.View | None = None
        """What it has found."""
        self._tallies = (listing.Tally(0), listing.Tally(0))
        self._tell = False
        """Whether it is to be told how many there are, once that is known."""

    @property
    def under_way(self) -> bool:
        """Whether an answer is waited for."""
        return self._wanted is not None

    @property
    def awaited(self) -> bool:
        """Whether the reader waits for an answer: for its first part; once the words are typed, for all of it."""
        return self.under_way and (self._shown != self._number or not self._typing)

    @property
    def under_way_since(self) -> float | None:
        """When what has been typed whole began to be searched, by `time.monotonic`; None if all of it is answered."""
        return self._since if self.under_way and not self._typing else None

    @property
    def typing(self) -> bool:
        """Whether the words are being typed."""
        return self._typing

    def takes(self, name: str) -> bool:
        """Whether a command is for the search while it is typed."""
        return self._typing and name == "rank"

    def stands(self, room: Room) -> bool:
        """Whether the list shows what a search has found, or is about to."""
        return bool(room.selection.words) or self.under_way

    def wanted(self, room: Room) -> Selection:
        """What is searched, or shown."""
        return self._wanted or room.selection

    # ------------------------------------------------------------ asking

    def ask(self, room: Room) -> None:
        """Ask for words: in the present view; in everything, where a search stands already."""
        room.attempt(make_some_ready, room.library)  # what was tagged or brought back a moment ago is found too
        before, standing = WayBack(room), self.stands(room)
        if not standing or self._way_back is None:
            self._way_back = before if not standing else None
        self._base = everything(room.selection) if standing else room.selection
        self._typing = True
        room.viewing.remember(room)
        room.ask(
            self._label(room),
            lambda text: self._answered(room, text, before),
            text=self.wanted(room).words,
            typed=lambda text: self._typed(room, text, before),
            history="search",
            hint=self._hint(),
        )

    def _hint(self) -> tuple[str, ...]:
        wider = () if self._base == everything(self._base) else (f"{SLASH} everything",)
        return *HINT, *wider, "↑ earlier ones"

    def _label(self, room: Room) -> str:
        if self._base == everything(self._base):
            return "search everything:"
        return f"search in: {excerpt(wording.in_words(room.library, self._base), SCOPE)}:"

    def _typed(self, room: Room, text: str, before: WayBack) -> None:
        """Search what has been typed so far; an empty line shows what was there before."""
        if text.startswith(SLASH):
            self._base = everything(self._base)
            room.prompt.name_it(self._label(room))
            text = text.lstrip(SLASH)
            room.prompt.type(text)
        wanted = replace(self._base, words=text.strip(), ranked=bool(text.strip()) and self.wanted(room).ranked)
        if wanted == self.wanted(room):
            return
        if wanted.words and wanted != before.selection:
            self.seek(room, wanted)
        else:
            self.give_up()
            before.go(room)

    def _answered(self, room: Room, text: str | None, before: WayBack) -> None:
        self._typing = False
        if text is None:
            self.give_up()
            before.go(room)
            return
        self._typed(room, text, before)
        if not text.strip(SLASH).strip():
            self.leave(room)
            return
        self.conclude(room)

    def conclude(self, room: Room) -> None:
        """No more is typed: wait a little for the answer, and tell how many there are."""
        self._tell, self._since = True, time.monotonic()
        if self._seeker is not None and self.under_way:
            self._seeker.hurry()
            answer = self._seeker.wait(self._number, PATIENCE)
            if answer is None:
                room.list.wait(hinting.lines(wording.SEARCHING, room.reader.bindings.key_of("list")))
            else:
                self.found(room, self._number, answer)
        if not self.under_way:
            self._tell_found(room)

    def turn_rank(self, room: Room) -> None:
        """The best first, or the newest first again."""
        wanted = self.wanted(room)
        if wanted.words:
            self.seek(room, replace(wanted, ranked=not wanted.ranked))
            self._tell = not self._typing
            if self._seeker is not None and not self._typing:
                self._seeker.hurry()

    # ------------------------------------------------------------ searching

    def seek(self, room: Room, wanted: Selection) -> None:
        """Search in place of what is searched now."""
        if self._seeker is None:
            self._seeker = Seeker(
                room.library,
                lambda number, answer: room.post_message(WasFound(number, answer)),
                lambda number, reason: room.post_message(NotFound(number, reason)),
            )
        self._wanted, self._tell, self._since = wanted, False, time.monotonic()
        height, width = max(1, room.list.size.height), room.list.size.width
        first = min(height, AT_FIRST) if self._typing and "SSH_CONNECTION" in os.environ else 0
        self._number = self._seeker.ask(Question(wanted, height, width, first))

    def found(self, room: Room, number: int, answer: Answer) -> None:
        """Show an answer, unless another question has taken its place."""
        if number != self._number or answer.question.selection != self._wanted:
            return
        if self._typing and not answer.rows and choosing.may_go_on(room.library, answer.question.selection):
            self._wanted = None  # what is shown stays until more is typed
            return
        if number != self._shown:
            self._shown, self._view = number, answer.view.within(room.library)
            room.picking.leave(room, answer.question.selection)
            room.selection, room.view = answer.question.selection, self._view
            room.list.show_found(self._view, answer.rows, answer.snippets, ended=answer.ended)
        elif room.view is self._view:
            room.list.add_found(answer.rows, answer.snippets, ended=answer.ended)
        if answer.whole:
            self._wanted = None
        if room.view is self._view:
            self._tallies = answer.tallies
            room.show_counts(answer.tallies)
            if self._tell and answer.whole:
                self._tell_found(room)

    def _tell_found(self, room: Room) -> None:
        """Say how many there are, and in which order."""
        self._tell = False
        total, _ = self._tallies
        if room.selection.ranked and total.n:
            room.tell(f"the best {total}, best first; {{key:rank}} newest first")
        elif total.n:
            room.tell(f"{total} found")
        elif not room.selection.words:
            room.tell(wording.nothing_fits(room.library, room.selection))
        elif self._base == everything(self._base):
            room.tell("nothing found; {key:clear_filter} goes back")
        else:
            room.tell("nothing found here; {key:search} searches everything, {key:clear_filter} goes back")

    def failed(self, room: Room, number: int, reason: str) -> None:
        """Say why there is no answer."""
        if number == self._number:
            self._wanted = None
            room.tell(reason)

    def give_up(self) -> None:
        """Search no more; what has been found stays."""
        self._wanted, self._tell = None, False
        if self._seeker is not None:
            self._number = self._seeker.ask(None)

    def close(self) -> None:
        """End the thread."""
        if self._seeker is not None:
            self._seeker.close()

    # ------------------------------------------------------------ the way back

    def leave(self, room: Room) -> bool:
        """From what was found back to where the search began, exactly; False if no search stands."""
        if not self.stands(room):
            return False
        ours, way_back = self.under_way or room.view is self._view, self._way_back
        self.give_up()
        self._way_back = None
        if way_back is not None and ours:
            way_back.go(room)
        else:
            room.viewing.return_to(room, replace(room.selection, words="", ranked=False))
        return True


def everything(selection: Selection) -> Selection:
    """All articles, in the order of a selection."""
    return Selection(order=selection.order, hidden_too=selection.hidden_too)
