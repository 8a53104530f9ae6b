"""Articles are made into files and documents: a few while the key waits, many beside the keys, where Esc stops it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from tuireader.library import Library
from tuireader.library.apart import Question
from tuireader.ui.beside import waiting

if TYPE_CHECKING:
    from tuireader.ui.room import Room

Answer = TypeVar("Answer")

FEW = 20
"""Articles of which the texts are gathered while a key waits."""


class Handing:
    """At most one at a time; whatever else is done meanwhile does not end it."""

    def __init__(self) -> None:
        self._question: Question[Any] | None = None
        self._doing = ""
        self._articles = 0
        self._since = 0.0
        self.stopped = False
        """Whether what ended last was stopped."""

    @property
    def running(self) -> bool:
        """Whether articles are being written."""
        return self._question is not None

    @property
    def under_way_since(self) -> float | None:
        """When what is under way began, by `time.monotonic`; None if nothing is."""
        return self._since if self.running else None

    @property
    def progress(self) -> str:
        """What is under way, in a few words; empty if nothing is."""
        if self._question is None:
            return ""
        if self._question.stopped:
            return f"stopping {self._doing} …"
        done, total = self._question.counted
        counted = (done * self._articles // total, self._articles) if total else (0, self._articles)
        return f"{waiting.so_far(self._doing, counted)} · {{key:clear_filter}} stops"

    def start(
        self,
        room: Room,
        doing: str,
        articles: int,
        ask: Callable[[Library], Answer],
        then: Callable[[Answer], None],
    ) -> None:
        """Ask for what is to be written, and do `then` with the answer. `doing`: ``saving``."""
        if self.running:
            room.tell(f"still {self._doing}; {{key:clear_filter}} stops it")
            return
        if articles <= FEW:
            self.stopped = False
            then(ask(room.library))
            return
        loop, over = asyncio.get_running_loop(), asyncio.Event()

        def ended() -> None:
            with suppress(RuntimeError):  # the reader has been left meanwhile
                loop.call_soon_threadsafe(over.set)

        self._doing, self._articles, self._since = doing, articles, time.monotonic()
        self._question = question = Question(room.library, ask, ended)
        room.last_line.show_progress(room)
        room.run_worker(self._wait(room, question, over, then), group="handing")

    async def _wait(
        self, room: Room, question: Question[Answer], over: asyncio.Event, then: Callable[[Answer], None]
    ) -> None:
        await waiting.until(over, room, self)
        self._question, self.stopped = None, question.stopped
        if not room.is_mounted:
            return
        room.last_line.show_progress(room)
        if question.answer is not None:
            room.attempt(then, question.answer)
        elif question.stopped:
            room.tell(f"stopped {self._doing}: nothing was written")
        elif question.fault:
            room.tell(question.fault)

    def stop(self, room: Room) -> bool:
        """End it after the article it is at; False if nothing is under way. What has been written stays."""
        if self._question is None:
            return False
        self.abandon()
        room.last_line.show_progress(room)
        return True

    def abandon(self) -> None:
        """Nobody waits for it any more."""
        if self._question is not None:
            self._question.end_soon()
