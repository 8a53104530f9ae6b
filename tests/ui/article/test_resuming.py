"""An article is opened where it was left."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from tests.ui.room_driver import Driver, draft, many, opened, stocked
from tuireader.ui.beside import watching

LONG = "\n\n".join(f"Paragraph {n:03}. " + "Words of it. " * 20 for n in range(40))


def top(room: Driver) -> str:
    """The first line of the article that is in sight and not blank."""
    pane = room.room.pane
    return pane.render_line(1).text.strip() or pane.render_line(2).text.strip()


async def test_the_place_is_kept_over_another_article_and_the_end_of_the_reader(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft("Long", body=LONG), *many(3)])
    async with opened(library) as room:
        await room.press("g", "enter", "space", "space", "space", "k", "k", "k")
        line = top(room)
        await room.press("J", "K")
        assert (room.open, top(room)) == ("Long", line)
        assert room.told.startswith(f"continued at {room.room.pane.progress}; g g for the top")
        await room.press("q", "enter")
        assert top(room) == line
        assert line.startswith("Paragraph")
    async with opened(library, (70, 30)) as room:
        await room.press("g", "enter")
        assert top(room).split()[:2] == line.split()[:2]
        assert room.told.startswith("continued at")


async def test_what_is_finished_or_at_its_top_opens_at_the_top(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft("Long", body=LONG), *many(3)])
    async with opened(library) as room:
        for keys in (["G"], ["space", "g", "g"]):
            await room.press("g", "enter", *keys, "q", "enter")
            assert room.room.pane.top == 0
            assert "continued" not in room.told
            await room.press("q")
        await room.press("g", "enter", "space", "+", *"new", "enter")
        line = top(room)
        await room.press("q", "enter")
        assert top(room) == line, "a line more in the head is no other place"


async def test_a_locked_library_holds_up_nothing(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft("Long", body=LONG), *many(3)])
    async with opened(library) as room:
        await room.press("g", "enter", "space")
        line = top(room)
        other = sqlite3.connect(library.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await room.press("q")
        assert (room.focus, "another program" in room.told) == ("list", False)
        other.execute("ROLLBACK")
        other.close()
        room.room.resuming.keep(room.room)
        await room.press("enter")
        assert top(room) == line
        assert library.db.execute("PRAGMA busy_timeout").fetchone() != (0,)
        assert library.db.execute("PRAGMA synchronous").fetchone() == (1,), "as the library was opened"


async def test_the_place_is_kept_while_one_reads(tmp_path: Path) -> None:
    watching.EVERY = 0.01
    try:
        library = stocked(tmp_path, [draft("Long", body=LONG), *many(3)])
        async with opened(library) as room:
            await room.press("g", "enter", "space")
            await room.until(lambda: library.db.execute("SELECT count(*) FROM places").fetchone() == (1,), "the place")
            library.db.execute("DELETE FROM articles WHERE title = 'Long'")
            await room.press("space")
            await asyncio.sleep(0.05)
            assert room.alive
            assert library.db.execute("SELECT count(*) FROM places").fetchone() == (0,)
    finally:
        watching.EVERY = 1.0
