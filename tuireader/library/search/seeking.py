"""Searching while one types: in a thread, on a connection of its own; a later question takes the place of an earlier.

Whoever asks goes on at once. Answers come in two parts: the rows that fit on the screen (or the first of them, for a
slow line) as soon as they are found; then, once nothing is typed for a moment or somebody waits for it, more rows and
how many there are.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import field, replace

from tuireader.errors import TuireaderError
from tuireader.library.opening import Library
from tuireader.library.search.snippets import Snippet, snippets
from tuireader.library.views import choosing
from tuireader.library.views.listing import PAGE, Tally, View, key_of
from tuireader.model.rows import Row
from tuireader.model.selections import Selection
from tuireader.store.beside import GivenUp, given_up
from tuireader.store.finding.beginnings import Beginnings
from tuireader.values import dataclass

MOMENT = 0.25
"""Seconds after the first part in which another question may come before the second part is looked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched, and how much of it is seen at first."""

    selection: Selection
    rows: int
    """Rows on the screen."""
    width: int
    """Characters of a snippet; 0: none is wanted."""
    first: int = 0
    """Rows of the first part of the answer; 0: all that are on the screen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, as far as it is known."""

    question: Question
    view: View
    """On the connection it was found by: for the reader's own see `View.within`."""
    rows: tuple[Row, ...] = ()
    """The first of the view."""
    ended: bool = False
    """Whether these are all."""
    snippets: dict[int, Snippet] = field(default_factory=dict)
    """Of the rows on the screen."""
    tallies: tuple[Tally, Tally] = (Tally(0), Tally(0))
    """How many there are, and how many of them unread, as far as that is known."""
    whole: bool = False
    """Whether nothing more is looked for."""


class Seeker:
    """The thread that searches. It begins with the first question and ends with `close`."""

    def __init__(
        self, library: Library, found: Callable[[int, Answer], object], failed: Callable[[int, str], object]
    ) -> None:
        """`found` gets the number of a question and its answers, `failed` why there is none: in the thread."""
        self._library, self._found, self._failed = library, found, failed
        self._change = threading.Condition()
        self._asked: Question | None = None
        self._number = 0
        self._own: Library | None = None
        self._beginnings: Beginnings | None = None
        self._thread: threading.Thread | None = None
        self._last: tuple[int, Answer | None] = (0, None)
        """The last answer, and the number of its question."""
        self._hurry = False
        self._closed = False

    def ask(self, question: Question | None) -> int:
        """Give up what is searched and search this; None: nothing. Its number."""
        with self._change:
            self._number += 1
            self._asked, self._hurry = question, False
            if self._own is not None:
                self._own.db.interrupt()
            if self._thread is None and question is not None:
                self._thread = threading.Thread(target=self._work, name="search", daemon=True)
                self._thread.start()
            self._change.notify_all()
            return self._number

    def hurry(self) -> None:
        """Look for the second part at once."""
        with self._change:
            self._hurry = True
            self._change.notify_all()

    def wait(self, number: int, seconds: float) -> Answer | None:
        """The answer as far as it is known, waiting a while for its first part; None if none comes."""
        with self._change:
            self._change.wait_for(lambda: self._last[0] == number, seconds)
            return self._last[1] if self._last[0] == number else None

    def close(self) -> None:
        """Give up what is searched, and end."""
        self._closed = True
        self.ask(None)
        if self._thread is not None:
            self._thread.join(1)

    # ------------------------------------------------------------ in the thread

    def _work(self) -> None:
        while (asked := self._next()) is not None:
            number, question = asked
            try:
                self._answer(number, question)
            except TuireaderError as error:
                self._failed(number, str(error))
        with self._change:
            own, self._own = self._own, None
        if own is not None:
            own.close()

    def _next(self) -> tuple[int, Question] | None:
        with self._change:
            while self._asked is None and not self._closed:
                self._change.wait()
            question, self._asked = self._asked, None
            return None if question is None or self._closed else (self._number, question)

    def _answer(self, number: int, question: Question) -> None:
        own = self._own
        if own is None:
            own = self._library.beside()
            self._beginnings = Beginnings(own.db)
            with self._change:
                self._own = own
        answers = answers_of(own, question, self._beginnings)
        with suppress(GivenUp, StopIteration), own.explained():
            while True:
                with given_up(own.db, lambda: self._number != number):
                    answer = next(answers)
                with self._change:
                    self._last = (number, answer)
                    self._change.notify_all()
                self._found(number, answer)
                with self._change:
                    self._change.wait_for(lambda: self._hurry or self._number != number, MOMENT)


def answers_of(library: Library, question: Question, beginnings: Beginnings | None = None) -> Iterator[Answer]:
    """The parts of an answer, each saying all that is known. `beginnings`: of the library's connection, where it has
    been asked before."""
    quick = beginnings or Beginnings(library.db)
    view = choosing.view_of(library, question.selection, quick=quick.spelled_out)
    wanted = question.first or question.rows
    rows = view.page(limit=wanted)
    ended = len(rows) < wanted
    pieces = snippets(library, rows, view.query, question.width) if question.width else {}
    unread = sum(not row.read for row in rows)
    known = (Tally(len(rows), ended), Tally(unread, ended))
    first = Answer(question, view, tuple(rows), ended, pieces, known, whole=ended)
    yield first
    if not ended:
        more = view.page(key_of(rows[-1]), limit=PAGE)
        lacking = more[: question.rows - wanted]
        if lacking and question.width:
            pieces = pieces | snippets(library, lacking, view.query, question.width)
        tallies = view.tallies_at_once()
        yield replace(first, rows=(*rows, *more), ended=len(more) < PAGE, snippets=pieces, tallies=tallies, whole=True)
