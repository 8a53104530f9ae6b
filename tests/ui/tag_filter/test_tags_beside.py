"""What is asked beside the keys for the tag filter comes, however early."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tuireader.ui.tag_filter.tags_beside import _in_loop


class NotThereYet:
    """A room that is being built: what it is told to do later waits until it is there."""

    is_mounted = False

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[..., None], object]] = []

    def call_later(self, then: Callable[..., None], answer: object) -> None:
        self.waiting.append((then, answer))


async def test_an_answer_from_before_the_room_is_there_waits_for_it() -> None:
    """If it were lost, it would count as under way for ever, and nothing more would be learned."""
    room, came = NotThereYet(), list[object]()
    later = _in_loop(room, came.append)  # type: ignore[arg-type]
    await asyncio.to_thread(later, "known")
    await asyncio.sleep(0)
    assert [answer for _, answer in room.waiting] == ["known"]
