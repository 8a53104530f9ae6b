"""What `tuireader doctor` says: is the library sound, and what to do if it is not."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tuireader
from tuireader.library import searching
from tuireader.library.opening import Library
from tuireader.store import health


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
    for what, said in health.facts(library.db):
        yield Finding(what, said)
    free = shutil.disk_usage(library.path.parent).free
    yield Finding("free space", f"{free / 1e6:,.0f} MB", free > 50_000_000, "make room on the disk")
    yield _tested(
        "file",
        health.integrity(library.db),
        "restore a backup; `sqlite3 FILE .recover` saves what can be read",
    )
    yield _tested("counts", health.wrong_counts(library.db), "run `tuireader doctor --repair`")
    yield _tested("index", health.index_faults(library.db), "run `tuireader doctor --repair`")
    cached = Path(tuireader.__file__).with_name("__pycache__").is_dir()
    yield Finding(
        "byte-code",
        "compiled" if cached else "not compiled: every start is slow",
        cached,
        "run `python -m compileall` over the installed packages, or install with pip",
    )


def repair(library: Library) -> Iterator[int]:
    """Make counts and index anew; yields how many articles each step indexed."""
    health.recount(library.db)
    health.reindex(library.db)
    yield from searching.catch_up(library)


def _tested(what: str, faults: list[str], advice: str) -> Finding:
    return Finding(what, "; ".join(faults) or "sound", not faults, advice)
