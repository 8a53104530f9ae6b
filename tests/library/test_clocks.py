"""A clock that is set years ahead and back: nothing is lost or double, nothing waits for a time that never comes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.library.sources.test_refreshing import feed
from tests.library_builder import DAY, START, Shelf, draft
from tests.sync.servers import answer, serving
from tuireader.errors import RunningError
from tuireader.library import session
from tuireader.library.marks import marking
from tuireader.library.sources import refreshing
from tuireader.library.sources.choosing import choose
from tuireader.store import leases
from tuireader.store.content import revisions
from tuireader.store.reader import journal
from tuireader.store.subscriptions import sources

YEARS = 3652 * DAY
CLOCKS = [START, START + YEARS, START, START - YEARS, START + 60, START + DAY]
"""What the clock says, one refresh after the other."""


@pytest.fixture
def titles() -> list[str]:
    """What the feed holds, newest first."""
    return ["One", "Two"]


@pytest.fixture
def subscribed(shelf: Shelf, titles: list[str]) -> Iterator[Shelf]:
    with serving(lambda peer, head: peer.sendall(answer(body=feed(*titles).encode()))) as server:
        sources.ensure(shelf.library.db, "feed", server.url(), "Harbour", shelf.clock(), typed=True)
        yield shelf
    shelf.check()


def test_a_refresh_is_due_whatever_the_clock_said_before(subscribed: Shelf, titles: list[str]) -> None:
    """Each finds the source due, takes in what is new once, and loses no mark."""
    marked = []
    for turn, clock in enumerate(CLOCKS):
        subscribed.clock.seconds = clock
        titles.insert(0, f"News {turn}")
        chosen = choose(subscribed.library)
        assert len(chosen.sources) == 1, f"not asked when the clock says {clock}"
        (one,) = refreshing.refresh(subscribed.library, chosen)
        assert (one.result, one.new) == ("new", 3 if turn == 0 else 1), one.reason
        assert sorted(subscribed.titles()) == sorted(titles)
        newest = subscribed.library.db.execute("SELECT max(id) FROM articles").fetchone()[0]
        assert marking.mark_read(subscribed.library, [newest]) is not None
        marked.append(newest)
        assert all(subscribed.row(id).read for id in marked)


def test_a_feed_says_the_same_after_it(subscribed: Shelf) -> None:
    for clock in CLOCKS:
        subscribed.clock.seconds = clock
        (one,) = refreshing.refresh(subscribed.library, choose(subscribed.library))
    assert one.result == "unchanged"
    assert len(subscribed.titles()) == 2


@pytest.mark.parametrize("ahead", [YEARS, 121])
def test_no_lease_from_the_future_is_waited_for(shelf: Shelf, ahead: int) -> None:
    """Left behind by a program on another machine, of which nobody knows whether it lives."""
    db = shelf.library.db
    shelf.clock.go_on(ahead)
    left_behind = leases.hold(db, "refresh", "elsewhere, process 7", shelf.clock, refreshing.LEASE)
    left_behind.__enter__()
    shelf.clock.seconds = START
    assert list(refreshing.refresh(shelf.library, choose(shelf.library))) == []


def test_a_lease_is_not_over_because_the_clock_went_ahead_for_its_holder_too(shelf: Shelf) -> None:
    """The one that holds it renews it at once by the clock as it is."""
    db = shelf.library.db
    with leases.hold(db, "refresh", "elsewhere, process 7", shelf.clock, refreshing.LEASE) as renew:
        for ahead in (YEARS, -YEARS, YEARS):
            shelf.clock.go_on(ahead)
            renew()
            with pytest.raises(RunningError):
                list(refreshing.refresh(shelf.library, choose(shelf.library)))


def test_marks_are_taken_back_in_the_order_in_which_they_were_made(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal.time, "time_ns", lambda: shelf.clock() * 1_000_000_000)
    ids = shelf.add(*(draft(str(n), guid=str(n)) for n in range(len(CLOCKS))))
    for id, clock in zip(ids, CLOCKS, strict=True):
        shelf.clock.seconds = clock
        marking.mark_read(shelf.library, [id])
    moments = [row[0] for row in shelf.library.db.execute("SELECT clock FROM actions ORDER BY id")]
    assert moments == sorted(set(moments)), "for another machine the later one must be later"
    for id in reversed(ids):
        change = marking.undo(shelf.library)
        assert change is not None and change.articles == (id,)


def test_every_text_of_an_article_that_changes_is_kept(shelf: Shelf) -> None:
    """Also of two changes within one second."""
    texts = []
    for turn, clock in enumerate([*CLOCKS, CLOCKS[-1], CLOCKS[-1]]):
        shelf.clock.seconds = clock
        texts.append(f"Text {turn}.")
        (id,) = shelf.add(draft("One", texts[-1], guid="1"))
    kept = revisions.of(shelf.library.db, id)
    assert [one.body for one in kept] == texts[:-1]


def test_ages_are_asked_for_without_a_fault(shelf: Shelf) -> None:
    """What was first seen in the future has no age yet: it is younger than anything, and stays in every list."""
    shelf.clock.go_on(YEARS)
    shelf.add(draft("ahead", guid="1"))
    shelf.clock.seconds = START
    shelf.add(draft("now", guid="2"))
    assert shelf.titles("age:<1d") == ["ahead", "now"]
    assert shelf.titles("age:>1d") == []
    shelf.clock.go_on(-YEARS)
    assert shelf.titles("age:>1d") == []
    assert shelf.titles() == ["ahead", "now"]


def test_the_session_is_the_one_that_was_kept_last(shelf: Shelf) -> None:
    for clock in CLOCKS:
        shelf.clock.seconds = clock
        assert session.keep(shelf.library, {"clock": clock})
        assert session.kept(shelf.library) == {"clock": clock}
