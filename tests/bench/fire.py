"""Hostile inputs against the command line: what was tried, what got through, what died, what was lost, the slowest.

    python -m tests.bench fire
    TUIREADER_HOSTILE=FOLDER python -m tests.bench fire      # every file below it too

Each file is imported and then listed and shown by programs of their own, into a copy of a library in which things are
read, starred and tagged. All numbers but the first and the last should be nought.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests import hostile
from tests.library_builder import Shelf, draft, made
from tuireader.library import open_library
from tuireader.library.marks import marking

CONTROL = re.compile(
    rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xf3\xa0[\x80-\x81]"
)
"""What no output may hold: C0, DEL, C1, line and bidi controls, tag characters, in UTF-8."""
MARKS = "SELECT id, read, starred FROM articles WHERE id <= 20 ORDER BY id"
SECONDS = 60


@dataclass(frozen=True)
class Tried:
    """What came of one input."""

    name: str
    seconds: float
    through: bool
    died: bool
    lost: bool


def groups() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """Inputs by kind; from `$TUIREADER_HOSTILE` by their folder."""
    yield "feeds", list(hostile.feeds())
    yield "seeds", list(hostile.seeds())
    yield "outlines", list(hostile.outlines())
    if given := os.environ.get("TUIREADER_HOSTILE"):
        by_folder: dict[str, list[tuple[str, bytes]]] = {}
        for path in sorted(Path(given).rglob("*")):
            if path.is_file() and not path.is_symlink():
                by_folder.setdefault(path.parent.name, []).append((path.name, path.read_bytes()))
        yield from by_folder.items()


def start(folder: Path) -> Path:
    """A library with marks on it."""
    shelf = made(folder)
    ids = shelf.add(*(draft(f"Title {n}", guid=str(n), tags="sea") for n in range(20)))
    marking.mark_read(shelf.library, ids[:10])
    marking.star(shelf.library, ids[5:15])
    shelf.library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.library.close()
    return folder / "library.sqlite"


def attempt(library: Path, name: str, content: bytes) -> Tried:
    """One input, in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        copy = Path(shutil.copy(library, folder / "library.sqlite"))
        (folder / "in").mkdir()
        (folder / "in" / "file.txt").write_bytes(content)
        began, said, codes = time.perf_counter(), b"", []
        for words in (["import", str(folder / "in")], ["list"], ["show", "21"], ["tags"], ["sources"]):
            try:
                done = subprocess.run(
                    [sys.executable, "-m", "tuireader", "--library", str(copy), *words],
                    capture_output=True,
                    timeout=SECONDS,
                )
            except subprocess.TimeoutExpired:
                return Tried(name, SECONDS, False, True, False)
            said += done.stdout + done.stderr
            codes.append(done.returncode)
        seconds = time.perf_counter() - began
        through = CONTROL.search(said) is not None or len(list(folder.iterdir())) > 4
        died = any(code not in (0, 1) for code in codes) or b"Traceback" in said
        return Tried(name, seconds, through, died, _lost(copy, library))


def _lost(path: Path, start: Path) -> bool:
    """Whether marks are not what they were, or the file, a count or the index is wrong."""
    with open_library(path) as library, open_library(start) as before:
        shelf = Shelf(path.parent, library)
        shelf.index()
        try:
            shelf.check()
        except AssertionError:
            return True
        return bool(library.db.execute(MARKS).fetchall() != before.db.execute(MARKS).fetchall())


def main() -> None:
    """Print a line for each group, and each input that was not borne."""
    print(f"{'group':12} {'tried':>6} {'got through':>12} {'app died':>9} {'state lost':>11}   slowest")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        library = start(Path(folder))
        for group, inputs in groups():
            tried = list(pool.map(lambda one: attempt(library, *one), inputs))
            slowest = max(tried, key=lambda one: one.seconds)
            sums = [sum(getattr(one, what) for one in tried) for what in ("through", "died", "lost")]
            counted = f"{group:12} {len(tried):6} {sums[0]:12} {sums[1]:9} {sums[2]:11}"
            print(f"{counted}   {slowest.seconds:.1f} s {slowest.name}", flush=True)
            for one in tried:
                if one.through or one.died or one.lost:
                    print(f"    {one}")
