"""What is very large is made in short steps: the same comes of it, and what is cut off stands as far as it was made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.library_builder import Shelf, draft, passing_shelf
from tuireader.errors import BusyError
from tuireader.importers.entries import entries_of
from tuireader.library.marks import marking, retaining, tag_keeping
from tuireader.library.marks.retaining import Rule as Retention
from tuireader.library.rules import keeping, rehearsing
from tuireader.library.sources import answering, settling
from tuireader.model.changes import Change
from tuireader.model.documents import Document, FeedHead
from tuireader.model.drafts import Entry
from tuireader.model.results import Refreshed
from tuireader.model.rules import Rule
from tuireader.query import tree
from tuireader.store import portions
from tuireader.store.acts import marks
from tuireader.store.content import shelf as shelves
from tuireader.store.reader import turning
from tuireader.store.subscriptions import attempts, sources
from tuireader.sync.answers import Fetched
from tuireader.sync.contents import Contents
from tuireader.sync.gathering import Gathered

SIZE = 300

EVERYTHING: dict[str, Callable[[Shelf], Change | None]] = {
    "read": lambda shelf: marking.mark_read_where(shelf.library, tree.All()),
    "star": lambda shelf: marking.star_where(shelf.library, tree.Tag("even")),
    "hide": lambda shelf: marking.hide(shelf.library, range(1, SIZE + 1)),
    "tag": lambda shelf: marking.tag_where(shelf.library, tree.All(), ["new", "sea"], ["even"]),
    "merge": lambda shelf: tag_keeping.merge(shelf.library, ["even", "third"], "sea"),
    "tag a source": lambda shelf: settling.tag(shelf.library, [1], ["harbour"], ["home"]),
    "rule": lambda shelf: rehearsing.run(shelf.library, _rule(shelf)),
    "delete": lambda shelf: marking.delete_where(shelf.library, tree.Tag("third")),
    "let go": lambda shelf: retaining.let_go(shelf.library, Retention(days=50)),
}


def _rule(shelf: Shelf) -> Rule:
    keeping.keep(shelf.library, Rule(0, "all", "", ("tag:seen", "hide", "highlight:red"), enabled=True))
    (found,) = keeping.all_rules(shelf.library)
    return found


def stocked(shelf: Shelf) -> Shelf:
    shelf.source("Signals", "home")
    names = (
        " ".join(name for each, name in ((2, "even"), (3, "third"), (5, "sea")) if n % each == 0) for n in range(SIZE)
    )
    ids = shelf.add(*(draft(f"Title {n}", guid=str(n), day=n, tags=tags) for n, tags in enumerate(names)))
    marking.mark_read(shelf.library, ids[::7])
    marking.mark_read(shelf.library, ids[SIZE // 2 :])
    marking.tag(shelf.library, ids[::11], remove=["sea", "even"])
    return shelf


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Portions of a few."""
    monkeypatch.setattr(portions, "MOST", 15)
    monkeypatch.setattr(portions.Size, "took", lambda self, seconds: setattr(self, "things", 15))
    monkeypatch.setattr(portions, "REST", 0.0)


@pytest.mark.parametrize("what", EVERYTHING)
def test_in_portions_and_at_once_the_same_comes_of_it(what: str, small: None) -> None:
    """All within one transaction is the same as step by step; one undo takes it back, one redo makes it again."""
    with passing_shelf(stocked) as stepwise, passing_shelf(stocked) as whole:
        before = stepwise.marks()
        assert whole.marks() == before
        commits: list[str] = []
        stepwise.library.db.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
        change = EVERYTHING[what](stepwise)
        stepwise.library.db.set_trace_callback(None)
        assert len(commits) > 2, "it was not parted"
        whole.library.db.execute("BEGIN IMMEDIATE")
        at_once = EVERYTHING[what](whole)
        whole.library.db.execute("COMMIT")
        assert change is not None and at_once is not None and change.label == at_once.label
        after = whole.marks()
        assert after != before and stepwise.marks() == after
        for _ in range(2):
            assert marking.undo(stepwise.library) is not None
            assert stepwise.marks() == before
            assert marking.redo(stepwise.library) is not None
            assert stepwise.marks() == after
        stepwise.index()
        stepwise.check()


class Cut(Exception):
    """Something ends the work."""


@pytest.mark.parametrize("steps", [1, 4, 7])
def test_a_mark_that_is_cut_off_is_taken_back_by_one_undo(shelf: Shelf, small: None, steps: int) -> None:
    before = stocked(shelf).marks()
    work = marks.marking(shelf.library.db, "starred", True, range(1, SIZE + 1))
    for _ in range(steps):
        work.step()
    assert 0 < work.made < SIZE and not work.done
    made_so_far = work.change
    assert made_so_far is not None and made_so_far.label == f"starred {work.made:,}"
    assert marking.undo(shelf.library) is not None
    assert shelf.marks() == before
    work.step()
    assert work.done, "what was taken back goes on"
    assert shelf.marks() == before


@pytest.mark.parametrize("steps", [1, 4, 9])
@pytest.mark.parametrize("what", ["hide", "tag", "merge", "delete"])
def test_an_undo_that_is_cut_off_is_ended_by_the_next(what: str, steps: int, small: None) -> None:
    with passing_shelf(stocked) as shelf:
        before = shelf.marks()
        assert EVERYTHING[what](shelf) is not None
        after, work = shelf.marks(), turning.Turning(shelf.library.db, back=True)
        for _ in range(steps):
            if not work.done:
                work.step()
        assert work.done or shelf.marks() not in (before, after)
        if not work.done:
            assert marking.undo(shelf.library) is not None
        assert shelf.marks() == before
        shelf.index()
        shelf.check()


def test_a_step_that_found_the_library_locked_is_made_again(shelf: Shelf, small: None) -> None:
    stocked(shelf)
    work = marks.marking(shelf.library.db, "starred", True, range(1, SIZE + 1))
    work.step()
    made_before = work.made
    other = sqlite3.connect(shelf.library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    shelf.library.wait_at_most(0)
    with pytest.raises(BusyError):
        work.step()
    other.execute("COMMIT")
    other.close()
    assert work.made == made_before
    assert work.whole() is not None
    assert len(shelf.titles("is:starred")) == SIZE


def test_actions_too_many_go_some_at_a_time(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest, of very many changes, is forgotten over several of the next; none that counts is lost."""
    from tuireader.store.reader import journal

    monkeypatch.setattr(journal, "KEPT", 10)
    monkeypatch.setattr(journal, "LET_GO", 100)
    ids = shelf.add(*(draft(str(n), guid=str(n)) for n in range(SIZE)))
    marking.delete(shelf.library, ids[50:])
    marking.star(shelf.library, ids[:50])
    left = []
    for turn in range(20):
        marking.turn_read(shelf.library, [ids[turn]])
        left.append(shelf.library.db.execute("SELECT count(*) FROM trash").fetchone()[0])
    assert left[5] == SIZE - 50 and left[-1] == 0, "what no undo reaches any more is let go"
    assert sorted(left, reverse=True) == left and len(set(left)) > 2
    assert shelf.library.db.execute("SELECT count(*) FROM actions").fetchone()[0] == 10
    for _ in range(10):
        assert marking.undo(shelf.library) is not None
    assert marking.undo(shelf.library) is None


# ---------------------------------------------------------------- feeds


def answered(shelf: Shelf, entries: int) -> Gathered:
    """A server's answer: a feed of so many entries without dates."""
    drafts = tuple(draft(f"Entry {n}", guid=f"entry {n}", tags="large") for n in range(entries))
    found = Contents(FeedHead(), tuple(entries_of(Document("feed", drafts))))
    answer = Fetched(200, b"", "https://large.example/feed", "etag", "", "", "", (), "ab" * 32, 0.0, 0)
    id, _ = sources.ensure(shelf.library.db, "feed", "https://large.example/feed", "Large", shelf.clock())
    return Gathered(id, answer, found)


def stored(shelf: Shelf, one: Gathered) -> Refreshed:
    (source,) = [source for source in sources.all_sources(shelf.library.db) if source.id == one.key]
    before = attempts.known(shelf.library.db, [one.key])[one.key]
    return answering.store(shelf.library, source, before, one.answer, one.found)


@contextmanager
def cut_off() -> Iterator[None]:
    """What is stored in portions inside is cut off in its fourth one."""
    whole, parts = shelves._shelve, 0

    def cut(*arguments: object, **settings: object) -> object:
        nonlocal parts
        parts += 1
        if parts == 4:
            raise Cut
        return whole(*arguments, **settings)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched, pytest.raises(Cut):
        patched.setattr(shelves, "_shelve", cut)
        yield


def test_a_feed_that_is_cut_off_is_completed_and_asked_for_whole(shelf: Shelf, small: None) -> None:
    keeping.keep(shelf.library, Rule(0, "large", "tag:large", ("tag:seen",), enabled=True))
    one = answered(shelf, SIZE)
    with cut_off():
        stored(shelf, one)
    some = shelf.titles()
    assert 0 < len(some) < SIZE and some[-1] == f"Entry {SIZE - 1}", "the oldest come first"
    assert shelf.titles("tag:seen") == some, "rules run with each part"
    known = attempts.known(shelf.library.db, [one.key])[one.key]
    assert (known.etag, known.body_hash) == (None, None), "the next refresh would be told that nothing is new"
    shelf.clock.go_on(60)
    told = stored(shelf, one)
    assert (told.result, told.new) == ("new", SIZE - len(some))
    assert shelf.titles() == shelf.titles("tag:seen") == [f"Entry {n}" for n in range(SIZE)]
    assert attempts.known(shelf.library.db, [one.key])[one.key].etag == "etag"
    assert shelf.library.db.execute("SELECT count(DISTINCT article_id) FROM origins").fetchone() == (SIZE,)
    shelf.index()
    shelf.check()


def test_a_large_file_that_is_cut_off_is_read_again(shelf: Shelf, small: None) -> None:
    items = "".join(f"<item><title>Entry {n}</title><guid>{n}</guid></item>" for n in range(SIZE))
    file = shelf.write("large.xml", f"<rss version='2.0'><channel><title>L</title>{items}</channel></rss>")
    with cut_off():
        shelf.take(file)
    some = len(shelf.titles())
    assert 0 < some < SIZE
    results = [one.result for one in shelf.take(file)]
    assert (results.count("new"), results.count("unchanged")) == (SIZE - some, some)
    assert {one.result for one in shelf.take(file)} == {"unchanged"}
    assert sorted(shelf.titles()) == sorted(f"Entry {n}" for n in range(SIZE))


def test_entries_that_share_a_weaker_key_stay_apart_in_other_parts(shelf: Shelf, small: None) -> None:
    entries = [Entry(draft(f"Entry {n}"), (b"own %d" % n, b"shared"), b"hash %d" % n) for n in range(SIZE)]
    feed = shelf.source()
    first, again = (
        [one.result for one in shelves.save(shelf.library.db, feed, feed, entries, shelf.clock())] for _ in range(2)
    )
    assert (set(first), set(again)) == ({"new"}, {"unchanged"})
    assert len(shelf.titles()) == SIZE
