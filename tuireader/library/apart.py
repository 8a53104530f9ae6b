"""What takes long is done beside the keys: in a thread and on a connection of its own, and it can be stopped.

A `Question` only reads. `Work` changes marks: what it has stored when it is stopped stays, as one action of the
journal.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Generic, TypeVar

from tuireader import progress
from tuireader.errors import TuireaderError
from tuireader.library.opening import Library
from tuireader.model.changes import Change
from tuireader.store import beside
from tuireader.store.file import opening
from tuireader.store.reader import journal

Answer = TypeVar("Answer")


class Question(Generic[Answer]):
    """One question under way; it can be stopped, and what it found is read when it has ended."""

    def __init__(self, library: Library, ask: Callable[[Library], Answer], ended: Callable[[], None]) -> None:
        """`ask` gets a library of its own, which cannot be written; `ended` is called in the thread."""
        self.answer: Answer | None = None
        """None where it was stopped, or failed."""
        self.fault = ""
        """Why it failed, in words."""
        self.counted = (0, 0)
        """How much is done, of how much; of nothing where that is not known."""
        self.stopped = False
        self._library, self._ask, self._ended = library, ask, ended
        self._over = threading.Event()
        self._db: sqlite3.Connection | None = None
        threading.Thread(target=self._run, name="question", daemon=True).start()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self.stopped = True
        db = self._db
        if db is not None:
            with suppress(sqlite3.Error):
                db.interrupt()

    def end_soon(self) -> None:
        """Let it end at the next part of its work: what was done so far may be its answer."""
        self.stopped = True

    def wait(self, seconds: float) -> bool:
        """Wait a while for its end; whether it has ended."""
        return self._over.wait(seconds)

    def _run(self) -> None:
        try:
            self._db = db = opening.open_library(self._library.path, make=False)
            own = replace(self._library, db=db, identity=None)
            with own, progress.told_to(self._hear):
                if not self.stopped:
                    self._answer(own)
        except progress.Stopped:
            pass
        except sqlite3.Error as error:
            self.fault = "" if self.stopped else f"the library could not be read ({error})"
        except TuireaderError as error:
            self.fault = str(error)
        finally:
            self._db = None
            self._over.set()
            self._ended()

    def _hear(self, done: int, total: int) -> None:
        self.counted = done, total
        if self.stopped:
            raise progress.Stopped

    def _answer(self, own: Library) -> None:
        own.db.execute("PRAGMA query_only=ON")
        self.answer = self._ask(own)


class Work(Question[Change | None]):
    """One change of marks under way. Stopped, its answer is what it had stored until then."""

    def _answer(self, own: Library) -> None:
        last = journal.last(own.db)
        own.db.set_progress_handler(lambda: self.stopped, beside.STEPS)
        try:
            self.answer = self._ask(own)
        except (sqlite3.OperationalError, progress.Stopped):
            if not self.stopped:
                raise
            own.db.set_progress_handler(None, 0)
            self.answer = journal.newest(own.db, after=last)
