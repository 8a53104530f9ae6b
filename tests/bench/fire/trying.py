"""One hostile input and what came of it; a library with marks to lose."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from tests.fire.running import Ran, on_a_terminal
from tests.fire.stream import COMMAND, offences
from tests.library_builder import Shelf, draft, made
from tuireader.library import open_library
from tuireader.library.marks import marking

_MARKS = "SELECT id, read, starred FROM articles WHERE id <= 20 ORDER BY id"
T = TypeVar("T")


@dataclass(frozen=True)
class Tried:
    """What came of an input, or of several that were tried as one."""

    name: str
    seconds: float
    through: int = 0
    died: int = 0
    lost: int = 0
    inputs: int = 1


@cache
def _first() -> bytes:
    """A library in which things are read, starred and tagged."""
    with tempfile.TemporaryDirectory() as place:
        shelf = made(Path(place))
        ids = shelf.add(*(draft(f"Title {n}", guid=str(n), tags="sea") for n in range(20)))
        marking.mark_read(shelf.library, ids[:10])
        marking.star(shelf.library, ids[5:15])
        shelf.index()
        shelf.library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shelf.library.close()
        return (Path(place) / "library.sqlite").read_bytes()


def new_library(folder: Path) -> Path:
    """A copy of it."""
    (folder / "library.sqlite").write_bytes(_first())
    return folder / "library.sqlite"


def lost(library: Path, *, marks: bool = True) -> bool:
    """Whether the file, a count or the index is wrong, or marks are not what they were."""
    with tempfile.TemporaryDirectory() as place, open_library(library) as opened:
        shelf = Shelf(library.parent, opened)
        shelf.index()
        try:
            shelf.check()
        except AssertionError:
            return True
        with open_library(new_library(Path(place))) as before:
            return marks and bool(opened.db.execute(_MARKS).fetchall() != before.db.execute(_MARKS).fetchall())


def commands(
    name: str, library: Path, calls: Iterable[Sequence[str | Path]], env: dict[str, str] | None = None
) -> Tried:
    """What came of some commands, one after the other."""
    began, ran = time.perf_counter(), list[Ran]()
    for words in calls:
        ran.append(on_a_terminal("--library", library, *words, cwd=library.parent, env=env))
    seconds = time.perf_counter() - began
    through = any(offences(one.sent, COMMAND) for one in ran)
    return Tried(name, seconds, through, any(one.died for one in ran), lost(library))


def apart(work: Callable[[Path, T], Tried], inputs: Iterable[T]) -> list[Tried]:
    """Each in a folder of its own, as many at a time as there are processors."""

    def one(given: T) -> Tried:
        folder = Path(tempfile.mkdtemp())
        try:
            return work(folder, given)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(one, inputs))
