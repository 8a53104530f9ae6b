"""Views: what was changed while one looked stays in place until the view is left."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.library_builder import Shelf, draft, passing_shelf
from tests.store.matching import among, everything, matches
from tests.store.stock import QUERIES, STOCKS, stocked
from tuireader.library.marks import marking
from tuireader.library.views import choosing, listing
from tuireader.library.views.listing import View, key_of
from tuireader.model.drafts import Draft
from tuireader.model.selections import Order, Selection
from tuireader.query import build, tree

UNREAD = Selection(unread_only=True)


def ten(shelf: Shelf) -> View:
    shelf.save(*(draft(str(n), guid=str(n), day=n) for n in range(10)))
    return choosing.view_of(shelf.library, UNREAD)


def titles(view: View) -> str:
    return "".join(row.title for row in view.page())


def test_what_was_read_stays_in_its_place(shelf: Shelf) -> None:
    view = ten(shelf)
    rows = view.page()
    for row in rows[2:5]:
        view.keep(row)
        marking.mark_read(shelf.library, [row.id])
    assert titles(view) == "0123456789"
    assert [row.read for row in view.page()] == [False] * 2 + [True] * 3 + [False] * 5
    assert (view.total(), view.unread(), view.position(key_of(rows[7]))) == (10, 7, 7)
    assert all(view.holds(row) for row in rows)
    following = view.next_unread(key_of(rows[1]))
    assert following is not None and following.title == "5"
    preceding = view.next_unread(key_of(rows[5]), backwards=True)
    assert preceding is not None and preceding.title == "1"


def test_what_was_not_looked_at_goes(shelf: Shelf) -> None:
    view = ten(shelf)
    rows = view.page()
    marking.mark_read(shelf.library, [rows[3].id])
    assert (titles(view), view.total(), view.holds(rows[3])) == ("012456789", 9, False)


def test_another_view_holds_only_what_fits(shelf: Shelf) -> None:
    view = ten(shelf)
    row = view.page()[3]
    view.keep(row)
    marking.mark_read(shelf.library, [row.id])
    assert titles(choosing.view_of(shelf.library, UNREAD)) == "012456789"


def test_a_kept_row_that_fits_again_is_there_once(shelf: Shelf) -> None:
    view = ten(shelf)
    row = view.page()[3]
    view.keep(row)
    marking.mark_read(shelf.library, [row.id])
    marking.undo(shelf.library)
    assert (titles(view), view.total(), view.unread()) == ("0123456789", 10, 10)


def test_an_unread_row_kept_in_another_view_is_found_and_counted(shelf: Shelf) -> None:
    shelf.save(*(draft(str(n), guid=str(n), day=n, tags="sea") for n in range(4)))
    view = choosing.view_of(shelf.library, Selection(include=("sea",)))
    rows = view.page()
    view.keep(rows[1])
    marking.tag(shelf.library, [rows[1].id], remove=["sea"])
    assert (titles(view), view.total(), view.unread()) == ("0123", 4, 4)
    found = view.next_unread(key_of(rows[0]))
    assert found is not None and found.id == rows[1].id


def test_more_kept_rows_than_a_page_holds(shelf: Shelf) -> None:
    shelf.save(*(draft(str(n), guid=str(n), day=n) for n in range(450)))
    view = choosing.view_of(shelf.library, UNREAD)
    for row in list(view.walk())[:420]:
        view.keep(row)
    marking.mark_read_where(shelf.library, view.query)
    assert [row.title for row in view.walk()] == [str(n) for n in range(420)]
    assert (view.total(), view.unread()) == (420, 0)


def test_a_kept_row_that_an_update_moves_is_shown_once_at_its_new_place(shelf: Shelf) -> None:
    view = ten(shelf)
    row = view.page()[7]
    view.keep(row)
    marking.mark_read(shelf.library, [row.id])
    shelf.save(draft("7", "corrected", guid="7", day=0))
    found = [row.title for page in (view.page(limit=4), view.page(limit=20)) for row in page]
    assert found == list("0712") + list("0712345689")


@settings(max_examples=examples(80))
@given(STOCKS, QUERIES, st.sampled_from(["newest", "oldest"]), st.data())
def test_with_kept_rows_pages_and_counts_agree(
    stock: list[tuple[Draft, str, bool, bool]], query: tree.Node, order: Order, data: st.DataObject
) -> None:
    """Whatever was kept and marked: forwards, backwards, by count and by position the same rows."""
    with passing_shelf() as shelf:
        stocked(shelf, stock)
        view = View(shelf.library, build.simplify(query), order)
        rows = [one.row for one in everything(shelf)]
        chosen = data.draw(st.lists(st.sampled_from(rows), max_size=6)) if rows else []
        for row in chosen:
            view.keep(row)
            marking.mark_read(shelf.library, [row.id], not row.read)
        now, kept = everything(shelf), {row.id for row in chosen}
        meant = among(query, now, shelf.clock())
        expected = [one.row for one in now if one.row.id in kept or matches(meant, one, shelf.clock())]
        expected.sort(key=key_of, reverse=order == "newest")
        assert list(view.walk()) == expected
        assert view.page(backwards=True) == expected
        assert (view.total(), view.unread()) == (len(expected), sum(not row.read for row in expected))
        for place, row in enumerate(expected):
            assert view.holds(row) and view.position(key_of(row)) == place
            assert view.page(key_of(row), limit=2) == expected[place + 1 : place + 3]
            assert view.page(key_of(row), limit=2, backwards=True) == expected[max(0, place - 2) : place]
            unread = [one for one in expected[place + 1 :] if not one.read]
            assert view.next_unread(key_of(row)) == (unread[0] if unread else None)


def test_rows_as_they_are_now(shelf: Shelf) -> None:
    view = ten(shelf)
    row = view.page()[0]
    marking.star(shelf.library, [row.id])
    assert view.fresh([row.id, 999])[row.id].starred
    assert listing.missing(shelf.library, [row.id, 999, 999, -5]) == [999, -5]
    assert [len(batch) for batch in listing.batches(view.walk(), 4)] == [4, 4, 2]


def test_an_empty_library(shelf: Shelf) -> None:
    view = View(shelf.library, tree.All())
    assert (view.page(), view.total(), view.unread(), view.next_unread(None)) == ([], 0, 0, None)
    assert list(view.walk()) == []
