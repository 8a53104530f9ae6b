"""A question that takes long, asked of the library beside the keys: in a thread and on a connection of its own."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from tuireader.errors import TuireaderError
from tuireader.library.opening import Library
from tuireader.store import opening

Answer = TypeVar("Answer")


class Question(Generic[Answer]):
    """One question under way; it can be stopped, and what it found is read when it has ended."""

    def __init__(self, library: Library, ask: Callable[[Library], Answer], ended: Callable[[], None]) -> None:
        """`ask` gets a library of its own, which cannot be written; `ended` is called in the thread."""
        self.answer: Answer | None = None
        """None where it was stopped, or failed."""
        self.fault = ""
        """Why it failed, in words."""
        self.stopped = False
        self._library, self._ask, self._ended = library, ask, ended
        self._db: sqlite3.Connection | None = None
        threading.Thread(target=self._run, name="question", daemon=True).start()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self.stopped = True
        db = self._db
        if db is not None:
            with suppress(sqlite3.Error):
                db.interrupt()

    def _run(self) -> None:
        try:
            self._db = db = opening.open_library(self._library.path, make=False)
            with Library(self._library.path, db, self._library.now, self._library.config) as own:
                db.execute("PRAGMA query_only=ON")
                if not self.stopped:
                    self.answer = self._ask(own)
        except sqlite3.Error as error:
            self.fault = "" if self.stopped else f"the library could not be read ({error})"
        except TuireaderError as error:
            self.fault = str(error)
        finally:
            self._db = None
            self._ended()
