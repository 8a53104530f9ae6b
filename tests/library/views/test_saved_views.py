"""Saved views: kept by name, checked when they are kept, used in one another, undone in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.library_builder import Shelf, draft
from tuireader.errors import QueryError, UsageError
from tuireader.library.marks import marking
from tuireader.library.views import choosing, keeping_views, saved_views
from tuireader.model.selections import Selection
from tuireader.query.tree import Is, Tag, View


def names(shelf: Shelf) -> list[str]:
    return [view.name for view in saved_views.all_views(shelf.library)]


@pytest.fixture
def three(shelf: Shelf) -> Shelf:
    """Three views, one of which uses another."""
    keeping_views.save(shelf.library, "Morning", "is:unread tag:news")
    keeping_views.save(shelf.library, "le soir", 'view:morning -tag:sport "x"')
    keeping_views.save(shelf.library, "nb", 'unread = "yes"')
    return shelf


def test_views_are_kept_in_order_and_their_queries_as_typed(three: Shelf) -> None:
    assert [(view.name, view.query, view.configured) for view in saved_views.all_views(three.library)] == [
        ("Morning", "is:unread tag:news", False),
        ("le soir", 'view:morning -tag:sport "x"', False),
        ("nb", 'unread = "yes"', False),
    ]
    assert saved_views.parse(three.library, "view:nb tag:a").parts == (View("nb", Is("unread")), Tag("a"))  # type: ignore[attr-defined]


def test_a_view_saved_again_keeps_its_place(three: Shelf) -> None:
    change = keeping_views.save(three.library, "MORNING", "tag:x")
    assert change is not None and change.views and change.label == "saved the view MORNING"
    assert names(three) == ["MORNING", "le soir", "nb"]
    assert keeping_views.save(three.library, "MORNING", "tag:x") is None


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        ("a", "is:unraed", "Did you mean is:unread?"),
        ("a", "view:a", "leads back to itself (a → a)"),
        ("morning", 'view:"le soir"', "leads back to itself (morning → le soir → morning)"),
        ("a", "view:none", "not a saved view"),
        ("a", " ", "needs a query"),
        ("…", "tag:x", "needs a name"),
        ("x" * 61, "tag:x", "needs a name"),
    ],
)
def test_what_cannot_be_a_view_is_refused_when_it_is_saved(three: Shelf, name: str, query: str, said: str) -> None:
    with pytest.raises(UsageError) as wrong:
        keeping_views.save(three.library, name, query)
    assert said in str(wrong.value)
    assert names(three) == ["Morning", "le soir", "nb"]


def test_a_view_is_renamed_also_where_another_uses_it(three: Shelf) -> None:
    keeping_views.rename(three.library, "morning", 'the "early" one')
    found = saved_views.all_views(three.library)
    assert [view.name for view in found] == ['the "early" one', "le soir", "nb"]
    assert found[1].query == r'view:"the \"early\" one" -tag:sport "x"'
    saved_views.parse(three.library, 'view:"le soir"')
    with pytest.raises(UsageError, match="already"):
        keeping_views.rename(three.library, "nb", "LE SOIR")


def test_a_view_that_another_uses_is_not_deleted(three: Shelf) -> None:
    with pytest.raises(UsageError, match="is used by le soir"):
        keeping_views.delete(three.library, "morning")
    keeping_views.delete(three.library, "le soir")
    keeping_views.delete(three.library, "morning")
    assert names(three) == ["nb"]
    with pytest.raises(UsageError, match="no saved view mornin"):
        saved_views.named(three.library, "mornin")


def test_views_are_moved_as_far_as_there_are_places(three: Shelf) -> None:
    keeping_views.move(three.library, "nb", -1)
    assert names(three) == ["Morning", "nb", "le soir"]
    keeping_views.move(three.library, "Morning", 9)
    assert names(three) == ["nb", "le soir", "Morning"]
    assert keeping_views.move(three.library, "Morning", 1) is None


def test_each_change_is_undone_and_redone_in_one_step(three: Shelf) -> None:
    steps = [
        lambda: keeping_views.save(three.library, "new", "tag:x"),
        lambda: keeping_views.rename(three.library, "new", "newer"),
        lambda: keeping_views.move(three.library, "newer", -2),
        lambda: keeping_views.delete(three.library, "nb"),
    ]
    states = [saved_views.all_views(three.library)]
    for step in steps:
        assert step() is not None
        states.append(saved_views.all_views(three.library))
    for state in reversed(states[:-1]):
        change = marking.undo(three.library)
        assert change is not None and change.views and not change.in_vain
        assert saved_views.all_views(three.library) == state
    for state in states[1:]:
        assert marking.redo(three.library) is not None
        assert saved_views.all_views(three.library) == state


def test_views_of_the_configuration_stand_behind_and_are_changed_there(three: Shelf) -> None:
    settled = {"weekend": "age:<2d view:morning", "NB": "tag:other", "broken": "is:x"}
    three.library.config = replace(three.library.config, views=settled)
    assert names(three) == ["Morning", "le soir", "nb", "weekend", "broken"]
    assert saved_views.parse(three.library, "view:weekend") != saved_views.parse(three.library, "view:nb")
    for change in (keeping_views.delete, lambda library, name: keeping_views.rename(library, name, "x")):
        with pytest.raises(UsageError, match="stands in the configuration"):
            change(three.library, "weekend")
    broken = saved_views.named(three.library, "broken")
    assert saved_views.tallies(three.library, broken) is None
    assert "cannot be understood: column 4" in saved_views.in_words(three.library, broken)
    assert list(saved_views.faults(settled, None)) == ["weekend", "broken"]
    assert list(saved_views.faults(settled, three.library)) == ["broken"]


def test_counts_and_words_of_a_view(three: Shelf) -> None:
    ids = three.add(draft("a", tags="news"), draft("b", tags="news"), draft("c"))
    marking.mark_read(three.library, ids[:1])
    counts = [
        tuple(map(str, saved_views.tallies(three.library, view) or ())) for view in saved_views.all_views(three.library)
    ]
    assert counts[0] == ("1", "1") and counts[2] == ("2", "2")
    assert (
        saved_views.in_words(three.library, saved_views.named(three.library, "le soir"))
        == 'view Morning, not sport, words "x"'
    )


def test_a_selection_whose_view_has_gone_shows_nothing_and_says_why(three: Shelf) -> None:
    three.save(draft("a", tags="news"))
    selection = Selection(query="view:nb")
    assert choosing.view_of(three.library, selection).total() == 1
    assert choosing.fault_of(three.library, selection) == ""
    keeping_views.delete(three.library, "nb")
    assert choosing.view_of(three.library, selection).total() == 0
    assert "not a saved view" in choosing.fault_of(three.library, selection)


def test_a_query_that_cannot_be_understood_raises_with_its_text_and_column(three: Shelf) -> None:
    with pytest.raises(QueryError) as wrong:
        saved_views.parse(three.library, "tag:x is:unraed")
    assert (wrong.value.text, wrong.value.column) == ("tag:x is:unraed", 9)


@pytest.mark.parametrize(
    ("selection", "query"),
    [
        (Selection(query="before:yesterday a"), "before:yesterday a"),
        (Selection(query='unread = "yes"'), 'unread = "yes"'),
        (Selection(query="a OR b", unread_only=True), "is:unread (a OR b)"),
        (Selection(query="age:<3d", include=("New York",), exclude=("x",)), 'tag:"New York" -tag:x age:<3d'),
        (Selection(query='age < 3 or tags # "x"', starred_only=True), "is:starred (age:<3d OR tag:x)"),
        (Selection(query="+x @3-days-ago", source=7), "source-id:7 tag:x age:<=3d"),
        (Selection(words="ferry har", query="tag:x"), "tag:x ferry har"),
        (Selection(words="ferry", order="oldest"), "ferry"),
    ],
)
def test_what_is_shown_becomes_one_query_as_it_was_typed(three: Shelf, selection: Selection, query: str) -> None:
    assert saved_views.query_of(three.library, selection) == query


def test_everything_is_no_view(three: Shelf) -> None:
    with pytest.raises(UsageError, match="shows everything"):
        saved_views.query_of(three.library, Selection())
    assert saved_views.doubts(three.library, "tag:morning -tag:x source:y") == [
        "no article is tagged morning",
        "no article is tagged x",
        "no source is called y",
    ]
