"""Large changes are made beside the keys: while another program holds the library they cannot end, and keys go on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, many, opened, stocked
from tuireader.library import Library
from tuireader.library.marks import marking
from tuireader.model.changes import Change

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Inside, another program writes the library."""
    other = sqlite3.connect(path / "library.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def ended(room: Driver) -> None:
    room.wait_for_changes = True
    await room.settle()


@pytest.mark.parametrize(
    ("keys", "doing", "told"),
    [
        ((":", *"tag is:unread +x", "enter"), "tagging", "tagged 300 +x"),
        ((":", *"delete is:unread", "enter"), "deleting", "deleted 300"),
        (("A",), "marking all read", "marked 300 read"),
        (("g", "M"), "marking read", "marked 299 read"),
        (("j", "V", "G", "s"), "starring", "starred 299"),
        (("X", "+", *"x", "enter"), "tagging", "tagged 300 +x"),
        (("X", "g", "h"), "hiding", "hid 300"),
    ],
)
async def test_keys_are_answered_while_it_is_made(tmp_path: Path, keys: tuple[str, ...], doing: str, told: str) -> None:
    async with opened(stocked(tmp_path, many(300)), (100, 30)) as room:
        room.wait_for_changes = False
        with held(tmp_path):
            await room.press(*keys)
            assert f"{doing} …, Esc stops" in room.told
            before = room.room.list.cursor
            await room.press("k" if before else "j")
            assert abs(room.room.list.cursor - before) == 1, "the cursor moves while nothing can be stored"
            await room.press("enter")
            assert room.open == room.chosen, "an article is opened"
            await room.press("h")
        await ended(room)
        await room.until(lambda: not room.room.saving._waiting, "what waits")
        assert told in room.told
        assert "Esc stops" not in room.told
        for _ in range(2):  # what was opened meanwhile was marked read behind it
            await room.press("z")
        reads, starred = room.app.library.db.execute(
            "SELECT sum(read), sum(starred OR hidden OR EXISTS (SELECT 1 FROM article_tags WHERE article_id = id))"
            " FROM articles"
        ).fetchone()
        assert (reads, starred) == (0, 0)


async def test_undo_waits_its_turn_and_is_made_beside_the_keys_too(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(300)), (100, 30)) as room:
        await room.press("s")
        room.wait_for_changes = False
        with held(tmp_path):
            await room.press("A", "z")
            assert "saved as soon as marking all read is done" in room.told
        await ended(room)
        await room.until(lambda: not room.room.saving._waiting, "the undo")
        assert "taken back: marked 300 read" in room.told
        assert not any(room.reads().values()) and "★" in room.rows[0]
        await room.press("Z")
        room.wait_for_changes = False
        with held(tmp_path):
            await room.press("z")
            assert "taking back …" in room.told
            await room.press("j")
            assert room.chosen == "Title 1"
        await ended(room)
        assert not any(room.reads().values())


class Stuck:
    """A change that has stored a part and then comes to no end by itself."""

    def __init__(self, part: int) -> None:
        self._part, self.begun = part, threading.Event()

    def __call__(self, library: Library) -> Change | None:
        if self._part:
            marking.star(library, list(range(1, self._part + 1)))
        self.begun.set()
        library.db.execute(ENDLESS).fetchone()
        raise AssertionError("it has no end")


@pytest.mark.parametrize(
    ("part", "told"),
    [(3, "stopped: starred 3 (z takes it back)"), (0, "stopped tagging: nothing was changed")],
)
async def test_esc_stops_what_is_not_done_and_what_is_done_is_one_undo(tmp_path: Path, part: int, told: str) -> None:
    async with opened(stocked(tmp_path, many(10)), (100, 30)) as room:
        await room.press("m")
        room.wait_for_changes = False
        stuck = Stuck(part)
        room.room.change(stuck, articles=None, doing="tagging")
        await room.until(stuck.begun.is_set, "the change")
        await room.press("j", "escape")
        await ended(room)
        assert told in room.told
        assert sum("★" in line for line in room.rows) == part
        await room.press("z")
        assert not any("★" in line for line in room.rows)
        assert room.reads()["Title 0"] is bool(part)


async def test_leaving_does_not_wait_for_it(tmp_path: Path) -> None:
    stuck = Stuck(2)
    async with opened(stocked(tmp_path, many(10))) as room:
        room.wait_for_changes = False
        room.room.change(stuck, articles=None, doing="tagging")
        await room.until(stuck.begun.is_set, "the change")
        await room.press("Q")
        assert not room.alive
    async with opened(stocked(tmp_path)) as room:
        assert sum("★" in line for line in room.rows) == 2
        await room.press("z")
        assert not any("★" in line for line in room.rows)


async def test_what_cannot_be_stored_is_told_and_keys_go_on(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(300)), (100, 30)) as room:
        await room.press("g", "O", *"tomorrowish", "enter")
        assert "tomorrowish" in room.told
        await room.press("m")
        assert room.reads()["Title 0"]
