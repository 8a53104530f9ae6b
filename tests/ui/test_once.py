"""What is to be done once, later, is done though the system holds the program up just as the time begins."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual import timer

from tests.conftest import CHECKOUT
from tests.ui.room_driver import many, opened, stocked
from tuireader.ui.once import once


async def test_what_is_overdue_before_it_is_waited_for_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        seconds = itertools.count(1000)
        monkeypatch.setattr(timer, "_time", SimpleNamespace(get_time=lambda: float(next(seconds))))
        done: list[str] = []
        once(room.room, 0.005, lambda: done.append("once"))
        await room.until(lambda: bool(done), "what was to be done")
        stopped = once(room.room, 0.005, lambda: done.append("never"))
        stopped.stop()
        await room.settle()
        assert done == ["once"]


async def test_what_is_typed_finds_something_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(stocked(tmp_path, many(30))) as room:
        seconds = itertools.count(1000)
        monkeypatch.setattr(timer, "_time", SimpleNamespace(get_time=lambda: float(next(seconds))))
        await room.press("/", *"title 3")
        await room.until(lambda: "search: title 3" in room.status, "what was found")


def test_nobody_waits_for_what_may_never_come() -> None:
    """Textual's own `set_timer` may not come."""
    files = (CHECKOUT / "tuireader").rglob("*.py")
    assert [file.name for file in files if ".set_timer(" in file.read_text(encoding="utf-8")] == ["once.py"]
