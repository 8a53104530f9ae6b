"""``kill -9`` at any moment: the file is sound, the counts are right, what was said to be done is done."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.library.processes import Say, start
from tests.library.sources.test_refreshing import feed
from tests.library_builder import Shelf, draft, made
from tuireader.library import open_library, overview
from tuireader.library.intake import importing
from tuireader.library.marks import marking
from tuireader.library.search import searching
from tuireader.library.sources import refreshing
from tuireader.library.sources.choosing import choose
from tuireader.query import tree
from tuireader.store import portions
from tuireader.store.subscriptions import sources

FILES = 300


def after(folder: Path) -> Shelf:
    """The library as the next program finds it, looked over."""
    shelf = Shelf(folder, open_library(folder / "library.sqlite"))
    shelf.check()
    return shelf


def kill_imports(folder: Path, times: int) -> None:
    """Kill an import of a folder at random moments, each going on where the one before was cut off."""
    shelf = made(folder)
    for n in range(FILES):
        shelf.write(f"news/{n:04}.txt", f"Title {n}\n\n" + f"Text number {n}. " * 20)
    shelf.library.close()

    def work(say: Say) -> None:
        with open_library(folder / "library.sqlite", durable=False) as library:
            say("ready")
            for one in importing.import_files(library, importing.find([folder / "news"])):
                say(one.id)
            for _ in searching.catch_up(library, 20):
                pass

    dice = random.Random(times)
    stored: set[int] = set()
    for turn in range(times):
        program = start(work)
        assert program.said.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.25))
        program.kill()
        status, said = program.ended()
        assert status in (-9, 0)
        stored |= {int(line) for line in said}
        shelf = after(folder)
        there = {row[0] for row in shelf.library.db.execute("SELECT id FROM articles")}
        assert stored <= there, "what was reported had not been stored"
        whole = (
            "SELECT count(*) FROM articles WHERE id IN (SELECT article_id FROM origins)"
            " AND id IN (SELECT article_id FROM identities)"
        )
        assert shelf.library.db.execute(whole).fetchone() == (len(there),)
        if len(there) == FILES and not searching.waiting(shelf.library):
            for n in range(FILES):
                shelf.write(f"news/{n:04}.txt", f"Title {n}\n\n" + f"Text {turn} of number {n}. " * 20)
        shelf.library.close()
    program = start(work)
    assert program.ended()[0] == 0
    shelf = after(folder)
    assert (overview.totals(shelf.library).total, searching.waiting(shelf.library)) == (FILES, 0)
    assert len(shelf.found("number ")) == FILES
    shelf.library.close()


def kill_marks(folder: Path, times: int, size: int) -> None:
    """Kill bulk marks and undos at random moments: what is marked stands in the journal, and one undo takes it back.

    A mark of few articles is made wholly or not at all.
    """
    shelf = made(folder)
    shelf.save(*(draft(f"Title {n}", guid=str(n), tags="sea" if n % 2 else "") for n in range(size)))
    shelf.index()
    shelf.library.close()

    def work(say: Say) -> None:
        with open_library(folder / "library.sqlite") as library:
            say("ready")
            while True:
                marking.mark_read_where(library, tree.All(), True)
                say(0)
                marking.undo(library)
                say(size)

    dice = random.Random(times)
    for _ in range(times):
        program = start(work)
        assert program.said.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.15))
        program.kill()
        assert program.ended()[0] == -9
        shelf = after(folder)
        unread = overview.totals(shelf.library).unread
        assert unread in (0, size) or size > portions.FIRST
        standing = shelf.library.db.execute("SELECT count(*) FROM actions WHERE state = 0").fetchone()[0]
        assert standing == (unread != size), "a mark without its way back"
        if standing:
            marking.undo(shelf.library)
        assert overview.totals(shelf.library).unread == size
        shelf.check()
        shelf.library.close()


FEEDS, ENTRIES = 12, 25


def serve(folder: Path, say: Say, entries: int) -> None:
    """Feeds on loopback whose entries are all new with each generation (the number in the file ``generation``)."""

    class Feeds(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            generation = (folder / "generation").read_text()
            titles = (f"{self.path} {generation} {n}" for n in range(entries))
            content = feed(*titles, name=self.path).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    say(server.server_port)
    server.serve_forever()


@contextmanager
def serving(folder: Path, entries: int = ENTRIES) -> Iterator[int]:
    """`serve` beside the test; gives its port."""
    (folder / "generation").write_text("0")
    server = start(lambda say: serve(folder, say, entries))
    try:
        yield int(server.said.readline())
    finally:
        server.kill()
        server.ended()


def kill_refreshes(folder: Path, port: int, times: int) -> None:
    """Kill a refresh at random moments: each source has a whole generation of entries or none of it."""
    shelf = made(folder)
    for n in range(FEEDS):
        sources.ensure(shelf.library.db, "feed", f"http://127.0.0.1:{port}/{n}", str(n), 1, typed=True)
    shelf.library.close()

    def work(say: Say) -> None:
        with open_library(folder / "library.sqlite", durable=False) as library:
            say("ready")
            for one in refreshing.refresh(library, choose(library, manner="all")):
                say(f"{one.url} {one.new}")

    dice = random.Random(times)
    for turn in range(times):
        (folder / "generation").write_text(str(turn))
        shelf = after(folder)
        before = {one.url: one.total for one in sources.all_sources(shelf.library.db)}
        shelf.library.close()
        program = start(work)
        assert program.said.readline() == "ready\n"
        time.sleep(dice.uniform(0.05, 0.45))
        program.kill()
        status, said = program.ended()
        assert status in (-9, 0)
        reported = dict(line.split() for line in said)
        shelf = after(folder)
        for one in sources.all_sources(shelf.library.db):
            assert one.total - before[one.url] in (0, ENTRIES), "half a feed was stored"
            if one.url in reported:
                assert one.total - before[one.url] == int(reported[one.url]), "what was reported had not been stored"
        shelf.library.close()


def test_imports_cut_off(tmp_path: Path) -> None:
    kill_imports(tmp_path, 10)


def test_bulk_marks_cut_off(tmp_path: Path) -> None:
    kill_marks(tmp_path, 8, 1500)


def test_marks_of_few_cut_off(tmp_path: Path) -> None:
    kill_marks(tmp_path, 4, portions.FIRST)


def test_refreshes_cut_off(tmp_path: Path) -> None:
    with serving(tmp_path) as port:
        kill_refreshes(tmp_path, port, 8)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_refreshes_cut_off_two_hundred_times(tmp_path: Path) -> None:
    with serving(tmp_path) as port:
        kill_refreshes(tmp_path, port, 200)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_imports_cut_off_two_hundred_times(tmp_path: Path) -> None:
    kill_imports(tmp_path, 200)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_bulk_marks_cut_off_two_hundred_times(tmp_path: Path) -> None:
    kill_marks(tmp_path, 200, 1500)


def test_a_mark_that_was_made_is_there_after_a_kill(tmp_path: Path) -> None:
    shelf = made(tmp_path)
    ids = shelf.add(*(draft(str(n), guid=str(n)) for n in range(50)))
    shelf.library.close()

    def work(say: Say) -> None:
        with open_library(tmp_path / "library.sqlite") as library:
            for id in ids:
                marking.mark_read(library, [id])
                say(id)
            time.sleep(60)

    program = start(work)
    marked = [int(program.said.readline()) for _ in range(20)]
    program.kill()
    marked += [int(line) for line in program.ended()[1]]
    shelf = after(tmp_path)
    assert all(shelf.row(id).read for id in marked) and len(marked) >= 20
    shelf.library.close()
