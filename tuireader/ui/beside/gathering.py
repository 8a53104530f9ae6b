"""Questions that take long are answered beside the keys: what is asked for is told, and Esc gives it up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from tuireader.library import Library
from tuireader.library.apart import Question

if TYPE_CHECKING:
    from tuireader.ui.room import Room

Answer = TypeVar("Answer")


class Gathering:
    """At most one question at a time: another one takes its place."""

    def __init__(self) -> None:
        self._question: Question[Any] | None = None
        self.progress = ""
        """What is under way, in a few words; empty if nothing is."""
        self.under_way_since: float | None = None
        """When what is under way began, by `time.monotonic`."""
        self._lost: Callable[[], None] | None = None

    @property
    def running(self) -> bool:
        """Whether a question is under way."""
        return self._question is not None

    def start(
        self,
        room: Room,
        said: str,
        ask: Callable[[Library], Answer],
        then: Callable[[Answer], None],
        lost: Callable[[], None] | None = None,
        *,
        patience: float = 0.0,
    ) -> None:
        """Ask beside the keys, and do `then` with the answer, or `lost` if it is given up.

        `said`: what is under way, in a few words; `patience`: seconds that the key waits for the answer.
        """
        self.abandon()
        loop, over = asyncio.get_running_loop(), asyncio.Event()

        def ended() -> None:
            with suppress(RuntimeError):  # the reader has been left meanwhile
                loop.call_soon_threadsafe(over.set)

        question = Question(room.library, ask, ended)
        self._question, self.progress, self._lost = question, f"{said} … · {{key:clear_filter}} stops", lost
        self.under_way_since = time.monotonic()
        if patience and question.wait(patience):
            self._end(room, question, then)
            return
        room.last_line.show_progress(room)
        room.run_worker(self._wait(room, question, over, then), group="gathering")

    async def _wait(
        self, room: Room, question: Question[Answer], over: asyncio.Event, then: Callable[[Answer], None]
    ) -> None:
        await over.wait()
        if self._question is question:  # else another one has taken its place, or it was given up
            self._end(room, question, then)

    def _end(self, room: Room, question: Question[Answer], then: Callable[[Answer], None]) -> None:
        self._question, self.progress, self._lost, self.under_way_since = None, "", None, None
        if not room.is_mounted:
            return
        room.last_line.show_progress(room)
        if question.answer is not None:
            room.attempt(then, question.answer)
        elif question.fault:
            room.tell(question.fault)

    def stop(self, room: Room) -> bool:
        """Give up what is under way; False if nothing is."""
        if self._question is None:
            return False
        self.abandon()
        room.last_line.show_progress(room)
        return True

    def abandon(self) -> None:
        """Nobody waits for the answer any more."""
        question, lost = self._question, self._lost
        self._question, self.progress, self._lost, self.under_way_since = None, "", None, None
        if question is not None:
            question.stop()
        if lost is not None:
            lost()
