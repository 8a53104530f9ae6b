"""Several programs on one library: nothing is lost, nothing is "locked", each sees what the others do."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import process
from tests.library.processes import Say, holding, start, taking
from tests.library_builder import Shelf, draft, made
from tuireader.errors import BusyError
from tuireader.library import Library, open_library, overview
from tuireader.library.intake import importing
from tuireader.library.marks import marking
from tuireader.library.search import searching
from tuireader.library.views import session
from tuireader.library.views.listing import View
from tuireader.query import tree


def test_two_mark_while_two_import(tmp_path: Path) -> None:
    shelf = made(tmp_path)
    ids = shelf.add(*(draft(f"Old {n}", guid=str(n)) for n in range(200)))
    for who in range(2):
        for n in range(120):
            shelf.write(f"news{who}/{n:03}.txt", f"Title {who} {n}\n\nText {n} of {who}.\n")
    shelf.library.close()

    def mark(part: int) -> Callable[[Say], None]:
        def work(say: Say) -> None:
            with open_library(tmp_path / "library.sqlite") as library:
                for id in ids[part::2]:
                    assert marking.mark_read(library, [id]) is not None
                    if id % 10 == 0:
                        marking.tag(library, [id], [f"by {part}"])
                    say(id)

        return work

    def take(part: int) -> Callable[[Say], None]:
        def work(say: Say) -> None:
            with open_library(tmp_path / "library.sqlite", durable=False) as library:
                for one in importing.import_files(library, importing.find([tmp_path / f"news{part}"])):
                    say(one.result)
                for done in searching.catch_up(library, 7):
                    say(done)

        return work

    programs = [start(work) for work in (mark(0), take(0), mark(1), take(1))]
    ended = [program.ended() for program in programs]
    assert [status for status, _ in ended] == [0] * 4
    assert [len(said) for _, said in ended[::2]] == [100, 100]
    assert [said[:120] for _, said in ended[1::2]] == [["new"] * 120] * 2
    with open_library(tmp_path / "library.sqlite") as library:
        assert overview.totals(library) == overview.Totals(440, 240, 0)
        assert library.db.execute("SELECT count(*) FROM articles WHERE read = 1 AND id <= 200").fetchone() == (200,)
        assert library.db.execute("SELECT count(*) FROM actions").fetchone() == (220,)
        Shelf(tmp_path, library).index()
        Shelf(tmp_path, library).check()


def test_one_sees_what_the_other_marks(shelf: Shelf) -> None:
    ids = shelf.add(draft("Ferries"), draft("Mist", guid="2"))
    with open_library(shelf.folder / "library.sqlite") as other:
        before = shelf.library.changed_elsewhere(), other.changed_elsewhere()
        marking.mark_read(other, ids[:1])
        assert shelf.library.changed_elsewhere() != before[0]
        assert other.changed_elsewhere() == before[1]
        assert shelf.row(ids[0]).read
        assert View(shelf.library, tree.Is("unread")).total() == 1
        undone = marking.undo(shelf.library)
        assert undone is not None and undone.articles == (ids[0],)
        assert not View(other, tree.All()).fresh(ids)[ids[0]].read


def test_a_writer_waits_for_another(shelf: Shelf) -> None:
    """Another program holds the library; the mark is made when it lets go."""
    (id,) = shelf.add(draft("Ferries"))
    path = shelf.folder / "library.sqlite"

    program = holding(path, 0.3)
    assert marking.mark_read(shelf.library, [id]) is not None
    assert program.ended() == (0, [])


def test_who_cannot_wait_that_long_is_told(shelf: Shelf) -> None:
    """Another program holds the library for two seconds: the impatient gives up in words, the patient gets through."""
    (id,) = shelf.add(draft("Ferries"))
    path = shelf.folder / "library.sqlite"

    program = holding(path, 2)
    shelf.library.wait_at_most(0.1)
    with pytest.raises(BusyError, match="another program") as caught:
        marking.mark_read(shelf.library, [id])
    assert (caught.value.about, caught.value.exit_code) == (str(path), 3)
    assert not shelf.row(id).read, "reading never waits"
    shelf.library.wait_at_most(30)
    assert marking.mark_read(shelf.library, [id]) is not None
    assert program.ended() == (0, [])
    assert shelf.row(id).read


def test_two_readers_an_import_and_a_script_at_once(tmp_path: Path) -> None:
    """Five hundred marks, each by one of two readers, while files are taken in and a script lists what is unread."""
    shelf = made(tmp_path)
    ids = shelf.add(*(draft(f"Old {n}", guid=str(n), tags="sea") for n in range(500)))
    for n in range(200):
        shelf.write(f"news/{n}.txt", f"Title {n}\n\nText of {n}.\n")
    shelf.library.close()
    path = tmp_path / "library.sqlite"

    def reader(mine: list[int], theirs: list[int]) -> Callable[[Say], None]:
        """Marks its own, and leaves when it has seen all marks of the other."""

        def work(say: Say) -> None:
            with open_library(path) as library:
                for id in mine:
                    assert marking.mark_read(library, [id]) is not None
                view, until = View(library, tree.All()), time.monotonic() + 60
                while not all(row.read for row in view.fresh(theirs).values()):
                    assert time.monotonic() < until, "the other's marks are not seen"
                    time.sleep(0.02)

        return work

    programs = [start(reader(ids[::2], ids[1::2])), start(reader(ids[1::2], ids[::2])), taking(path, tmp_path / "news")]
    listed = [process("--library", path, "list", "is:unread") for _ in range(3)]
    ended = [program.ended() for program in programs]
    assert [(done.returncode, done.stderr) for done in listed] == [(0, b"")] * 3
    assert ended == [(0, []), (0, []), (0, ["new"] * 200)]
    with open_library(path) as library:
        assert overview.totals(library) == overview.Totals(700, 200, 0)
        assert library.db.execute("SELECT count(*) FROM changes").fetchone() == (500,)
        Shelf(tmp_path, library).check()


def test_what_is_read_while_another_writes_is_whole(shelf: Shelf) -> None:
    shelf.add(*(draft(str(n), guid=str(n)) for n in range(500)))
    path = shelf.folder / "library.sqlite"

    def turn(say: Say) -> None:
        with open_library(path) as library:
            for number in range(30):
                marking.mark_read_where(library, tree.All(), number % 2 == 0)
                say(number)

    def unread(library: Library) -> tuple[int, ...]:
        row: tuple[int, ...] = library.db.execute(
            "SELECT (SELECT count(*) FROM articles WHERE read = 0), (SELECT n FROM counts WHERE name = 'unread'),"
            " (SELECT unread FROM sources)"
        ).fetchone()
        return row

    program, seen = start(turn), set()
    while program.said.readline():
        seen.add(unread(shelf.library))
    assert program.ended() == (0, [])
    assert all(len(set(counts)) == 1 for counts in seen), "half a step was read"


def test_what_is_shown_is_another_after_each_change_but_not_after_a_note_of_our_own(tmp_path: Path) -> None:
    shelf = made(tmp_path)
    ids = shelf.add(draft("Old", guid="1"))
    library = shelf.library
    before = library.as_of()
    assert session.keep(library, {"at": {"cursor": 1}})
    assert library.as_of() == before
    assert marking.mark_read(library, ids) is not None
    assert (marked := library.as_of()) != before
    with open_library(tmp_path / "library.sqlite") as other:
        assert session.keep(other, {"at": {"cursor": 2}}), "whoever else writes may have written anything"
    assert library.as_of() != marked
    library.close()
