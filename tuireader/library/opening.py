"""The library opened for a face."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tuireader.config import Config
from tuireader.store import beside, writing
from tuireader.store.file import filesystems, moving, opening
from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.store.finding.tag_sets import TagSets


def wall_clock() -> int:
    """Seconds since 1970."""
    return int(time.time())


@dataclass(slots=True)
class Library:
    """An open library: what every use case takes first. Close it, or use it in a ``with`` statement."""

    path: Path
    db: sqlite3.Connection = field(repr=False)
    now: Callable[[], int] = wall_clock
    """Seconds since 1970; a test passes its own."""
    config: Config = field(default_factory=Config, repr=False)
    """What the reader settled."""
    config_file: Path | None = None
    """Where that was read, if there is such a file."""
    identity: tuple[int, int] | None = field(default=None, repr=False)
    """Which file it is (`store.file.moving`)."""
    tag_sets: TagSets | None = field(default=None, repr=False)
    """The tags of all articles, once they have been counted: shared with those who ask beside the keys."""
    notes: int = field(default=0, repr=False)
    """How often we stored where the reader is: nothing that is shown is another for it."""

    @property
    def notice(self) -> str:
        """What the reader should know of where the library lies; empty if nothing."""
        kind = filesystems.network_type(self.path)
        return (
            f"the library is on a network file system ({kind}): use it from one machine at a time, or move it to a disk"
            if kind
            else ""
        )

    def beside(self) -> Library:
        """The library by a connection of its own that only reads, for one thread. Raises LibraryError."""
        return replace(self, db=beside.open_beside(self.path), identity=None)

    def close(self) -> None:
        """Close the file. Nothing needs saving: every change was stored when it was made."""
        if self.moved_away():
            moving.bring_whole(self.db)
        self.db.close()

    def moved_away(self) -> bool:
        """Whether another file, or none, lies where the library was opened."""
        return self.identity is not None and moving.identity(self.path) != self.identity

    def bring_whole(self) -> None:
        """Write all that was stored into the file itself: one that is moved leaves its write-ahead log behind."""
        moving.bring_whole(self.db)

    def changed_elsewhere(self) -> int:
        """A number that is another whenever another program has written the library (``PRAGMA data_version``)."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def as_of(self) -> tuple[int, int]:
        """Another pair whenever anything that is shown may be another, by us or by another program."""
        return self.changed_elsewhere(), self.db.total_changes - self.notes

    def wait_at_most(self, seconds: float) -> None:
        """From now on a change gives up (BusyError) when another program's writing takes longer than this."""
        opening.wait_at_most(self.db, seconds)

    def explained(self) -> AbstractContextManager[None]:
        """Inside, what SQLite cannot read or write is a LibraryError, in words: a damaged page shows only when read."""
        return writing.explained(self.db, self.path)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_library(
    path: Path, *, make: bool = True, durable: bool = True, now: Callable[[], int] = wall_clock
) -> Library:
    """The library at `path`; made on first use. Raises LibraryError and its kinds, in words."""
    db = opening.open_library(path, make=make, durable=durable)
    return Library(path, db, now, identity=moving.identity(path))
