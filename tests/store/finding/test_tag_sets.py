"""The tags of a list counted by sets: as SQL counts them, after any changes, by this connection or another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library_builder import START, Shelf, draft, passing_shelf
from tests.store.stock import TAGS
from tuireader.errors import TuireaderError
from tuireader.library import Library, open_library
from tuireader.library.marks import marking, retaining, tag_keeping
from tuireader.query import build, tree
from tuireader.store.acts import marks, settling_sources
from tuireader.store.file import copying
from tuireader.store.finding import planning, tag_company, traces
from tuireader.store.finding.conditions import condition
from tuireader.store.finding.tag_sets import TagSets
from tuireader.store.portions import Work
from tuireader.store.reader import journal, turning

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
        st.sampled_from([
            "read", "unread", "star", "hide", "show", "tag", "untag", "tag source", "untag source", "delete", "let go",
            "undo", "redo", "add", "edit", "merge", "rename",
        ]),
        st.integers(1, ARTICLES + 2),
        st.sampled_from(TAGS),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)  # fmt: skip
"""What is done, to which article, with which tag, whether another connection does it, and whether the sets are asked
then."""


def do(shelf: Shelf, deed: str, article: int, tag: str) -> None:
    library = shelf.library
    match deed:
        case "read" | "unread":
            marking.mark_read(library, [article], deed == "read")
        case "star":
            marking.star(library, [article])
        case "hide" | "show":
            marking.hide(library, [article], deed == "hide")
        case "tag" | "untag":
            marking.tag(library, [article], *(([tag], []) if deed == "tag" else ([], [tag])))
        case "tag source" | "untag source":
            settling_sources.tag(library.db, [1], *(([tag], []) if deed == "tag source" else ([], [tag])))
        case "delete":
            marking.delete(library, [article])
        case "let go":
            retaining.let_go(library, retaining.Rule(per_source=article))
        case "undo":
            marking.undo(library)
        case "redo":
            marking.redo(library)
        case "merge":
            with suppress(TuireaderError):  # no article has it
                tag_keeping.merge(library, [tag], "sea")
        case "rename":
            with suppress(TuireaderError):
                tag_keeping.rename(library, tag, f"{tag}s")
        case "add":
            shelf.add(draft(f"Later {article} {tag}", tags=tag))
        case "edit":
            shelf.add(draft(f"Title {article}", f"Edited for {tag}", guid=str(article), tags=tag))


def by_sql(library: Library, node: tree.Node) -> tag_company.Counts:
    asked = condition(build.scoped(node), START)
    rows = library.db.execute(
        "SELECT x.tag_id, count(*), sum(a.read = 0) FROM articles a JOIN article_tags x ON x.article_id = a.id"
        f" WHERE {asked.sql} GROUP BY 1",
        asked.values,
    )
    return {tag: (n, unread) for tag, n, unread in rows}


def by_sets(library: Library, node: tree.Node, sets: TagSets) -> tag_company.Counts:
    assert sets.update(library.db)
    told = list(tag_company.counted(library.db, node, START, sets))
    assert not any(more for _, more in told)
    return told[-1][0] if told else {}


def articles_of(sets: TagSets) -> dict[int, set[int]]:
    """tag → its articles; 0 → the unread ones."""
    known = sets._members
    found = {tag: set(ids) for tag, ids in known.ids.items()}
    found |= {tag: set(_ids(bits)) for tag, bits in {**known.bits, 0: known.unread}.items()}
    return {tag: ids for tag, ids in found.items() if ids}


def _ids(bits: int) -> Iterator[int]:
    return (id for id in range(bits.bit_length()) if bits >> id & 1)


def read_anew(library: Library) -> dict[int, set[int]]:
    sets = TagSets(dense=3)
    assert sets.update(library.db)
    return articles_of(sets)


def by_walking(library: Library, node: tree.Node) -> tag_company.Counts:
    told = list(tag_company.counted(library.db, node, START))
    return told[-1][0] if told else {}


@settings(max_examples=30)
@given(
    stock=st.lists(st.sets(st.sampled_from(TAGS)), min_size=ARTICLES, max_size=ARTICLES),
    deeds=DEEDS,
    forgetful=st.booleans(),
    data=st.data(),
)
def test_what_changed_is_looked_at_anew_and_nothing_else_is_read(
    stock: list[set[str]], deeds: list[tuple[str, int, str, bool, bool]], forgetful: bool, data: st.DataObject
) -> None:
    """Whoever changed it, and whatever the journal has forgotten since."""
    with passing_shelf() as shelf, pytest.MonkeyPatch.context() as patch:
        if forgetful:
            patch.setattr(journal, "KEPT", 4)
            patch.setattr(traces, "SURE", 2)
        shelf.add(*(draft(f"Title {n}", guid=str(n), tags=" ".join(sorted(tags))) for n, tags in enumerate(stock)))
        library, sets, statements = shelf.library, TagSets(dense=3, few=0), list[str]()
        assert sets.update(library.db)
        with open_library(library.path, now=shelf.clock) as other:
            for deed, article, tag, elsewhere, asked in deeds:
                do(Shelf(shelf.folder, other, shelf.clock) if elsewhere else shelf, deed, article, tag)
                shelf.clock.go_on()
                if not asked:
                    continue
                library.db.set_trace_callback(statements.append)
                assert sets.update(library.db)
                library.db.set_trace_callback(None)
                assert articles_of(sets) == read_anew(library)
                node = data.draw(NODES)
                assert by_sets(library, node, sets) == by_sql(library, node) == by_walking(library, node)
        if not forgetful:
            assert not [one for one in statements if "printf" in one and "json_each('[]')" not in one]


def test_hidden_articles_that_are_asked_for_count_as_unread(shelf: Shelf) -> None:
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog") for n in range(3)))
    marking.hide(shelf.library, ids[:2])
    for node in (tree.And((tree.Tag("sea"), tree.WithHidden())), tree.And((tree.Tag("sea"), tree.Is("hidden")))):
        assert by_walking(shelf.library, node) == by_sql(shelf.library, node) != {}


def test_what_the_sets_do_not_know_is_walked(shelf: Shelf) -> None:
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog" if n % 3 else "sea") for n in range(9)))
    library, sets = shelf.library, TagSets(dense=2, few=0)
    assert sets.update(library.db)
    node = tree.And((tree.Title("title"), tree.Not(tree.Title("title 8"))))
    assert sets.of(library.db, node) is None
    marking.mark_read(library, ids[:2])
    assert sets.update(library.db)
    shelf.add(draft("Title that came later", tags="sea"))
    plans = planning.apart(library.db, node, START)
    assert sets.counts(sets.walked(library.db, plans)) == {1: (8, 6), 2: (5, 4)}


def test_a_library_that_would_need_too_much_has_no_sets(shelf: Shelf) -> None:
    shelf.add(draft("One", tags="sea"))
    sets = TagSets(few=0, largest=1)
    assert not sets.update(shelf.library.db)
    assert sets.too_large and not sets.whole
    *_, (found, _) = tag_company.counted(shelf.library.db, tree.Tag("sea"), START, sets)
    assert found == {1: (1, 1)}


def interrupted(library: Library) -> Iterator[TagSets]:
    """Sets whose first reading was interrupted, each time a little later."""
    whole = 0
    for stop in range(0, 120, 6):
        sets = TagSets(dense=2, few=0)
        with open_library(library.path) as other, suppress(sqlite3.OperationalError):
            looks = count()
            other.db.set_progress_handler(lambda looks=looks, stop=stop: next(looks) >= stop, 10)  # type: ignore[misc]
            sets.update(other.db)
        whole += sets.whole
        yield sets
    assert 0 < whole < 18


def test_what_was_read_before_an_interruption_is_kept_and_mended(shelf: Shelf) -> None:
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog" if n % 3 else "sea mist") for n in range(9)))
    for n, sets in enumerate(interrupted(library := shelf.library)):
        marking.turn_read(library, ids[:2])
        marking.tag(library, ids[:3], *((["mist"], ["sea"]) if n % 2 else (["sea"], ["mist"])))
        for node in (tree.All(), tree.Tag("mist"), tree.Not(tree.Tag("sea"))):
            assert by_sets(library, node, sets) == by_sql(library, node)


def test_an_article_that_goes_while_the_reading_was_interrupted(shelf: Shelf) -> None:
    shelf.add(*(draft(f"Title {n}", tags=f"sea t{n}") for n in range(9)))
    (last,) = shelf.add(draft("The last one", tags="alone t1"))
    for sets in interrupted(library := shelf.library):
        marking.delete(library, [last])
        for node in (tree.All(), tree.Tag("t1"), tree.Tag("alone")):
            assert by_sets(library, node, sets) == by_sql(library, node)
        marking.undo(library)


def test_a_long_change_is_seen_while_it_is_under_way(shelf: Shelf) -> None:
    """By another program, portion by portion, done and undone: only the counts tell of it."""
    ids = shelf.add(*(draft(f"Title {n}", tags="sea fog" if n % 3 else "sea mist", guid=str(n)) for n in range(180)))
    library, sets = shelf.library, TagSets(dense=2, few=0)
    with open_library(library.path, durable=False, now=shelf.clock) as other:
        changes: tuple[Callable[[], Work[int]], ...] = (
            lambda: marks.marking(other.db, "read", True, ids),
            lambda: marks.tagging(other.db, ids, ["deep"], ["fog"]),
            lambda: marks.marking(other.db, "hidden", True, ids),
            lambda: turning.Turning(other.db, back=True),
            lambda: turning.Turning(other.db, back=False),
            lambda: turning.Turning(other.db, back=True),
            lambda: turning.Turning(other.db, back=True),
            lambda: marks.deleting(other.db, ids, START),
            lambda: turning.Turning(other.db, back=True),
        )
        for begin in changes:
            work, steps = begin(), 0
            while not work.done:
                work.step()
                steps += 1
                assert sets.update(library.db)
                assert articles_of(sets) == read_anew(library)
            assert steps > 1


def test_a_library_that_was_restored_from_a_copy(shelf: Shelf) -> None:
    """Its articles have ids that others had before."""
    shelf.add(*(draft(f"Title {n}", tags="sea fog") for n in range(4)))
    library, sets = shelf.library, TagSets(dense=2, few=0)
    copying.copy_to(library.db, copy := shelf.folder / "copy.sqlite")
    shelf.add(*(draft(f"Later {n}", tags="sea" if n else "fog") for n in range(3)))
    assert sets.update(library.db)
    with open_library(library.path, now=shelf.clock) as other:
        copying.copy_over(other.db, copy)
        Shelf(shelf.folder, other, shelf.clock).add(*(draft(f"Other {n}", tags="fog" if n else "sea") for n in (1, 0)))
        Shelf(shelf.folder, other, shelf.clock).add(*(draft(f"More {n}", tags="sea") for n in range(2)))
    assert sets.update(library.db)
    assert articles_of(sets) == read_anew(library)


def test_much_that_has_changed_is_not_read_before_anything_is_told(shelf: Shelf) -> None:
    shelf.add(*(draft(f"Title {n}", tags="sea fog") for n in range(4)))
    library, sets = shelf.library, TagSets(dense=2, few=0)
    assert not sets.update(library.db, most=99), "the first reading is much"
    assert sets.update(library.db) and sets.update(library.db, most=0)
    library.db.execute("DELETE FROM article_tags WHERE article_id = 1")  # no program of ours does that
    assert not sets.update(library.db, most=5)
    assert sets.update(library.db, most=6)
    assert articles_of(sets) == read_anew(library)


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
        told = list(tag_company.counted(library.db, node, START, sets))
        assert [more for _, more in told] == [True] * (len(told) - 1) + [False]
        assert sum(told[0][0][1]) <= 6
        assert told[-1][0] == by_sql(library, node)
        assert len(told) == (2 if many < 19 else 4 if patience == 2 else 7)
