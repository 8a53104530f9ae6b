"""A search with very many hits: the same rows and counts, whether the index is asked for each row or for each step."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library_builder import draft, passing_shelf
from tuireader.library.views.listing import View
from tuireader.query import parse
from tuireader.store.finding import paging, planning, stepwise

QUERIES = ("ferry", "ferry is:unread", "ferry tag:sea", "ferry OR fog", "ferry -fog", "ferry C++", "fog source:other")


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(["ferry", "fog", "ferry fog", "C++ ferry", "rain"]), min_size=1, max_size=30),
    st.sampled_from(QUERIES),
    st.sampled_from(["newest", "oldest"]),
    st.sampled_from([0, 100]),
    st.integers(1, 7),
)
def test_rows_pages_and_counts_are_the_same(texts: list[str], typed: str, order: str, spread: int, size: int) -> None:
    with passing_shelf() as shelf, pytest.MonkeyPatch.context() as patch:
        for n, text in enumerate(texts):
            shelf.save(
                draft(f"Title {n}", text, guid=str(n), day=n * 7 % 5, tags="sea" if n % 3 else ""),
                source="Other" if n % 4 == 0 else "Signals",
            )
        shelf.index()
        view = View(shelf.library, parse.parse(typed, shelf.clock()), order)
        expected, tallies = list(view.walk()), view.tallies_at_once()
        patch.setattr(planning, "DENSE", 0)
        patch.setattr(stepwise, "SPREAD", spread)
        view = View(shelf.library, parse.parse(typed, shelf.clock()), order)
        assert planning.plan(shelf.library.db, view.query, shelf.clock()).in_steps or not expected
        assert list(view.walk()) == expected
        assert (view.tallies_at_once(), view.total()) == (tallies, len(expected))
        assert view.tallies() == tallies
        for place in range(0, len(expected), 3):
            key = view.key_of(expected[place])
            assert view.page(key, limit=size) == expected[place + 1 :][:size]
            assert view.page(key, backwards=True, limit=size) == expected[:place][-size:]


def test_tests_that_are_added_to_a_plan_count(shelf: object) -> None:
    """A plan to which something was added is asked as it stands."""
    from dataclasses import replace

    from tests.library_builder import Shelf
    from tuireader.store.finding.conditions import Condition

    assert isinstance(shelf, Shelf)
    shelf.add(*(draft(f"Ferry {n}", day=n) for n in range(5)))
    shelf.index()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "DENSE", 0)
        plan = planning.plan(shelf.library.db, parse.parse("ferry", shelf.clock()), shelf.clock())
    assert plan.in_steps
    fewer = replace(plan, tests=(*plan.tests, Condition("a.title = 'Ferry 3'")))
    assert [row.title for row in paging.page(shelf.library.db, fewer, "newest")] == ["Ferry 3"]
