"""A library whose sources fare in every way there is: ``python -m tests.sources_builder FILE`` makes one to look at.

The records are written as a refresh writes them, a few columns at a time, so that no server is needed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tuireader.importers.entries import entries_of
from tuireader.library import Library, open_library
from tuireader.model.documents import Document
from tuireader.model.drafts import Draft
from tuireader.model.sources import Outcome
from tuireader.model.stamps import Stamp
from tuireader.store.content import shelf
from tuireader.store.subscriptions import records, sources
from tuireader.store.writing import transaction

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True)
class Faring:
    """A source in a few words: times in seconds before now."""

    title: str
    articles: int = 0
    read: int = 0
    newest: int = HOUR
    tried: int | None = None
    succeeded: int | None = None
    results: Sequence[str] = ()
    """Of its last attempts, oldest first."""
    columns: dict[str, object] = field(default_factory=dict)
    """What else its record says; ``due`` is in seconds from now."""
    kind: str = "feed"
    tags: Sequence[str] = ()


GONE = "the source is gone for good (410). It is no longer asked; its articles stay"
NOT_THERE = "nothing is at this address (404). Look for the feed's new address on its page"
PAGE = "this is a web page, not a feed. Look for the feed's new address on its page"

EVERY_WAY = (
    Faring(
        "The Ledger", 42, 30, 2 * HOUR, 12 * MINUTE, 12 * MINUTE, ["new", "unchanged", "new", "unchanged", "unchanged"],
        {"due": 48 * MINUTE, "due_why": "every so often", "attempts": 812, "unmodified": 655, "wire_bytes": 4_210_000},
        tags=("news", "harbour"),
    ),
    Faring(
        "Harbour Post", 12, 12, 430 * DAY, 30 * MINUTE, 300 * DAY, ["unchanged", "failed", "failed", "failed"],
        {"due": 6 * HOUR, "due_why": "it failed 3 times in a row", "failures": 3, "status": 404, "reason": NOT_THERE,
         "attempts": 1200, "unmodified": 1100, "wire_bytes": 820_000},
    ),
    Faring(
        "Old Valley Radio", 7, 2, 90 * DAY, 2 * HOUR, 3 * DAY, ["new", "failed"],
        {"failures": 1, "status": 200, "reason": PAGE, "attempts": 40,
         "offered": ["https://valley.example/feed.xml", "https://valley.example/comments.xml"]},
    ),
    Faring(
        "Weather from the north coast and the islands beyond it", 120, 4, 5 * MINUTE, 40 * MINUTE, HOUR,
        ["new", "new", "unchanged", "postponed"],
        {"due": 20 * MINUTE, "due_why": "the server asks for it (Retry-After)", "status": 429, "attempts": 93,
         "unmodified": 12, "wire_bytes": 9_100_000},
    ),
    Faring(
        "The Night Ferry", 31, 31, 800 * DAY, 20 * DAY, 21 * DAY, ["unchanged", "failed"],
        {"gone": 1, "failures": 1, "status": 410, "reason": GONE, "attempts": 300},
    ),
    Faring(
        "Market prices", 400, 400, HOUR, 15 * MINUTE, 15 * MINUTE, ["new"] * 10,
        {"muted": 1, "interval": 6 * HOUR, "due": 5 * HOUR, "due_why": "every so often", "attempts": 55},
    ),
    Faring("日本の船便り", 9, 0, 3 * DAY, 50 * MINUTE, 50 * MINUTE, ["unchanged"] * 6, {"due": 10 * MINUTE}),
    Faring("Just added", columns={"interval": 0}),
    Faring("Cranes and locks"),
    Faring(
        "A club's letter", 3, 3, 20 * DAY, 25 * MINUTE, 25 * MINUTE, ["unchanged"] * 4,
        {"moved_to": "https://letters.example/feed", "moved_times": 2, "attempts": 4, "fulltext": 1},
    ),
    Faring("clippings", 15, 11, 2 * DAY, 4 * DAY, 4 * DAY, ["new"], kind="seed"),
)  # fmt: skip


def stock(library: Library, farings: Sequence[Faring] = EVERY_WAY) -> dict[str, int]:
    """Sources as described, with articles; title → id."""
    db, now = library.db, library.now()
    found = {}
    with transaction(db):
        for one in farings:
            host = "".join(char for char in one.title.lower() if char.isascii() and char.isalnum()) or "wide"
            url = f"https://{host}.example/feed" if one.kind == "feed" else f"file:///home/reader/{one.title}"
            id, _ = sources.ensure(db, one.kind, url, one.title, now - 900 * DAY, tagged=one.tags)  # type: ignore[arg-type]
            found[one.title] = id
            drafts = tuple(
                Draft(f"{one.title} {n}", f"Text {n}.", published=Stamp(now - one.newest - n * HOUR), guid=f"{host}{n}")
                for n in range(one.articles)
            )
            if drafts:
                saved = shelf.save(db, id, id, entries_of(Document("feed", drafts)), now)
                read = [(article.id,) for article in saved[len(saved) - one.read :]]
                db.executemany("UPDATE articles SET read = 1 WHERE id = ?", read)
            _record(db.execute, library, id, one)
    return found


def _record(execute: Callable[..., object], library: Library, id: int, one: Faring) -> None:
    now = library.now()
    columns = {"link": f"https://{one.title.split()[0].lower()}.example/", **one.columns} if one.kind == "feed" else {}
    if "due" in columns:
        columns["due"] = now + int(str(columns["due"]))
    if "offered" in columns:
        columns["offered"] = json.dumps(columns["offered"])
    for name, before in (("tried", one.tried), ("succeeded", one.succeeded)):
        if before is not None:
            columns[name] = now - before
    for name, value in columns.items():
        execute(f"UPDATE sources SET {name} = ? WHERE id = ?", (value, id))
    told = None
    for number, result in enumerate(one.results):
        at = now - (one.tried or 0) - (len(one.results) - number - 1) * HOUR
        status = {"new": 200, "unchanged": 304}.get(result)
        told = records.with_outcome(told, Outcome(at, result, status, 3 if result == "new" else 0, 0.2))  # type: ignore[arg-type]
    execute("UPDATE sources SET outcomes = ? WHERE id = ?", (told, id))


def many(count: int) -> list[Faring]:
    """That many sources, some of them failing."""
    return [
        Faring(
            f"Source {n:04}", tried=HOUR, succeeded=HOUR, results=["unchanged"],
            columns={"failures": 1, "reason": NOT_THERE} if n % 10 == 0 else {"due": HOUR},
        )
        for n in range(count)
    ]  # fmt: skip


if __name__ == "__main__":
    with open_library(Path(sys.argv[1]), now=lambda: int(time.time())) as made:
        stock(made)
