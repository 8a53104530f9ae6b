"""Every listed file, imported: what is expected of it, within limits, and not a byte to the terminal but text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fire.conftest import IMPORTED
from tests.fire.listed import Case
from tests.fire.running import Ran, on_a_terminal
from tests.fire.stream import COMMAND, offences
from tests.library_builder import Shelf
from tuireader.library import open_library

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]
SECONDS, MEGABYTES = 40, 600
"""Of a command and what it starts: a reading process has 10 s and 512 MB, and may be followed by another."""


def test_every_file_is_borne(cases: list[Case], tmp_path: Path) -> None:
    faults = []
    for case in cases:
        if case.kind in IMPORTED:
            folder = tmp_path / case.id
            folder.mkdir()
            ran = on_a_terminal("--library", folder / "library.sqlite", "import", case.path)
            faults += [f"{case.id}: {fault}" for fault in _faults(case, ran, folder)]
    assert faults == []


def _faults(case: Case, ran: Ran, folder: Path) -> Iterator[str]:
    library, expect = folder / "library.sqlite", case.expect
    if ran.code not in (0, 1) or ran.died:
        yield f"exit {ran.code}: {ran.sent[-300:]!r}"
        return
    yield from offences(ran.sent, COMMAND)
    if ran.cpu_seconds > SECONDS or ran.megabytes > MEGABYTES:
        yield f"{ran.cpu_seconds:.1f} s, {ran.megabytes:.0f} MB"
    if expect.get("outcome") == "error" and ran.code == 0 and not ran.sent.strip():
        yield f"wrong input, but exit {ran.code} and {ran.sent!r}"
    with closing(sqlite3.connect(library)) as db:
        entries = db.execute("SELECT count(*) FROM articles").fetchone()[0]
        if not expect.get("min_entries", 0) <= entries <= expect.get("max_entries", 10**9):
            yield f"{entries} articles, expected {expect}"
        if expect.get("outcome") == "entries" and not entries:
            yield f"nothing came of it: {ran.sent!r}"
    with open_library(library) as opened:
        shelf = Shelf(folder, opened)
        shelf.index()
        shelf.check()
    held = b"".join(path.read_bytes() for path in folder.iterdir())
    yield from (f"{word!r} got in" for word in expect.get("forbid", ()) if word.encode() in held + ran.sent)


def test_a_second_import_adds_nothing(cases: list[Case], tmp_path: Path) -> None:
    """Whatever ids are repeated, missing or shared: the same files again are the same articles."""
    library = tmp_path / "library.sqlite"
    files = [case.path for case in cases if case.kind in IMPORTED and case.path.stat().st_size < 100_000]
    counts = []
    for _ in range(2):
        on_a_terminal("--library", library, "import", *files)
        with closing(sqlite3.connect(library)) as db:
            counts.append(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    assert counts[0] == counts[1] > 60
