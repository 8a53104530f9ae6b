"""Keys at random: nothing breaks, every count is right, and z brings back what there was before each action."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.ui.keeping_books import Books
from tests.ui.random_keys import KEPT_OUT, Fingers
from tests.ui.room_driver import NOW, Driver, draft, empty, opened
from tuireader.config import Config
from tuireader.library import Library
from tuireader.library.intake import importing
from tuireader.paths import shipped
from tuireader.store.content import shelf
from tuireader.store.file import health
from tuireader.store.finding import search
from tuireader.store.subscriptions import sources
from tuireader.store.writing import transaction
from tuireader.ui.commands import all_commands

COUNT_EVERY = 40
"""Keys between two recounts."""


def stocked(folder: Path, *more: Path) -> Library:
    """The shipped seeds, forty articles in two feeds, and what is named."""
    from tuireader.importers.entries import entries_of
    from tuireader.model.documents import Document

    library = empty(folder)
    for _ in importing.import_files(library, importing.find([shipped("seeds"), *more])):
        pass
    with transaction(library.db):
        for name in ("Rivers", "Maps"):
            feed, _ = sources.ensure(library.db, "feed", f"https://{name}.example/", name, NOW)
            drafts = [
                draft(f"{name} {n}", *(tag for each, tag in ((2, "river"), (3, "map")) if n % each == 0), hours=n)
                for n in range(20)
            ]
            shelf.save(library.db, feed, feed, entries_of(Document("feed", tuple(drafts))), NOW)
    for _ in search.catch_up(library.db):
        pass
    return library


def feeds_of_the_corpus(shared: Path, most: int = 40) -> list[Path]:
    """Some small real feeds, always the same."""
    found = (path for path in (shared / "corpus").glob("*/feeds/**/*.xml") if 500 < path.stat().st_size < 40_000)
    return sorted(found)[:: max(1, len(list((shared / "corpus").glob("*/feeds/**/*.xml"))) // most)][:most]


async def press(library: Library, seed: int, count: int, size: tuple[int, int]) -> Fingers:
    """Press `count` keys and more until a gesture is over, then z as far as it goes; the books must be right."""
    fingers = Fingers(seed)
    async with opened(library, size, Config(mouse="off")) as hands:
        books = Books(library.db)

        def seen() -> None:
            last = " ".join(fingers.pressed[-30:])
            assert hands.alive, f"left after {len(fingers.pressed)} keys: {last}"
            assert hands.app._exception is None, f"broke after {len(fingers.pressed)} keys: {last}"
            faults = books.look()
            assert not faults, f"after {len(fingers.pressed)} keys, {last}: {faults}"
            if len(fingers.pressed) % COUNT_EVERY == 0:
                assert wrong(hands) == [], f"after {len(fingers.pressed)} keys: {last}"

        while len(fingers.pressed) < count:
            await fingers.press(hands, seen)
        await to_the_list(hands)
        assert wrong(hands) == []
        for _ in range(books.undoable):
            before = books.undoable
            await undo(hands)
            assert books.look() == []
            assert books.undoable == before - 1
        await undo(hands)
        assert "nothing" in hands.told
        assert wrong(hands) == []
        if len(books._after) < 1000:  # as far back as the journal goes
            assert books._now == books.first
    return fingers


async def undo(hands: Driver) -> None:
    """What z does, whichever set of keys was chosen on the way."""
    hands.room.action_command("undo")
    await hands.settle()


async def to_the_list(hands: Driver) -> None:
    """Out of fields, dialogs and the article."""
    for _ in range(12):
        await hands.press("escape")


def wrong(hands: Driver) -> list[str]:
    """The counts that a recount does not give: those of the library, and those that the room shows."""
    room, library = hands.room, hands.app.library
    faults = list(health.wrong_counts(library.db))
    rows = list(room.view.walk())
    said = f"{sum(not row.read for row in rows):,} unread of {len(rows):,}"
    if not room.searching.under_way and "+" not in room.top.right and not room.top.right.endswith(said):
        faults.append(f"the first line says {room.top.right}, there are {said}")
    return faults


async def test_some_keys(tmp_path: Path) -> None:
    fingers = await press(stocked(tmp_path), 6, 250, (80, 24))
    assert len(fingers.ran) > 20


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(4))
async def test_twenty_thousand_keys(tmp_path: Path, shared: Path, part: int) -> None:
    """In four libraries at four sizes of the terminal; `$TUIREADER_KEYS` presses another number."""
    size = [(80, 24), (120, 40), (200, 50), (59, 15)][part]
    count = int(os.environ.get("TUIREADER_KEYS", "20000")) // 4
    library = stocked(tmp_path, *feeds_of_the_corpus(shared))
    fingers = await press(library, part, count, size)
    assert {one.name for one in all_commands()} - KEPT_OUT <= fingers.ran or count < 3000
