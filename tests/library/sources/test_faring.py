"""How sources fare, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.library_builder import DAY, START, Shelf, draft
from tuireader.library import moments
from tuireader.library.sources import faring, settling
from tuireader.library.sources.faring import Glance
from tuireader.model.sources import Outcome, Record, Source

HOUR = 3600
FEED = Source(1, "feed", "https://ledger.example/feed", "The Ledger", "https://ledger.example", 340, 12)
FOLDER = replace(FEED, kind="seed", url="file:///home/me/notes", succeeded=START - 2 * HOUR)
ASKED = replace(FEED, tried=START - 2 * HOUR, succeeded=START - 2 * HOUR, status=200)


@pytest.mark.parametrize(
    ("glance", "state", "said"),
    [
        (Glance(FEED), "never", "never asked"),
        (Glance(replace(FEED, interval=0)), "never", "never asked, only by hand"),
        (Glance(ASKED, last="new"), "ok", "2 h ago, due now"),
        (Glance(replace(ASKED, due=START + 2400), last="new"), "ok", "2 h ago, again in 40 min"),
        (Glance(replace(ASKED, interval=0), last="new"), "ok", "2 h ago, only by hand"),
        (
            Glance(replace(ASKED, due=START + 2400, due_why="the server asks for it"), last="postponed"),
            "postponed",
            "waits until 22:53: the server asks for it",
        ),
        (Glance(replace(ASKED, due=START - 1), last="postponed"), "ok", "2 h ago, due now"),
        (
            Glance(replace(ASKED, failures=3, reason="no\nhost \x1b[2Jhere"), last="failed"),
            "failing",
            "no host [2Jhere",
        ),
        (Glance(replace(ASKED, failures=3), last="failed"), "failing", "failed 3 times"),
        (
            Glance(replace(ASKED, failures=1, gone=True), last="failed"),
            "gone",
            "its server says that it is gone for good; its articles stay",
        ),
        (Glance(replace(FEED, kind="seed")), "ok", "read when it was imported"),
        (
            Glance(FOLDER, last="new"),
            "ok",
            "2 h ago, again at each refresh",
        ),
        (
            Glance(replace(FOLDER, due=START + 2400)),
            "ok",
            "2 h ago, again in 40 min",
        ),
    ],
)
def test_a_source_in_a_line(glance: Glance, state: str, said: str) -> None:
    assert (glance.state(START), faring.summary(glance, START)) == (state, said)


def test_why_is_this_stale() -> None:
    outcomes = tuple(
        Outcome(START - (4 - n) * HOUR, result, 200, seconds=0.2)  # type: ignore[arg-type]
        for n, result in enumerate(("new", "unchanged", "postponed", "failed"))
    )
    failing = replace(
        ASKED,
        tried=START - 60,
        status=404,
        failures=2,
        reason="nothing is at this address (404)",
        due=START + DAY,
        due_why="it failed 2 times in a row",
        interval=6 * HOUR,
        muted=True,
    )
    record = Record(
        failing,
        ("news", "local"),
        START - 400 * DAY,
        START - 430 * DAY,
        10,
        7,
        2_345_678,
        outcomes,
        moved_to="https://new.example/feed",
        moved_times=2,
        offered=("https://a.example/rss", "https://a.example/atom"),
        fulltext=True,
    )
    assert list(faring.story(record, START)) == [
        ("state", "nothing is at this address (404); twice in a row"),
        ("last try", "1 min ago (22:12), answer 404"),
        ("last success", "2 h ago (20:13)"),
        ("next", "15 Nov 22:13 (in 24 h): it failed 2 times in a row"),
        ("last tries", "+ · ~ !  (+ news, · unchanged, ! failed, ~ put off)"),
        ("newest", "14 months ago (2022-09-10)"),
        ("articles", "12 unread of 340"),
        ("moved to", "https://new.example/feed (said twice, believed after a while)"),
        ("page offers", "https://a.example/rss"),
        ("", "https://a.example/atom"),
        ("tags", "news, local"),
        ("interval", "every 6 h"),
        ("muted", "its articles come in read and unannounced"),
        ("full text", "the page of each new article is fetched"),
        ("address", "https://ledger.example/feed"),
        ("page", "https://ledger.example"),
        ("traffic", "2.3 MB received in 10 tries, 70 % found nothing changed"),
        ("since", "2022-10-10"),
    ]


def test_the_library_knows_the_newest_article_of_each(shelf: Shelf) -> None:
    shelf.add(draft("Old", day=430), draft("Older", day=500), source="Signals")
    empty = shelf.source("Empty")
    first, second = faring.glances(shelf.library)
    assert (first.source.id, faring.newest(first, START)) == (empty, "no articles")
    assert (second.source.title, faring.newest(second, START)) == ("Signals", "14 months ago")
    settling.tag(shelf.library, [empty], ["sea", "port"])
    records = faring.all_records(shelf.library)
    assert records == tuple(settling.record(shelf.library, glance.source.id) for glance in (first, second))
    assert records[0].tags == ("sea", "port")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3600, "1 h"),
        (47 * HOUR, "47 h"),
        (2 * DAY, "2 days"),
        (60 * DAY, "60 days"),
        (61 * DAY, "2 months"),
        (430 * DAY, "14 months"),
        (731 * DAY, "2 years"),
    ],
)
def test_spans(seconds: int, said: str) -> None:
    assert moments.span(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, "as usual"),
        (0, "only by hand"),
        (900, "every 15 min"),
        (HOUR, "every hour"),
        (DAY, "every day"),
        (2 * DAY, "every 2 days"),
        (61, "every 61 s"),
    ],
)
def test_intervals(seconds: int | None, said: str) -> None:
    assert faring.interval_words(seconds) == said


def test_a_clock_that_no_calendar_holds() -> None:
    assert moments.clock(10**18, START) == "at no known time"
    assert moments.clock(START - 3 * DAY, START) == "11 Nov 22:13"


def test_all_signs_are_one_cell_and_spelled_in_ascii_where_need_be() -> None:
    from tuireader.text import cells

    for signs in (faring.SIGNS, faring.OUTCOMES):
        assert all(cells(sign) == 1 for sign in signs.values())
        assert len(set(signs.values())) == len(signs)
        spelled = faring.plain("".join(signs.values()))
        assert spelled.isascii() and len(set(spelled)) == len(signs)
