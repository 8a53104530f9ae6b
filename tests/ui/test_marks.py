"""Marks: stored before they are shown, in their place until one looks away, taken back exactly."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.ui.room_driver import draft, many, opened, stocked, wide
from tuireader.config import Config
from tuireader.library import open_library


async def test_under_unread_only_what_was_read_stays_in_its_place(tmp_path: Path) -> None:
    """C1: three read going down stay, dimmed; the next j goes to the right neighbour; gone when one comes back."""
    async with opened(stocked(tmp_path, many(30))) as room:
        await room.press("U")
        before = room.titles
        await room.press("enter", "q", "j", "enter", "q", "j", "enter", "q")
        shown = room.titles
        assert shown == before[: len(shown)]
        assert [row.read for row in room.visible[:4]] == [True, True, True, False]
        assert all(line.startswith("   ") for line in room.rows[:3])
        assert "27 unread of 30" in room.status
        await room.press("j")
        assert room.chosen == "Title 3"
        await room.press("k")
        assert room.chosen == "Title 2"
        await room.press("U", "U")
        assert room.titles[0] == "Title 3"
        assert "27 unread of 27" in room.status


async def test_a_filter_and_back_shows_only_what_is_still_unread(tmp_path: Path) -> None:
    """The row under the cursor was read: the one after it takes its place, at its line."""
    library = stocked(tmp_path, [*(draft(f"Title {n}", *(["a"] if n > 10 else []), hours=n) for n in range(30))])
    async with opened(library) as room:
        await room.press("U", *"jjjj", "m", "k")
        assert room.place == ("Title 4", 4)
        await room.press("t", "a", "enter")
        assert room.titles[0] == "Title 11"
        await room.press("h")
        assert "Title 4" not in room.titles
        assert room.place == ("Title 5", 4)


async def test_all_read_takes_this_view_only_and_is_taken_back_exactly(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft(f"Title {n}", "even" if n % 2 == 0 else "odd", hours=n) for n in range(40)])
    async with opened(library) as room:
        await room.press("j", "j", "m", "t", *"even", "enter")
        before = room.reads()
        assert before["Title 2"]
        await room.press("A")
        after = room.reads()
        assert {title for title in after if after[title]} == {f"Title {n}" for n in range(0, 40, 2)}
        assert "marked 19 read (z takes it back)" in room.told
        assert "0 unread of 20" in room.status
        assert not any("●" in line for line in room.rows)
        await room.press("A")
        assert "read already" in room.told
        await room.press("z")
        assert room.reads() == before
        assert "19 unread of 20" in room.status
        assert sum("●" in line for line in room.rows) == 19
        await room.press("Z")
        assert room.reads() == after
    async with opened(stocked(tmp_path)) as room:
        await room.press("h", "z")
        assert room.reads() == before, "also after a restart"
        await room.press("z", "z")
        assert not any(room.reads().values())
        assert "nothing to take back" in room.told
        await room.press("Z", "Z", "Z")
        assert room.reads() == after
        assert "nothing to do again" in room.told


async def test_all_read_shows_on_every_row_at_hand_however_many_there_are(tmp_path: Path) -> None:
    """A change names a thousand articles at most: those on the screen may be others."""
    async with opened(stocked(tmp_path, many(2500))) as room:
        titles = room.titles
        await room.press("A")
        assert not any("●" in line for line in room.rows)
        assert room.titles == titles
        assert "marked 2500 read" in room.told.replace(",", "")
        await room.press("z")
        assert all("●" in line for line in room.rows)
        assert "2,500 unread of 2,500" in room.status
        await room.press("U", "A")
        assert room.titles == titles, "under unread only they stay where they are"


async def test_the_status_and_the_tags_count_alike_in_the_same_frame(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(12, "a", "b")), (120, 40)) as room:
        for keys, unread in (
            ("m", 11),
            ("s", 11),
            ("j", 11),
            ("enter", 10),
            ("m", 11),
            ("z", 10),
            ("q", 10),
            ("A", 0),
            ("z", 10),
        ):
            await room.press(keys)
            screen = wide(room.screen)
            assert f"{unread} unread of 12" in screen, keys
            assert f"{unread}/12" in screen, keys


async def test_opening_marks_read_in_the_library_before_it_is_shown(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        seen: list[bool] = []
        show = room.room.pane.show
        room.room.pane.show = lambda *what: (seen.append(room.reads()["Title 0"]), show(*what))  # type: ignore[method-assign,assignment,func-returns-value]
        await room.press("enter")
        assert seen == [True]
        assert room.rows[0].startswith("▸  ")
        await room.press("m", "q", "enter")
        assert room.reads()["Title 0"], "opened again it is read again"


async def test_marks_wait_for_another_program_and_are_then_stored(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        other = sqlite3.connect(room.room.library.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await room.press("s")
        assert "another program is writing" in room.told
        assert "★" not in room.rows[0], "nothing is shown that is not stored"
        await room.press("j", "m")
        assert room.place == ("Title 2", 2), "keys are answered meanwhile"
        await room.press("enter")
        assert room.open == "Title 2", "reading goes on"
        other.execute("ROLLBACK")
        other.close()
        await room.until(lambda: all(room.reads()[title] for title in ("Title 1", "Title 2")), "the marks that waited")
        assert "★" in room.rows[0]


async def test_deleting_and_bringing_back(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(4))) as room:
        await room.press("j", "D")
        assert room.titles == ["Title 0", "Title 2", "Title 3"]
        assert room.place == ("Title 2", 1)
        await room.press("z")
        assert room.titles == ["Title 0", "Title 1", "Title 2", "Title 3"]
        await room.press("g", "enter", "D")
        assert room.titles == ["Title 1", "Title 2", "Title 3"]
        assert room.open == "", "what is deleted is not read on"
        await room.press("D", "D", "D", "D")
        assert room.titles == []
        await room.press("z", "z", "z", "z")
        assert room.titles == ["Title 0", "Title 1", "Title 2", "Title 3"]


async def test_another_readers_marks_are_seen(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        with open_library(room.room.library.path) as other:
            other.db.execute("UPDATE articles SET starred = 1 WHERE title = 'Title 1'")
        await room.until(lambda: "★" in room.rows[1], "the other's star")
        assert room.place == ("Title 0", 0)


async def test_the_reader_opens_while_another_program_writes(tmp_path: Path) -> None:
    """With nothing to index there is nothing to wait for."""
    library = stocked(tmp_path, many(3))
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    wanted: list[str] = []
    library.db.set_trace_callback(wanted.append)
    async with opened(library) as room:
        assert len(room.titles) == 3
        await room.press("j", "/", "T", "enter", "escape", "t", "escape")
    assert wanted
    patient = True
    for sql in wanted:
        if sql.startswith("PRAGMA busy_timeout="):
            patient = sql != "PRAGMA busy_timeout=0"
        assert not (patient and sql.startswith("BEGIN")), "it would wait for the other"
    other.close()


async def test_the_first_view_is_as_the_configuration_says(tmp_path: Path) -> None:
    library = stocked(tmp_path, many(4))
    library.db.execute("UPDATE articles SET read = 1 WHERE title = 'Title 1'")
    async with opened(library, config=Config(unread_only=True)) as room:
        assert room.titles == ["Title 0", "Title 2", "Title 3"]
        assert "unread" in room.status
        await room.press("h", "h")
        assert len(room.titles) == 3
        await room.press("escape")
        assert len(room.titles) == 4


async def test_all_read_takes_312_and_leaves_a_thousand(tmp_path: Path) -> None:
    """C3: exactly these are unread again, from another view and after a restart too."""
    shelved = [draft(f"Title {n}", *(["few"] if n < 312 else ["many"]), hours=n) for n in range(1312)]
    async with opened(stocked(tmp_path, shelved)) as room:
        before = room.reads()
        await room.press("t", *"few", "enter", "A")
        assert "0 unread of 312" in room.status
        assert sum(room.reads().values()) == 312
        await room.press("z")
        assert room.reads() == before
        await room.press("Z", "t", "backspace", "escape", "escape")
        assert "1,000 unread of 1,312" in room.status
        await room.press("z")
        assert room.reads() == before
        await room.press("Z")
    async with opened(stocked(tmp_path)) as room:
        assert "1,000 unread of 1,312" in room.status
        await room.press("z")
        assert room.reads() == before
        assert "1,312 unread of 1,312" in room.status
