"""What `tuireader doctor` says: is the library sound, and what to do if it is not."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import tuireader
from tuireader.errors import LibraryError
from tuireader.library.opening import Library, open_library
from tuireader.library.rules import understanding
from tuireader.library.search import searching
from tuireader.model.stamps import iso
from tuireader.store.content import ahead
from tuireader.store.file import health, salvaging
from tuireader.store.file.salvaging import Salvaged
from tuireader.values import dataclass

_REPAIR = "run `tuireader doctor --repair`"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    said: str
    fine: bool = True
    advice: str = ""


def examine(library: Library) -> Iterator[Finding]:
    """Each finding as soon as it is known: first facts, then tests."""
    yield Finding("tuireader", f"{tuireader.__version__} on Python {sys.version.split()[0]}")
    yield Finding("library", str(library.path))
    try:
        with library.explained():
            facts = list(health.facts(library.db))
    except LibraryError as error:
        facts = [("contents", error.message)]
    for what, said in facts:
        yield Finding(what, said)
    yield Finding("place", library.notice or "on this machine", not library.notice, "move it with --library")
    free = shutil.disk_usage(library.path.parent).free
    yield Finding("free space", f"{free / 1e6:,.0f} MB", free > 50_000_000, "make room on the disk")
    for what, look, advice in (
        (
            "file",
            health.integrity,
            "restore a backup (`tuireader restore`), or save what can be read: `tuireader doctor --salvage NEW`",
        ),
        ("counts", health.wrong_counts, _REPAIR),
        ("index", health.index_faults, _REPAIR),
    ):
        faults = _faults(library, look)
        yield Finding(what, "; ".join(faults) or "sound", not faults, advice)
    yield _clock(library)
    wrong = [fault.reason for fault in understanding.faults(library)]
    yield Finding("rules", "; ".join(wrong) or "well", not wrong, "correct them; `tuireader rules check` names each")
    cached = Path(tuireader.__file__).with_name("__pycache__").is_dir()
    yield Finding(
        "byte-code",
        "compiled" if cached else "not compiled: every start is slow",
        cached,
        "run `python -m compileall` over the installed packages, or install with pip",
    )


def _clock(library: Library) -> Finding:
    """Whether articles stand in the future, since they were taken in while the clock was ahead."""
    try:
        with library.explained():
            count, last = ahead.latest(library.db, library.now())
    except LibraryError as error:
        return Finding("clock", error.message, fine=False, advice=_REPAIR)
    said = f"{count:,} article{'s' * (count != 1)} came in while the clock was ahead, the last at {iso(last)[:10]}"
    advice = f"a refresh mends that once servers agree with your clock; if it is right now, {_REPAIR}"
    return Finding("clock", said, fine=False, advice=advice) if count else Finding("clock", "well")


def repair(library: Library) -> Iterator[int]:
    """Make counts and index anew, and bring back what is ahead of the clock; yields how many articles each step
    indexed."""
    ahead.bring_back(library.db, library.now())
    health.recount(library.db)
    health.reindex(library.db)
    yield from searching.catch_up(library)


def damaged_pages(path: Path) -> dict[str, list[int]]:
    """The damaged pages of each table of a library that nobody here has open."""
    return salvaging.look(path)


def salvage(path: Path, target: Path) -> Salvaged:
    """Bring what can be read of a damaged library into a new file; index it. Raises LibraryError and its kinds."""
    found = salvaging.salvage(path, target)
    with open_library(target) as library:
        for _ in searching.catch_up(library):
            pass
    return found


def _faults(library: Library, look: Callable[[sqlite3.Connection], list[str]]) -> list[str]:
    """What a test finds; a file too damaged for it is a finding too."""
    try:
        with library.explained():
            return look(library.db)
    except LibraryError as error:
        return [error.message]
