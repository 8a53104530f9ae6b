"""A clock that is set years ahead and back: nothing is lost or double, nothing waits for a time that never comes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from tests.library.sources.test_refreshing import feed
from tests.library_builder import DAY, START, Shelf, draft
from tests.sync.servers import answer, serving
from tuireader.errors import RunningError
from tuireader.library import checking
from tuireader.library.marks import marking
from tuireader.library.sources import clocks, refreshing
from tuireader.library.sources.choosing import choose
from tuireader.library.sources.clocks import Witnesses
from tuireader.library.views import session
from tuireader.store import leases
from tuireader.store.content import ahead, revisions
from tuireader.store.reader import journal
from tuireader.store.subscriptions import sources
from tuireader.sync.answers import Answer, Failed, NotModified

YEARS = 3652 * DAY
CLOCKS = [START, START + YEARS, START, START - YEARS, START + 60, START + DAY]
"""What the clock says, one refresh after the other."""


@pytest.fixture
def titles() -> list[str]:
    """What the feed holds, newest first."""
    return ["One", "Two"]


@pytest.fixture
def subscribed(shelf: Shelf, titles: list[str]) -> Iterator[Shelf]:
    with serving(
        lambda peer, head: peer.sendall(answer(body=feed(*titles).encode(), Date=formatdate(usegmt=True)))
    ) as server:
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


def said(date: int | None, host: str) -> NotModified:
    return NotModified(304, f"https://{host}/feed", (), 0.0, server_time=date)


@pytest.mark.parametrize(
    ("answers", "agree"),
    [
        ([said(START, "a.example")], True),
        ([said(START - DAY, "a.example"), said(START + DAY, "b.example")], True),
        ([said(START + DAY + 1, "a.example")], False),
        ([said(START - YEARS, "a.example"), said(START, "b.example")], False),
        ([said(START - YEARS, "a.example"), said(START, "b.example"), said(START, "c.example")], True),
        ([said(START, "127.0.0.1"), said(START, "nas.local"), said(START, "localhost")], False),
        ([said(None, "a.example"), Failed("", "silent")], False),
        ([], False),
    ],
)
def test_the_clock_is_right_if_servers_elsewhere_say_so(answers: list[Answer], agree: bool) -> None:
    witnesses = Witnesses()
    witnesses.hear(answers, START)
    assert witnesses.agree is agree


def test_what_came_in_while_the_clock_was_ahead_stands_where_it_came_in(shelf: Shelf) -> None:
    shelf.add(draft("before", guid="1"))
    shelf.clock.go_on(YEARS)
    shelf.add(draft("undated", guid="2", tags="sea"), draft("old", guid="3", day=5), draft("last", guid="4"))
    shelf.add(draft("of the future", guid="5", day=-100))
    shelf.clock.seconds = START + 60
    shelf.add(draft("after", guid="6"))
    assert shelf.titles()[-2:] == ["before", "old"] and shelf.titles()[0] != "after"
    assert ahead.bring_back(shelf.library.db, START + 60) == 4
    assert shelf.titles() == ["after", "of the future", "undated", "last", "before", "old"]
    assert shelf.titles("tag:sea") == ["undated"]
    assert shelf.titles("age:<1d") == ["after", "of the future", "undated", "last", "before"]
    assert ahead.bring_back(shelf.library.db, START + 60) == 0
    shelf.clock.go_on(10)
    shelf.add(draft("undated", "An edited text.", guid="2", tags="sea"))
    assert shelf.titles()[0] == "after", "an edited one stays in its place"
    shelf.index()
    shelf.check()


@pytest.mark.parametrize("right", [True, False])
def test_a_refresh_brings_it_back_once_the_clock_is_known_to_be_right(
    subscribed: Shelf, titles: list[str], right: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "is_private_by_name", lambda host: False)  # all that a test can ask is this machine
    now = int(time.time())
    subscribed.clock.seconds = now + YEARS
    list(refreshing.refresh(subscribed.library, choose(subscribed.library)))
    subscribed.clock.seconds = now if right else now - YEARS
    titles.insert(0, "Three")
    list(refreshing.refresh(subscribed.library, choose(subscribed.library)))
    ahead_by = max(row.sort for row in map(subscribed.row, (1, 2))) - subscribed.clock()
    assert (ahead_by <= 0) is right
    assert (subscribed.titles()[0] == "Three") is right


def test_doctor_tells_it_and_repairs_it(shelf: Shelf) -> None:
    shelf.clock.go_on(YEARS)
    shelf.add(draft("ahead", guid="1"))
    shelf.clock.seconds = START
    finding = next(one for one in checking.examine(shelf.library) if one.what == "clock")
    assert (finding.fine, finding.said) == (
        False,
        "1 article came in while the clock was ahead, the last at 2033-11-13",
    )
    for _ in checking.repair(shelf.library):
        pass
    assert next(one for one in checking.examine(shelf.library) if one.what == "clock").fine
    assert shelf.row(1).sort == START


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
