"""Large changes are made beside the keys: while another program holds the library they cannot end, and keys go on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, many, opened, stocked
from tuireader import progress
from tuireader.config import Config
from tuireader.library import Library
from tuireader.library.articles import filing
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
        ((":", *"delete is:unread", "enter"), "deleting", "deleted 300"),
        (("A",), "marking all read", "marked 300 read"),
        (("X", "+", *"x", "enter"), "tagging", "tagged 300 +x"),
        *(
            pytest.param(*one, marks=pytest.mark.long)
            for one in (
                ((":", *"tag is:unread +x", "enter"), "tagging", "tagged 300 +x"),
                (("g", "M"), "marking read", "marked 299 read"),
                (("j", "V", "G", "s"), "starring", "starred 299"),
                (("X", "g", "h"), "hiding", "hid 300"),
            )
        ),
    ],
)
async def test_keys_are_answered_while_it_is_made(tmp_path: Path, keys: tuple[str, ...], doing: str, told: str) -> None:
    async with opened(stocked(tmp_path, many(300)), (100, 30)) as room:
        room.wait_for_changes = False
        with held(tmp_path):
            await room.press(*keys)
            assert f"{doing} … · Esc stops" in room.told
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


class Counted:
    """Work that tells how far it is, and waits there until it may go on."""

    def __init__(self, *places: int, total: int) -> None:
        self._places, self._total = places, total
        self.at, self.go_on = [threading.Event() for _ in places], [threading.Event() for _ in places]

    def __call__(self, library: Library) -> None:
        for place, at, go_on in zip(self._places, self.at, self.go_on, strict=True):
            progress.tell(place, self._total)
            at.set()
            go_on.wait(60)
        progress.tell(self._total, self._total)


async def test_how_far_it_is_is_told_in_numbers(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(10)), (100, 30)) as room:
        room.wait_for_changes = False
        work = Counted(12_400, 50_000, total=100_000)
        room.room.change(work, articles=None, doing="starring")
        await room.until(lambda: "starring 12,400 of 100,000 · Esc stops" in room.told, "the numbers")
        work.go_on[0].set()
        await room.until(lambda: "starring 50,000 of 100,000 · Esc stops" in room.told, "more of them")
        await room.press("escape")
        assert "stopping starring …" in room.told
        work.go_on[1].set()
        await ended(room)
        assert "stopped starring: nothing was changed" in room.told


async def test_what_is_written_tells_its_articles_and_stops_between_two_of_them(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(10)), (100, 30)) as room:
        work, written = Counted(100, total=400), list[None]()
        room.room.handing.start(room.room, "saving", 200, work, written.append)
        await room.until(lambda: "saving 50 of 200 · Esc stops" in room.told, "the numbers")
        await room.press("X", "j", "O")
        room.room.handing.start(room.room, "saving", 200, work, written.append)
        assert "still saving; Esc stops it" in room.told
        await room.press("escape")
        assert "stopping saving …" in room.told, "before what is selected is let go"
        work.go_on[0].set()
        await room.until(lambda: not room.room.handing.running, "the end")
        await room.settle()
        assert "stopped saving: nothing was written" in room.told
        assert not written


async def test_a_folder_keeps_what_was_written_until_esc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at, go_on, add = threading.Event(), threading.Event(), filing.add

    def slow(folder: Path, name: str, content: bytes) -> Path:
        made = add(folder, name, content)
        if len(list(folder.iterdir())) == 3:
            at.set()
            go_on.wait(60)
        return made

    monkeypatch.setattr(filing, "add", slow)
    async with opened(stocked(tmp_path, many(30)), (100, 30), config=Config(save_folder=str(tmp_path))) as room:
        await room.press("g", "w", "ctrl+u", *f"{tmp_path}/all/", "enter")
        await room.until(at.is_set, "three files")
        await room.press("escape")
        go_on.set()
        await room.until(lambda: not room.room.handing.running, "the end")
        await room.settle()
        assert "stopped: 3 of 30 files are in" in room.told
        assert len(list((tmp_path / "all").glob("*.md"))) == 3


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
