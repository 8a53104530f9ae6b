"""The statistics: rhythm and silence, the pages at any width, and what `tuireader stats` prints."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library_builder import START, Shelf, draft
from tuireader.library.figures import charts, stat_pages, statistics
from tuireader.library.figures.statistics import Flow, Overall
from tuireader.store.finding.statistics import WEEKS
from tuireader.text import cells

DAY = 86_400


def flow(newest: int, rhythm: int | None, *, asked: bool = True) -> Flow:
    return Flow("source", "A", 1, 5, 2, (0,) * WEEKS, newest=START - newest * DAY, rhythm=rhythm, asked=asked)


@pytest.mark.parametrize(
    ("one", "silent"),
    [
        (flow(6, 3600), False),  # a week at least
        (flow(8, DAY), True),
        (flow(8, 3 * DAY), False),
        (flow(200, 60 * DAY), False),
        (flow(300, 60 * DAY), True),
        (flow(80, None), False),
        (flow(91, None), True),
        (flow(91, DAY, asked=False), False),
    ],
)
def test_silence_is_measured_against_the_sources_own_rhythm(one: Flow, silent: bool) -> None:
    assert one.silent(START) is silent


def test_a_rhythm_needs_three_articles() -> None:
    assert statistics.rhythm([]) is None
    assert statistics.rhythm([9, 1]) is None
    assert statistics.rhythm([10 * DAY, 6 * DAY, 0]) == 5 * DAY
    assert statistics.rhythm([3, 2, 1]) == 3600


def test_the_library_as_a_whole(shelf: Shelf) -> None:
    shelf.add(*(draft(f"{day}", guid=f"{day}", day=day) for day in range(14)))
    found = statistics.overall(shelf.library)
    assert (found.total, found.unread) == (14, 14)
    assert found.weeks[-2:] == (7, 7) or sum(found.weeks) == 13, "what is from this very second is yet to come"
    assert sum(found.days) == sum(found.weeks)
    assert sum(map(sum, found.hours)) <= sum(found.days)


@pytest.mark.parametrize(
    ("values", "drawn"),
    [((), ""), ((0, 0), "  "), ((1, 7), "▁▇"), ((1, 1000), "▁▇"), ((0, 4, 7), " ▄▇")],
)
def test_sparklines(values: tuple[int, ...], drawn: str) -> None:
    assert charts.sparkline(values) == drawn


@pytest.mark.parametrize(
    ("value", "most", "drawn"), [(0, 9, "    "), (9, 9, "━━━━"), (1, 1000, "╸   "), (5, 8, "━━╸ "), (3, 0, "╸   ")]
)
def test_bars(value: int, most: int, drawn: str) -> None:
    assert charts.bar(value, most, 4) == drawn


def test_the_screen_spells_the_signs_as_the_command_line_does() -> None:
    from tuireader.ui.terminal.spelling import SIGNS

    assert {sign: SIGNS[sign] for sign in charts.PLAIN} == charts.PLAIN


_COUNTS = st.lists(st.integers(0, 10**6), min_size=WEEKS, max_size=WEEKS).map(tuple)
_FLOWS = st.lists(
    st.builds(
        Flow,
        st.sampled_from(["source", "tag"]),
        st.text(max_size=60),
        st.integers(1, 9),
        st.integers(10**4, 10**7),
        st.integers(0, 10**4),
        _COUNTS,
        newest=st.none() | st.integers(0, START),
        rhythm=st.none() | st.integers(3600, 10**8),
    ),
    max_size=8,
)
_OVERALL = st.builds(
    Overall,
    st.just(START),
    st.integers(0, 10**7),
    st.just(0),
    st.integers(0, 99),
    _COUNTS,
    _COUNTS,
    st.just(((0,) * 24,) * 6 + ((7,) * 24,)),
    st.just((1, 2, 3, 4, 5, 6, 170)),
    st.lists(st.tuples(st.integers(0, START), st.integers(0, 10**7)), max_size=60).map(tuple),
)


def test_of_what_has_no_articles_no_share_is_read() -> None:
    flows = [Flow("source", name, 1, total, unread, (0,) * WEEKS) for name, total, unread in (("A", 0, 0), ("B", 4, 4))]
    overall = Overall(START, 4, 4, 0, (0,) * WEEKS, (0,) * WEEKS, ((0,) * 24,) * 7, (0,) * 7, ())
    rows = {line.text[0]: line.text.split() for line in stat_pages.page("Sources", overall, flows, (), 100)}
    assert "–" in rows["A"] and "0%" not in rows["A"]
    assert "0%" in rows["B"]


@given(_OVERALL, _FLOWS, st.integers(40, 140), st.sampled_from(stat_pages.PAGES))
def test_pages_fit_their_width_and_are_ascii_where_asked(
    overall: Overall, flows: list[Flow], width: int, name: str
) -> None:
    for line in stat_pages.page(name, overall, flows, flows, width):
        if width >= 76 or (name == "Overview" and line.pieces[1:2] and line.pieces[1][1] == "chart" and width >= 56):
            assert cells(line.text) <= width, line.text
        if line.about is None:
            assert charts.plain(line.text).isascii() or "…" in line.text


def test_the_command_line_prints_the_same(shelf: Shelf, capfd: pytest.CaptureFixture[str]) -> None:
    from tuireader.__main__ import run

    shelf.add(*(draft(f"{day}", guid=f"{day}", day=day, tags="sea") for day in range(9)))
    shelf.library.close()
    library = ["--library", str(shelf.library.path)]
    assert run([*library, "stats"]) == 0
    said = capfd.readouterr().out
    assert all(page.upper() in said for page in stat_pages.PAGES)
    assert "9 articles, 9 unread" in said
    assert run([*library, "stats", "--json"]) == 0
    whole, source, tag = map(json.loads, capfd.readouterr().out.splitlines())
    assert (whole["kind"], whole["total"], len(whole["weeks"]), len(whole["hours"])) == ("library", 9, WEEKS, 7)
    assert (source["kind"], source["name"], source["silent"]) == ("source", "Signals", True)
    assert (tag["kind"], tag["name"], tag["total"]) == ("tag", "sea", 9)
