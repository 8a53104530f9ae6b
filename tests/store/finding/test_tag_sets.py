"""The tags of a list counted by sets: as SQL counts them, after any changes, by this connection or another."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library_builder import START, Shelf, draft, made
from tests.store.stock import TAGS
from tuireader.errors import TuireaderError
from tuireader.library import Library, open_library
from tuireader.library.marks import marking, tag_keeping
from tuireader.query import build, tree
from tuireader.store.finding import planning, tag_company
from tuireader.store.finding.conditions import condition
from tuireader.store.finding.tag_changes import MOST, TagChanges
from tuireader.store.finding.tag_sets import TagSets
from tuireader.store.tagging import tags

ARTICLES = 12

_LEAVES = st.sampled_from(
    [
        *map(tree.Tag, TAGS),
        *map(tree.Is, ("unread", "read", "visible", "hidden")),
        tree.FromId(1),
        tree.All(),
        tree.WithHidden(),
        tree.Tag("none"),
    ]
)
NODES = st.recursive(
    _LEAVES,
    lambda inner: (
        inner.map(tree.Not)
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: tree.And(tuple(parts)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: tree.Or(tuple(parts)))
        | inner.map(lambda part: tree.View("saved", part))
    ),
    max_leaves=5,
)

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["read", "unread", "hide", "show", "tag", "untag", "delete", "undo", "add", "merge"]),
        st.integers(1, ARTICLES + 2),
        st.sampled_from(TAGS),
        st.booleans(),
    ),
    max_size=8,
)
"""What is done, to which article, with which tag, and whether another connection does it."""


def do(shelf: Shelf, library: Library, deed: str, article: int, tag: str) -> None:
    match deed:
        case "read" | "unread":
            marking.mark_read(library, [article], deed == "read")
        case "hide" | "show":
            marking.hide(library, [article], deed == "hide")
        case "tag" | "untag":
            marking.tag(library, [article], *(([tag], []) if deed == "tag" else ([], [tag])))
        case "delete":
            marking.delete(library, [article])
        case "undo":
            marking.undo(library)
        case "merge":
            with suppress(TuireaderError):  # no article has it
                tag_keeping.merge(library, [tag], "sea")
        case "add":
            shelf.add(draft(f"Later {article} {tag}", tags=tag))


def by_sql(library: Library, node: tree.Node) -> tag_company.Counts:
    asked = condition(build.scoped(node), START)
    rows = library.db.execute(
        "SELECT x.tag_id, count(*), sum(a.read = 0) FROM articles a JOIN article_tags x ON x.article_id = a.id"
        f" WHERE {asked.sql} GROUP BY 1",
        asked.values,
    )
    return {tag: (n, unread) for tag, n, unread in rows}


def by_sets(library: Library, node: tree.Node, sets: TagSets) -> tag_company.Counts:
    sets.see(library.db)
    assert sets.update(library.db) and sets.at_hand
    told = list(tag_company.counted(library.db, node, START, sets))
    assert not any(more for _, more in told)
    return told[-1][0] if told else {}


def by_walking(library: Library, node: tree.Node) -> tag_company.Counts:
    told = list(tag_company.counted(library.db, node, START))
    return told[-1][0] if told else {}


@settings(max_examples=20)
@given(
    stock=st.lists(st.sets(st.sampled_from(TAGS)), min_size=ARTICLES, max_size=ARTICLES), deeds=DEEDS, data=st.data()
)
def test_counts_are_those_of_sql_after_any_change(
    stock: list[set[str]], deeds: list[tuple[str, int, str, bool]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        shelf = made(Path(folder))
        shelf.add(*(draft(f"Title {n}", tags=" ".join(sorted(names))) for n, names in enumerate(stock)))
        library, sets = shelf.library, TagSets(dense=3, few=0)
        sets.see(library.db)
        assert sets.update(library.db)
        with open_library(library.path, now=shelf.clock) as other:
            for deed, article, tag, elsewhere in deeds:
                do(shelf, other if elsewhere else library, deed, article, tag)
                node = data.draw(NODES)
                assert by_sets(library, node, sets) == by_sql(library, node) == by_walking(library, node)
        library.close()


def test_hidden_articles_that_are_asked_for_count_as_unread(shelf: Shelf) -> None:
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog") for n in range(3)))
    marking.hide(shelf.library, ids[:2])
    for node in (tree.And((tree.Tag("sea"), tree.WithHidden())), tree.And((tree.Tag("sea"), tree.Is("hidden")))):
        assert by_walking(shelf.library, node) == by_sql(shelf.library, node) != {}


def test_what_the_sets_do_not_know_is_walked(shelf: Shelf) -> None:
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog" if n % 3 else "sea") for n in range(9)))
    library, sets = shelf.library, TagSets(dense=2, few=0)
    sets.see(library.db)
    assert sets.update(library.db)
    node = tree.And((tree.Title("title"), tree.Not(tree.Title("title 8"))))
    assert sets.of(library.db, node) is None
    marking.mark_read(library, ids[:2])
    sets.see(library.db)
    assert sets.update(library.db)
    shelf.add(draft("Title that came later", tags="sea"))
    plans = planning.apart(library.db, node, START)
    assert sets.counts(sets.walked(library.db, plans)) == {1: (8, 6), 2: (5, 4)}


def test_own_changes_are_named_and_those_of_others_are_not(shelf: Shelf) -> None:
    one, two = shelf.add(draft("One", tags="sea fog"), draft("Two", tags="fog"))
    library, changes = shelf.library, TagChanges()
    sea, fog = (tags.find(library.db, name) for name in ("sea", "fog"))
    assert changes.take(library.db) is None, "nothing is known yet"
    assert changes.take(library.db) == set()
    marking.mark_read(library, [one])
    assert changes.take(library.db) == {(sea, one), (fog, one)}
    marking.star(library, [one])
    assert changes.take(library.db) == set()
    marking.tag(library, [two], ["sea"], ["fog"])
    assert changes.take(library.db) == {(sea, two), (fog, two)}
    with open_library(library.path) as other:
        marking.star(other, [two])
    assert changes.take(library.db) is None
    assert changes.take(library.db) == set()


def test_a_great_change_is_not_named(shelf: Shelf) -> None:
    shelf.add(draft("One", tags=" ".join(f"t{n}" for n in range(MOST // 40 + 1))))
    changes = TagChanges()
    changes.take(shelf.library.db)
    for _ in range(20):
        marking.turn_read(shelf.library, [1])
    assert len(changes.take(shelf.library.db) or ()) == MOST // 40 + 1
    shelf.add(*(draft(f"More {n}", tags="a b c d e f g h") for n in range(MOST // 8 + 1)))
    assert changes.take(shelf.library.db) is None


def test_a_library_that_would_need_too_much_has_no_sets(shelf: Shelf) -> None:
    shelf.add(draft("One", tags="sea"))
    sets = TagSets(few=0, largest=1)
    sets.see(shelf.library.db)
    assert not sets.update(shelf.library.db)
    assert sets.too_large and not sets.at_hand
    *_, (found, _) = tag_company.counted(shelf.library.db, tree.Tag("sea"), START, sets)
    assert found == {1: (1, 1)}


def test_what_was_read_before_an_interruption_is_kept_and_mended(shelf: Shelf) -> None:
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog" if n % 3 else "sea mist") for n in range(9)))
    library, interrupted = shelf.library, 0
    for stop in range(0, 60, 3):
        sets = TagSets(dense=2, few=0)
        sets.see(library.db)
        with open_library(library.path) as other, suppress(sqlite3.OperationalError):
            looks = count()
            other.db.set_progress_handler(lambda looks=looks, stop=stop: next(looks) >= stop, 10)  # type: ignore[misc]
            sets.update(other.db)
        interrupted += not sets.at_hand
        marking.turn_read(library, ids[:2])
        marking.tag(library, ids[:3], *((["mist"], ["sea"]) if stop % 2 else (["sea"], ["mist"])))
        for node in (tree.All(), tree.Tag("mist"), tree.Not(tree.Tag("sea"))):
            assert by_sets(library, node, sets) == by_sql(library, node)
    assert 5 < interrupted < 20


def test_an_article_that_goes_while_the_reading_was_interrupted(shelf: Shelf) -> None:
    shelf.add(*(draft(f"Title {n}", tags=f"sea t{n}") for n in range(9)))
    (last,) = shelf.add(draft("The last one", tags="alone t1"))
    library, interrupted = shelf.library, 0
    for stop in range(0, 60, 3):
        sets = TagSets(dense=2, few=0)
        sets.see(library.db)
        with open_library(library.path) as other, suppress(sqlite3.OperationalError):
            looks = count()
            other.db.set_progress_handler(lambda looks=looks, stop=stop: next(looks) >= stop, 10)  # type: ignore[misc]
            sets.update(other.db)
        interrupted += not sets.at_hand
        marking.delete(library, [last])
        for node in (tree.All(), tree.Tag("t1"), tree.Tag("alone")):
            assert by_sets(library, node, sets) == by_sql(library, node)
        marking.undo(library)
    assert 5 < interrupted < 20


@pytest.mark.parametrize(("many", "patience"), [(5, 99), (99, 2), (99, 99)])
def test_what_is_told_first_grows_to_all(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, many: int, patience: int
) -> None:
    """By sets where there are known to be many or very many have been walked, else stretch by stretch."""
    for name, value in (("STRETCH", 3), ("MANY", many), ("PATIENCE", patience)):
        monkeypatch.setattr(tag_company, name, value)
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog" if n % 3 else "sea", guid=str(n)) for n in range(19)))
    library = shelf.library
    marking.mark_read(library, ids[4:9])
    for node in (tree.Tag("sea"), tree.FromId(1), tree.Title("title")):
        sets = TagSets(dense=2, few=0)
        sets.see(library.db)
        told = list(tag_company.counted(library.db, node, START, sets))
        assert [more for _, more in told] == [True] * (len(told) - 1) + [False]
        assert sum(told[0][0][1]) <= 6
        assert told[-1][0] == by_sql(library, node)
        assert len(told) == (2 if many < 19 else 4 if patience == 2 else 7)
