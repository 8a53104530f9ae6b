"""``kill -9`` while an old library is brought to today's tables, and while old articles are let go."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.processes import Say, start
from tests.library.test_crashes import after, serving
from tests.library_builder import DAY, draft, made
from tests.store.test_migrations import old_library
from tuireader.library import open_library, overview
from tuireader.library.marks import marking, retaining
from tuireader.library.marks.retaining import Rule
from tuireader.library.sources import refreshing
from tuireader.library.sources.choosing import choose
from tuireader.query import tree
from tuireader.store.file import health
from tuireader.store.format import VERSION
from tuireader.store.subscriptions import attempts, sources

MARKS = "SELECT id, title, read, starred FROM articles ORDER BY id"


def kill_migrations(folder: Path, times: int) -> None:
    """Each version that was, cut off on its way: the next program finishes it, and nothing is lost."""
    dice = random.Random(times)
    cut = 0
    for turn in range(times):
        path = folder / str(turn) / "library.sqlite"
        path.parent.mkdir()
        old_library(path, 1 + turn % (VERSION - 1))

        def work(say: Say, path: Path = path) -> None:
            say("ready")
            open_library(path).close()
            say("done")

        program = start(work)
        assert program.said.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.12))
        program.kill()
        cut += "done" not in program.ended()[1]
        with open_library(path) as library:
            assert library.db.execute("PRAGMA user_version").fetchone() == (VERSION,)
            assert library.db.execute(MARKS).fetchall() == [(1, "Ferry", 0, 0), (2, "Fog", 0, 1)]
            assert health.integrity(library.db) == []
            assert health.wrong_counts(library.db) == []
        shutil.rmtree(path.parent)
    assert cut, "none was cut off"


def kill_retention(folder: Path, times: int) -> None:
    """Whatever went comes back, as it was, by one undo."""
    size, old = 900, 600
    shelf = made(folder)
    ids = shelf.add(*(draft(f"Title {n}", guid=str(n), day=100 if n < old else 1, tags="sea") for n in range(size)))
    marking.mark_read(shelf.library, ids)
    now, before = shelf.clock(), shelf.marks()
    shelf.library.close()

    def work(say: Say) -> None:
        with open_library(folder / "library.sqlite", now=lambda: now + DAY) as library:
            say("ready")
            while True:
                retaining.let_go(library, Rule(days=30))
                marking.undo(library)

    dice = random.Random(times)
    for _ in range(times):
        program = start(work)
        assert program.said.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.3))
        program.kill()
        assert program.ended()[0] == -9
        shelf = after(folder)
        total = overview.totals(shelf.library).total
        assert size - old <= total <= size
        if total != size:
            marking.undo(shelf.library)
        assert shelf.marks() == before
        shelf.index()
        shelf.check()
        shelf.library.close()


LARGE = 1200
"""Entries of a feed that is stored in many steps."""


def wait_for_more(folder: Path, before: int) -> None:
    """Until there are more articles than before, or for some seconds."""
    with closing(sqlite3.connect(folder / "library.sqlite", timeout=5)) as db:
        for _ in range(1000):
            if db.execute("SELECT n FROM counts WHERE name = 'total'").fetchone()[0] > before:
                return
            time.sleep(0.005)


def kill_large_refreshes(folder: Path, times: int) -> None:
    """A feed that is stored in many steps: each refresh goes on where the one before was cut off, nothing is double."""
    with serving(folder, LARGE) as port:
        shelf = made(folder)
        sources.ensure(shelf.library.db, "feed", f"http://127.0.0.1:{port}/large", "Large", 1, typed=True)
        shelf.library.close()

        def work(say: Say) -> None:
            with open_library(folder / "library.sqlite", durable=False) as library:
                say("ready")
                (one,) = refreshing.refresh(library, choose(library, manner="all"))
                say(one.new)

        dice, before, cut = random.Random(times), 0, 0
        for _ in range(times):
            program = start(work)
            assert program.said.readline() == "ready\n"
            wait_for_more(folder, before)
            time.sleep(dice.uniform(0, 0.15))
            program.kill()
            _, said = program.ended()
            shelf = after(folder)
            total = overview.totals(shelf.library).total
            assert before <= total <= LARGE
            assert not said or total == LARGE, "it was reported before it was stored"
            (known,) = attempts.known(shelf.library.db, [1]).values()
            assert known.body_hash is None or total == LARGE, "the next refresh would find nothing new"
            cut, before = cut + (before < total < LARGE), total
            if known.body_hash is not None:  # begin again with nothing
                marking.delete_where(shelf.library, tree.All())
                shelf.library.db.execute("DELETE FROM identities")
                shelf.library.db.execute("UPDATE sources SET body_hash = NULL, etag = NULL")
                before = 0
            shelf.library.close()
        program = start(work)
        assert program.ended()[0] == 0
        shelf = after(folder)
        assert sorted(shelf.titles()) == sorted(f"/large 0 {n}" for n in range(LARGE))
        shelf.library.close()
        print(f"{cut} of {times} were cut off between two steps")


def test_large_refreshes_cut_off(tmp_path: Path) -> None:
    kill_large_refreshes(tmp_path, 1)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_large_refreshes_cut_off_sixty_times(tmp_path: Path) -> None:
    kill_large_refreshes(tmp_path, 60)


def test_migrations_cut_off(tmp_path: Path) -> None:
    kill_migrations(tmp_path, 8)


def test_retention_cut_off(tmp_path: Path) -> None:
    kill_retention(tmp_path, 4)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_migrations_cut_off_two_hundred_times(tmp_path: Path) -> None:
    kill_migrations(tmp_path, 200)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_retention_cut_off_a_hundred_times(tmp_path: Path) -> None:
    kill_retention(tmp_path, 100)
