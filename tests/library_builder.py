"""Libraries for tests: in a folder, with a clock that moves when told, and articles in a few words."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tuireader.importers.entries import entries_of
from tuireader.library import Library, open_library
from tuireader.library.intake import importing
from tuireader.library.views import listing
from tuireader.model.documents import Document
from tuireader.model.drafts import Draft
from tuireader.model.results import Taken
from tuireader.model.rows import Row
from tuireader.model.selections import Selection
from tuireader.model.stamps import Stamp
from tuireader.query import build, parse
from tuireader.store.content import shelf
from tuireader.store.content.shelf import Shelved
from tuireader.store.file import health
from tuireader.store.finding import search
from tuireader.store.subscriptions import sources

START = 1_700_000_000
"""What the clock says first: 2023-11-14T22:13:20Z."""

DAY = 86_400


@dataclass(slots=True)
class Clock:
    """Seconds since 1970; stands still until it is told to go on."""

    seconds: int = START

    def __call__(self) -> int:
        return self.seconds

    def go_on(self, seconds: int = 1) -> None:
        self.seconds += seconds


def draft(title: str, body: str = "", **facts: object) -> Draft:
    """A draft; `day`: published so many days before the clock's start; `tags`: separated by spaces."""
    day = facts.pop("day", None)
    if day is not None:
        facts["published"] = Stamp(START - int(str(day)) * DAY)
    if isinstance(names := facts.get("tags"), str):
        facts["tags"] = tuple(names.split())
    return Draft(title=title, body=body or f"Text of {title}.", **facts)  # type: ignore[arg-type]


@dataclass(slots=True)
class Shelf:
    """An open library in `folder`, and short words for what tests do with it."""

    folder: Path
    library: Library
    clock: Clock = field(default_factory=Clock)

    def source(self, name: str = "Signals", *tags: str) -> int:
        """The id of a feed of this name, subscribed if it is new."""
        url = f"https://{name.lower()}.example/feed"
        return sources.ensure(self.library.db, "feed", url, name, self.clock(), tagged=tags)[0]

    def save(self, *drafts: Draft, source: str = "Signals") -> list[Shelved]:
        """What becomes of `drafts`, together one document of a feed."""
        feed = self.source(source)
        return shelf.save(self.library.db, feed, feed, entries_of(Document("feed", drafts)), self.clock())

    def add(self, *drafts: Draft, source: str = "Signals") -> list[int]:
        """The ids of `drafts`, in their order."""
        return [one.id for one in self.save(*drafts, source=source)]

    def write(self, name: str, content: str | bytes) -> Path:
        """A file below `folder`."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def take(self, *paths: Path | str, dry_run: bool = False) -> list[Taken]:
        """What an import of these files and folders says."""
        return list(importing.import_files(self.library, importing.find(paths), dry_run=dry_run))

    def index(self) -> None:
        """Index all that waits."""
        for _ in search.catch_up(self.library.db):
            pass

    def row(self, id: int) -> Row:
        """The row of an article as it is now."""
        return listing.View(self.library, build.of(Selection(), self.clock())).fresh([id])[id]

    def titles(self, query: str = "") -> list[str]:
        """The titles a query finds, newest first."""
        return [row.title for row in listing.View(self.library, parse.parse(query, self.clock())).walk()]

    def found(self, typed: str) -> list[str]:
        """The titles that words typed into the search box find, newest first."""
        view = listing.View(self.library, build.of(Selection(words=typed), self.clock()))
        return [row.title for row in view.walk()]

    def marks(self) -> dict[str, object]:
        """All that belongs to the reader, and what is counted from it: equal if nothing differs."""
        return {
            question: self.library.db.execute(question).fetchall()
            for question in (
                "SELECT id, read, starred, hidden, highlight FROM articles ORDER BY id",
                "SELECT article_id, tag_id, sort, unread, hidden, origin, place FROM article_tags ORDER BY 1, 2",
                "SELECT * FROM removed_tags ORDER BY 1, 2",
                "SELECT id, total, unread FROM tags WHERE total > 0 ORDER BY 1",
                "SELECT id, total, unread FROM sources ORDER BY 1",
                "SELECT * FROM counts ORDER BY 1",
                "SELECT name, query FROM views ORDER BY place",
            )
        }

    def check(self) -> None:
        """The file is sound, every count is right, the index is whole."""
        db = self.library.db
        assert health.integrity(db) == []
        assert health.wrong_counts(db) == []
        assert health.index_faults(db) == []


@functools.cache
def empty_library() -> bytes:
    """A new library's file: made once, since making the tables takes longer than most tests."""
    folder = Path(tempfile.mkdtemp())
    try:
        open_library(folder / "empty.sqlite").close()
        return (folder / "empty.sqlite").read_bytes()
    finally:
        shutil.rmtree(folder)


def made(folder: Path, name: str = "library.sqlite", fill: Callable[[Shelf], object] | None = None) -> Shelf:
    """A new library in `folder`, as `fill` leaves it; the caller closes it.

    What a function fills is copied from the second time on.
    """
    clock = Clock()
    (folder / name).write_bytes(_filled(fill) if fill else empty_library())
    return Shelf(folder, open_library(folder / name, durable=False, now=clock), clock)


@functools.lru_cache(8)
def _filled(fill: Callable[[Shelf], object]) -> bytes:
    with passing_shelf() as shelf:
        fill(shelf)
        return shelf.library.db.serialize()


@contextmanager
def passing_shelf(fill: Callable[[Shelf], object] | None = None) -> Iterator[Shelf]:
    """A library for one example of a property, as `fill` leaves it."""
    folder = Path(tempfile.mkdtemp())
    one = made(folder, fill=fill)
    try:
        yield one
    finally:
        one.library.close()
        shutil.rmtree(folder)


def results(taken: Iterable[Taken]) -> list[tuple[str, str]]:
    """(file name, result) of each outcome."""
    return [(Path(one.path).name, one.result) for one in taken]
