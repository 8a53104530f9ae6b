"""The changes of an edited article on the screen."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import NOW, draft, opened, stocked, wide
from tuireader.config import Config
from tuireader.library import Library
from tuireader.model.drafts import Draft


def edited(library: Library, *drafts: Draft) -> None:
    """The article under the same key takes these texts, one after the other."""
    from tuireader.store.content import shelf
    from tuireader.store.subscriptions import sources
    from tuireader.store.writing import transaction

    feed, _ = sources.ensure(library.db, "feed", "https://feeds.example/A source", "A source", NOW)
    key = library.db.execute("SELECT key FROM identities WHERE article_id = 1").fetchone()[0]
    for hour, one in enumerate(drafts):
        with transaction(library.db):
            shelf.save(library.db, feed, feed, [shelf.Entry(one, (key,), bytes([hour]) * 16)], NOW + 3600 * hour)


async def test_stepping_through_the_changes(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft("A", body="The bridge is old.\n\nIt stays.")])
    edited(
        library,
        draft("A", body="The bridge is new.\n\nIt stays."),
        draft("A", body="The bridge is new.\n\nIt goes.\n\n" + "\n\n".join(f"More {n}." for n in range(40))),
    )
    async with opened(library) as room:
        await room.press("enter")
        assert "edited 2×" in wide(room.screen)
        await room.press("e")
        assert room.screen[0].startswith(" Change 2 of 2, ")
        assert any("stays. goes." in line for line in room.screen)
        await room.press("G")
        assert "More 39." in wide(room.screen)
        await room.press("[")
        assert room.screen[0].startswith(" Change 1 of 2, ")
        assert any("The bridge is old. new." in line for line in room.screen)
        styles = {
            segment.text: segment.style
            for y in range(6)
            for segment in room.app.screen.query_one("Changes").render_line(y)
        }
        assert styles["old."] is not None and styles["old."].strike
        assert styles["new."] is not None and styles["new."].underline
        await room.press("[", "]", "]", "j", "k", "q")
        assert room.focus == "pane"


async def test_an_article_that_was_never_edited(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A")])) as room:
        await room.press("e")
        assert "not changed" in room.told


async def test_fingers_move_and_leave_as_they_are_used_to(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft("A", body="Old.")])
    long = "\n\n".join(f"More {n}." for n in range(60))
    edited(library, draft("A", body="New."), draft("A", body=f"New.\n\n{long}"))
    async with opened(library, config=Config(profile="elfeed")) as room:
        await room.press("enter", "e")
        assert "n p move" in room.screen[-1]
        before = room.screen[1:-1]
        await room.press("n")
        assert room.screen[1:-1] != before and room.screen[0].startswith(" Change 2 of 2, "), "n is down there"
        await room.press("p", "[")
        assert room.screen[0].startswith(" Change 1 of 2, ")
        await room.press("й")
        assert room.focus == "pane", "q on a Cyrillic keyboard"
