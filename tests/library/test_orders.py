"""Every order of a list: the same rows forwards, backwards, by position and from any row on, whatever was changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.library_builder import DAY, Shelf, draft, passing_shelf
from tests.store.matching import everything, matches
from tests.store.stock import STOCKS, stocked
from tuireader import orders
from tuireader.library import open_library
from tuireader.library.marks import marking
from tuireader.library.views.keyed import Keyed
from tuireader.library.views.listing import View
from tuireader.model.articles import Article
from tuireader.model.drafts import Draft
from tuireader.model.rows import Row
from tuireader.query import tree
from tuireader.store.functions import sorting

ORDERS = st.lists(
    st.tuples(st.sampled_from([*orders.BY_NAME]), st.booleans()), min_size=1, max_size=3, unique_by=lambda term: term[0]
).map(orders.written) | st.sampled_from(
    ["newest", "oldest", "received", "-received", "unread", "-unread,oldest", "unread,-starred,oldest", "starred"]
)


def in_order(seen: Sequence[Article], order: str, kept: dict[int, Row]) -> list[Row]:
    """The rows sorted by a plain comparison, each kept one where its marks stood when it was kept."""

    def compare(one: Article, other: Article) -> int:
        for name, turned in [*orders.terms(order), ("newest", False)]:
            sign = -1 if turned else 1
            if name == "author" and bool(one.author) != bool(other.author):
                return -1 if one.author else 1
            a, b = (value(each, name, kept.get(each.row.id, each.row)) for each in (one, other))
            if a != b:
                return sign * (-1 if a < b else 1)
        return 0

    return [each.row for each in sorted(seen, key=cmp_to_key(compare))]


def value(seen: Article, name: str, as_kept: Row) -> tuple[object, ...]:
    row = seen.row
    return {
        "newest": (-row.sort, -row.id),
        "received": (-row.id,),
        "source": (sorting(row.source),),
        "title": (sorting(row.title),),
        "author": (sorting(seen.author),),
        "length": (-seen.words,),
        "unread": (as_kept.read,),
        "starred": (not as_kept.starred,),
    }[name]


SCOPES = st.sampled_from(
    (
        tree.All(),
        tree.Is("unread"),
        tree.Tag("sea"),
        tree.FromId(1),
        tree.And((tree.Tag("sea"), tree.Is("unread"))),
        tree.Words("ferries"),
    )
)


@settings(max_examples=examples(40))
@given(STOCKS, SCOPES, ORDERS, st.data())
def test_pages_of_every_order_are_the_sorted_list(
    stock: list[tuple[Draft, str, bool, bool]], query: tree.Node, order: str, data: st.DataObject
) -> None:
    with passing_shelf() as shelf:
        stocked(shelf, stock)
        view, now = View(shelf.library, query, order), shelf.clock()
        seen = [one for one in everything(shelf) if matches(query, one, now)]
        if not isinstance(view._rows, Keyed):
            assert [row.id for row in view.walk()] == [row.id for row in in_order(seen, order, {})]
        kept: dict[int, Row] = {}
        for one in data.draw(st.lists(st.sampled_from(seen), max_size=5)) if seen else []:
            row = view.fresh([one.row.id])[one.row.id]
            kept.setdefault(row.id, row)
            view.keep(row)
            marking.mark_read(shelf.library, [row.id], not row.read)
            if data.draw(st.booleans()):
                marking.star(shelf.library, [row.id], not row.starred)
        still = [one for one in everything(shelf) if one.row.id in {each.row.id for each in seen}]
        expected = in_order(still, order, kept)
        check(view, expected)


def check(view: View, expected: list[Row]) -> None:
    """Whatever way they are asked for, these are the rows."""
    size = 3
    forwards, backwards = [], []
    after = before = None
    while page := view.page(after, limit=size):
        forwards += page
        after = view.key_of(page[-1])
    while page := view.page(before, backwards=True, limit=size):
        backwards[:0] = page
        before = view.key_of(page[0])
    assert forwards == expected
    assert backwards == expected
    assert (view.total(), view.unread()) == (len(expected), sum(not row.read for row in expected))
    for place, row in [*enumerate(expected)][:5]:
        key = view.key_of(row)
        assert view.holds(row) and view.position(key) == place
        assert view.page(key, limit=1) == expected[place + 1 : place + 2]
        assert view.page(key, backwards=True, limit=1) == expected[max(0, place - 1) : place]
        assert view.next_unread(key) == next((one for one in expected[place + 1 :] if not one.read), None)
        assert view.next_unread(key, backwards=True) == next(
            (one for one in reversed(expected[:place]) if not one.read), None
        )
        assert sorted(view.ids_beyond(row)) == sorted(one.id for one in expected[place + 1 :])
        assert sorted(view.ids_beyond(row, backwards=True)) == sorted(one.id for one in expected[:place])
    if expected:
        first, last = expected[len(expected) // 3], expected[-1]
        between = expected[len(expected) // 3 :]
        assert list(view.ids_between(last, first)) == sorted(row.id for row in between)
        assert view.tally_between(first, last).n == len(between)
        assert [row for row in expected if view.stretches(row, last, first)] == between
    assert list(view.ids()) == sorted(row.id for row in expected)


def test_names_are_sorted_as_people_sort_them(shelf: Shelf) -> None:
    shelf.save(*(draft(title, guid=title) for title in ("zebra", "Éclair", "“Dune”", "apple", "echo", "Ångström", "…")))
    found = [row.title for row in View(shelf.library, tree.All(), "title").walk()]
    assert found == ["…", "Ångström", "apple", "“Dune”", "echo", "Éclair", "zebra"]


def test_a_source_added_late_brings_its_old_articles_below_the_new_ones(shelf: Shelf) -> None:
    """C6: sort is min(published, first seen); "as received" has them on top, and both are the same after a restart."""
    shelf.save(*(draft(f"today {n}", guid=str(n), day=0) for n in range(3)))
    shelf.clock.go_on(DAY)
    shelf.save(*(draft(f"old {n}", guid=str(n), day=1500 + n) for n in range(100)), source="Archive")
    by_date = [row.title for row in View(shelf.library, tree.All()).walk()]
    assert all(title.startswith("today") for title in by_date[:3])
    assert by_date[3:] == [f"old {n}" for n in range(100)]
    received = [row.title for row in View(shelf.library, tree.All(), "received").walk()]
    assert all(title.startswith("old") for title in received[:100])
    with open_library(shelf.library.path) as again:
        assert [row.title for row in View(again, tree.All()).walk()] == by_date
        assert [row.title for row in View(again, tree.All(), "received").walk()] == received


def test_what_comes_in_does_not_move_a_list_that_was_sorted(shelf: Shelf) -> None:
    shelf.save(*(draft(title, guid=title) for title in "bdf"))
    view = View(shelf.library, tree.All(), "title")
    assert [row.title for row in view.page()] == ["b", "d", "f"]
    shelf.save(draft("a", guid="a"), draft("z", guid="b"))
    assert [row.title for row in view.walk()] == ["z", "d", "f"], "the title that was changed stays in its place"
    assert [row.title for row in View(shelf.library, tree.All(), "title").walk()] == ["a", "d", "f", "z"]
    marking.delete(shelf.library, [view.page()[1].id])
    assert [row.title for row in view.page()] == ["z", "f"]
    marking.undo(shelf.library)
    assert [row.title for row in view.page()] == ["z", "d", "f"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("newest", "newest"),
        ("", "newest"),
        ("nonsense", "newest"),
        ("oldest", "oldest"),
        ("-newest", "oldest"),
        ("-oldest", "newest"),
        (" Unread , newest", "unread"),
        ("unread,oldest,unread", "unread,oldest"),
        ("longest", "length"),
        ("-longest", "-length"),
        ("shortest,title", "-length,title"),
        ("source,-title", "source,-title"),
    ],
)
def test_orders_as_they_are_written(typed: str, kept: str) -> None:
    assert orders.written(orders.terms(typed)) == kept
    assert orders.written(orders.terms(kept)) == kept


def test_the_menu_puts_first_what_was_chosen_and_turns_it_when_it_is_chosen_again() -> None:
    order = "newest"
    for name, expected in (
        ("title", "title"),
        ("title", "-title"),
        ("unread", "unread,-title"),
        ("source", "source,unread,-title"),
        ("newest", "newest"),
    ):
        order = orders.chosen(order, name)
        assert order == expected
    assert orders.turn("unread,title") == "-unread,title"
    assert orders.turn(orders.turn("newest")) == "newest"
    assert orders.in_words("newest") == ""
    assert orders.in_words("unread,oldest") == "unread first, then oldest first"
    assert orders.unknown(["title", "-shortest", "size"]) == ["size"]


@pytest.mark.parametrize("order", ["newest", "source", "-starred,source,oldest", "title"])
def test_a_query_that_nothing_can_match_has_no_rows_in_any_order(shelf: Shelf, order: str) -> None:
    shelf.add(draft("One"), draft("Two"))
    nothing = View(shelf.library, tree.Or(()), order)
    assert (nothing.page(), nothing.total(), list(nothing.ids())) == ([], 0, [])
