"""Lists by keyset: whatever is asked, in either order and from either end, exactly the articles that match."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.library_builder import Shelf, draft, passing_shelf
from tests.store.matching import among, everything, matches
from tests.store.stock import HIDDEN, QUERIES, STOCKS, stocked
from tuireader.library.marks import marking
from tuireader.library.views.listing import View, key_of
from tuireader.model.drafts import Draft
from tuireader.model.rows import Row
from tuireader.model.selections import Order
from tuireader.query import build, tree
from tuireader.store.finding import paging, planning

Stock = list[tuple[Draft, str, bool, bool]]


def pages(view: View, size: int, *, backwards: bool) -> list[list[Row]]:
    """The pages of a view, from its start, or from its end."""
    found: list[list[Row]] = []
    while True:
        edge = found[-1][0 if backwards else -1] if found else None
        page = view.page(key_of(edge) if edge else None, backwards=backwards, limit=size)
        if not page:
            return found[::-1] if backwards else found
        found.append(page)


@settings(max_examples=examples(60))
@given(
    STOCKS, HIDDEN, st.lists(QUERIES, min_size=1, max_size=4), st.sampled_from(["newest", "oldest"]), st.integers(1, 5)
)
def test_pages_are_what_a_look_at_every_article_gives(
    stock: Stock, hidden: set[int], queries: list[tree.Node], order: Order, size: int
) -> None:
    with passing_shelf() as shelf:
        stocked(shelf, stock, hidden)
        articles, now = everything(shelf), shelf.clock()
        for query in (build.simplify(one) for one in queries):
            view = View(shelf.library, query, order)
            meant = among(build.scoped(query), articles, now)
            expected = [one.row for one in articles if matches(meant, one, now)]
            expected.sort(key=key_of, reverse=order == "newest")
            for backwards in (False, True):
                found = pages(view, size, backwards=backwards)
                assert [row for page in found for row in page] == expected, query
                assert all(len(page) <= size for page in found)
            assert (view.total(), view.unread()) == (len(expected), sum(not row.read for row in expected)), query
            for place, row in enumerate(expected):
                assert view.position(key_of(row)) == place
                assert view.page(key_of(row), limit=1) == expected[place + 1 : place + 2]
                assert view.page(key_of(row), backwards=True, limit=1) == expected[max(0, place - 1) : place]
                later = (one for one in expected[place + 1 :] if not one.read)
                assert view.next_unread(key_of(row)) == next(later, None)
                earlier = (one for one in reversed(expected[:place]) if not one.read)
                assert view.next_unread(key_of(row), backwards=True) == next(earlier, None)
            for one in articles:
                assert view.holds(one.row) == (one.row in expected)


@settings(max_examples=examples(60))
@given(STOCKS, HIDDEN, QUERIES, st.booleans())
def test_marking_a_list_marks_exactly_what_it_shows(
    stock: Stock, hidden: set[int], query: tree.Node, read: bool
) -> None:
    query = build.simplify(query)
    with passing_shelf() as shelf:
        stocked(shelf, stock, hidden)
        before = everything(shelf)
        meant = among(build.scoped(query), before, shelf.clock())
        chosen = {one.row.id for one in before if matches(meant, one, shelf.clock())}
        change = marking.mark_read_where(shelf.library, query, read)
        after = {one.row.id: one.row.read for one in everything(shelf)}
        assert after == {one.row.id: read if one.row.id in chosen else one.row.read for one in before}
        changed = {one.row.id for one in before if one.row.id in chosen and one.row.read != read}
        assert (set(change.articles) if change else set()) == changed
        shelf.check()


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_many_hits_and_few_give_the_same(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, order: Order) -> None:
    """Above `planning.DENSE` hits the list is walked, below the hits are sorted."""
    shelf.save(*(draft(f"{n}", "ferries" if n % 3 else "mist", guid=str(n), tags="sea", day=n % 7) for n in range(50)))
    shelf.index()
    view = View(shelf.library, tree.And((tree.Words("ferries"), tree.Tag("sea"))), order)
    few = [row.id for row in view.walk()]
    monkeypatch.setattr(planning, "DENSE", 3)
    assert [row.id for row in view.walk()] == few
    assert len(few) == 33


def test_articles_of_one_second_are_told_apart(shelf: Shelf) -> None:
    shelf.save(*(draft(f"{n}", guid=str(n), day=1) for n in range(10)))
    view = View(shelf.library, tree.All())
    assert [row.title for page in pages(view, 3, backwards=False) for row in page] == [str(n) for n in range(10)]
    assert [row.title for page in pages(view, 3, backwards=True) for row in page] == [str(n) for n in range(10)]


def test_an_article_that_comes_in_between_disturbs_no_page(shelf: Shelf) -> None:
    shelf.save(*(draft(f"{n}", guid=str(n), day=n) for n in range(6)))
    view = View(shelf.library, tree.All())
    first = view.page(limit=3)
    shelf.save(draft("between", day=1))
    assert [row.title for row in first + view.page(key_of(first[-1]))] == ["0", "1", "2", "3", "4", "5"]


def test_a_query_of_a_thousand_parts(shelf: Shelf) -> None:
    shelf.save(draft("Ferries", tags="sea"))
    parts = tuple(tree.Not(tree.Tag(str(n))) for n in range(1200))
    assert [row.title for row in View(shelf.library, tree.And(parts)).walk()] == ["Ferries"]
    assert [row.title for row in View(shelf.library, tree.Or(parts)).walk()] == ["Ferries"]


@settings(max_examples=examples(40))
@given(
    STOCKS,
    st.lists(st.sampled_from(["sea", "Ports", "Été", "rare", "unknown"]), min_size=2, max_size=5),
    st.sampled_from([(), (tree.Is("unread"),), (tree.Not(tree.Tag("sea")),), (tree.WithHidden(),), (tree.FromId(1),)]),
    HIDDEN,
)
def test_one_of_some_tags_is_walked_tag_by_tag_and_nothing_comes_twice(
    stock: Stock, names: list[str], others: tuple[tree.Node, ...], hidden: set[int]
) -> None:
    with passing_shelf() as shelf:
        stocked(shelf, stock, hidden)
        query = build.simplify(tree.And((tree.Or(tuple(map(tree.Tag, names))), *others)))
        meant, now = build.scoped(query), shelf.clock()
        expected = sorted(one.row.id for one in everything(shelf) if matches(meant, one, now))
        plans = planning.apart(shelf.library.db, query, now)
        assert len(plans) == len(set(names)) or len(set(names)) == 1
        found = [row.id for plan in plans for row in paging.page(shelf.library.db, plan, "newest")]
        assert sorted(found) == expected
        view = View(shelf.library, query)
        assert [row.id for page in pages(view, 2, backwards=False) for row in page] == [
            row.id for row in view.page(limit=99)
        ]
        assert sorted(row.id for row in view.page(limit=99)) == expected
        assert view.tallies()[0].n == len(expected)
