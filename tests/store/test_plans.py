"""How SQLite finds what the keys ask for: by an index, in its order, without statistics."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from tests.library_builder import START, Shelf, draft, passing_shelf
from tuireader.library import overview
from tuireader.library.articles import showing
from tuireader.library.marks import marking
from tuireader.library.views.listing import View
from tuireader.model.selections import Order
from tuireader.query import build, tree
from tuireader.query.parse import parse
from tuireader.query.tree import And, FromId, Is, Not, Tag, WithHidden, Words
from tuireader.store.content import documents
from tuireader.store.content import shelf as shelving
from tuireader.store.finding import paging, planning, search, tag_company, walking
from tuireader.store.reader import turning
from tuireader.store.tagging import tags


@pytest.fixture
def full() -> Iterator[Shelf]:
    with passing_shelf(fill) as shelf:
        assert not shelf.library.db.execute("SELECT 1 FROM sqlite_master WHERE name LIKE 'sqlite_stat%'").fetchall()
        shelf.found("ferries")  # FTS5 reads its settings with the first question
        yield shelf


def fill(shelf: Shelf) -> None:
    """A library in which every plan could go wrong, without the statistics of ANALYZE."""
    shelf.save(
        *(draft(f"{n}", "ferries", guid=str(n), day=n % 9, tags="sea ports" if n % 2 else "sea") for n in range(60))
    )
    shelf.index()
    marking.star(shelf.library, [3, 4, 5])


def plans(db: sqlite3.Connection, run: Callable[[], object]) -> list[str]:
    """The query plan of every statement that `run` makes SQLite run, a line each."""
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    run()
    db.set_trace_callback(None)
    kept = [one for one in statements if one.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    assert kept
    return [
        f"{row[3]}   <- {statement}"
        for statement in kept
        for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")
        if not row[3].startswith(("LIST SUBQUERY", "CORRELATED", "SCALAR"))
    ]


WALKS = (
    "SCAN a USING INDEX articles_",
    "SCAN a USING COVERING INDEX articles_",
    "SCAN search VIRTUAL TABLE",
    "SCAN json_each",
    "SCAN (subquery",
)
"""What may be walked: an index in its order up to LIMIT, the hits of a search, ids that were given."""

TAGS_OF_ROWS = "SELECT x.article_id, t.name"
"""Sorts the tags of each row of a page: a few."""


def hot(db: sqlite3.Connection, run: Callable[[], object], *, sorts: bool = False) -> None:
    """Nothing is scanned that grows with the library, nothing is sorted that an index has in order."""
    for plan in plans(db, run):
        step, _, statement = plan.partition("   <- ")
        assert not step.startswith("SCAN") or step.startswith(WALKS), plan
        assert sorts or statement.startswith(TAGS_OF_ROWS) or "TEMP B-TREE" not in step, plan


SCOPES = [
    (),
    (Tag("sea"),),
    (Tag("sea"), Tag("ports")),
    (Tag("sea"), Not(Tag("ports"))),
    (Not(Tag("ports")),),
    (FromId(1),),
    (FromId(1), Tag("sea")),
]
STATES = [
    (),
    (Is("unread"),),
    (Is("starred"),),
    (Is("unread"), Is("starred")),
    (Is("hidden"),),
    (WithHidden(),),
    (WithHidden(), Is("unread")),
]


@pytest.mark.parametrize("parts", [scope + state for scope, state in product(SCOPES, STATES)], ids=str)
def test_a_page_is_a_walk_along_an_index(full: Shelf, parts: tuple[tree.Node, ...]) -> None:
    orders: tuple[Order, ...] = ("newest", "oldest")
    for order in orders:
        view = View(full.library, build.simplify(And(parts)), order)
        hot(full.library.db, view.page)
        hot(full.library.db, partial(view.page, (START, 7)))
        hot(full.library.db, partial(view.page, (START, 7), backwards=True))
        hot(full.library.db, partial(view.next_unread, (START, 7)))


@pytest.mark.parametrize("order", ["unread", "-unread,oldest", "starred", "unread,-starred,oldest"])
def test_the_parts_of_a_list_are_walked_along_their_indexes(full: Shelf, order: str) -> None:
    """Unread first needs no sorting; kept rows are looked up."""
    for parts in ((), (Tag("sea"),), (FromId(1), Is("unread"))):
        view = View(full.library, build.simplify(And(parts)), order)
        db, key = full.library.db, view.key_of(view.page(limit=7)[-1])
        hot(db, view.page)
        hot(db, partial(view.page, key))
        hot(db, partial(view.page, key, backwards=True))
        hot(db, partial(view.next_unread, key))
        for row in view.page(limit=2):
            view.keep(row)
        hot(db, partial(view.page, key), sorts=True)


@pytest.mark.parametrize("order", ["received", "-received"])
def test_as_received_is_the_order_of_the_table_itself(full: Shelf, order: str) -> None:
    view = View(full.library, tree.All(), order)
    walks = [plan for plan in plans(full.library.db, view.page) if TAGS_OF_ROWS not in plan]
    assert walks[0].startswith("SCAN a ") and not any("TEMP B-TREE" in walk for walk in walks), walks
    key = view.key_of(view.page()[3])
    walks = [plan for plan in plans(full.library.db, partial(view.page, key)) if TAGS_OF_ROWS not in plan]
    assert walks[0].startswith("SEARCH a USING INTEGER PRIMARY KEY"), walks
    assert not any("TEMP B-TREE" in walk for walk in walks), walks


def test_what_an_index_has_in_order_is_searched_not_walked(full: Shelf) -> None:
    """The page after a key begins at the key."""
    for parts, index in (
        ((), "articles_all"),
        ((Is("unread"),), "articles_unread"),
        ((Is("starred"),), "articles_starred"),
        ((FromId(1),), "articles_source"),
        ((FromId(1), Is("unread")), "articles_source_unread"),
        ((Tag("ports"), Is("unread")), "article_tags_unread"),
        ((Tag("ports"),), "PRIMARY KEY (tag_id"),
        ((Is("hidden"),), "articles_hidden"),
        ((WithHidden(),), "articles_all"),
        ((FromId(1), WithHidden()), "articles_source"),
    ):
        view = View(full.library, build.simplify(And(parts)))
        first = plans(full.library.db, partial(view.page, (START, 7)))
        walk = next(plan for plan in first if index in plan.partition("   <- ")[0])
        assert walk.startswith("SEARCH") and ("<(?,?)" in walk or "sort" in walk.partition("   <- ")[0]), walk


def test_hidden_articles_are_passed_over_without_being_fetched(full: Shelf) -> None:
    """However many are hidden in a row, no row of ``articles`` is read for them: the index, or ``article_tags``,
    says that they are, so that a step of SQLite's machine or two is all that each costs."""
    db = full.library.db
    for parts in ((), (FromId(1),), (Tag("sea"),)):
        view = View(full.library, build.simplify(And(parts)))

        def steps(view: View = view) -> int:
            taken = 0

            def count() -> int:
                nonlocal taken
                taken += 1
                return 0

            db.set_progress_handler(count, 1)
            view.page(limit=1)
            db.set_progress_handler(None, 0)
            return taken

        before = steps()
        newest = [row.id for row in view.page(limit=50)]
        marking.hide(full.library, newest)
        assert steps() - before < 12 * len(newest)
        statement = next(one for one in _asked(db, view.page) if "ORDER BY" in one)
        program = db.execute(f"EXPLAIN {statement}").fetchall()
        assert any(row[1] == "DeferredSeek" for row in program) or "article_tags" in statement
        marking.hide(full.library, newest, False)


def _asked(db: sqlite3.Connection, run: Callable[[], object]) -> list[str]:
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    run()
    db.set_trace_callback(None)
    return statements


def test_the_rarest_tag_is_walked(full: Shelf) -> None:
    view = View(full.library, And((Tag("sea"), Tag("ports"))))
    db = full.library.db
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    view.page()
    db.set_trace_callback(None)
    rare = db.execute("SELECT id FROM tags WHERE folded = 'ports'").fetchone()[0]
    assert any(f"x.tag_id = {rare}" in statement for statement in statements)


def test_few_hits_of_a_search_are_sorted_and_nothing_else_is_walked(full: Shelf) -> None:
    for parts in ((Words("ferries"),), (Words("ferries"), Tag("sea")), (Words("ferries"), Is("unread"))):
        hot(full.library.db, View(full.library, build.simplify(And(parts))).page, sorts=True)


def test_kept_rows_cost_no_walk(full: Shelf) -> None:
    view = View(full.library, Is("unread"))
    for row in view.page(limit=5):
        view.keep(row)
        marking.mark_read(full.library, [row.id])
    hot(full.library.db, view.total, sorts=True)
    hot(full.library.db, view.unread, sorts=True)
    hot(full.library.db, lambda: view.page((START, 7)), sorts=True)


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (Is("unread"),),
        (Is("starred"),),
        (Tag("sea"),),
        (Tag("sea"), Is("unread")),
        (FromId(1),),
        (FromId(1), Is("unread")),
        (Is("hidden"),),
    ],
    ids=str,
)
def test_counts_are_read_not_counted(full: Shelf, parts: tuple[tree.Node, ...]) -> None:
    view = View(full.library, build.simplify(And(parts)))
    for plan in plans(full.library.db, view.total):
        assert not plan.startswith(("SEARCH a", "SCAN a", "SEARCH x", "SCAN x")), plan


GROWING = tuple(
    f"SCAN {name} "
    for name in ("a", "x", "c", "articles", "bodies", "article_tags", "documents", "origins", "changes", "identities")
)


def test_the_keys_of_the_reader(full: Shelf) -> None:
    library, db = full.library, full.library.db
    row = View(library, Tag("sea")).page(limit=1)[0]
    sha = documents.record(db, "/a", b"1", 0).to_bytes(1, "big")
    runs: list[Callable[[], object]] = [
        lambda: showing.article(library, row.id),
        lambda: marking.mark_read(library, [row.id]),
        lambda: marking.star(library, [row.id]),
        lambda: marking.tag(library, [row.id], ["new"], ["sea"]),
        lambda: marking.undo(library),
        lambda: marking.redo(library),
        lambda: View(library, Tag("sea")).holds(row),
        lambda: overview.source_of(library, row.id),
        lambda: tags.of_articles(db, [row.id]),
        lambda: documents.at_place(db, "/a"),
        lambda: documents.with_content(db, sha),
        lambda: documents.places(db, 1),
        lambda: shelving.find(db, 1, [b"1", b"2"]),
        lambda: list(search.catch_up(db)),
    ]
    for run in runs:
        for plan in plans(db, run):
            assert not plan.startswith(GROWING), plan


def test_a_mark_never_touches_the_index(full: Shelf) -> None:
    statements: list[str] = []
    full.library.db.set_trace_callback(statements.append)
    marking.mark_read(full.library, [1, 2])
    marking.star(full.library, [1])
    turning.undo(full.library.db)
    full.library.db.set_trace_callback(None)
    assert not [one for one in statements if "INTO search" in one or "unindexed" in one]


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("after:2023-11-10", "SEARCH a USING INDEX articles_all (sort>?)"),
        ("before:2023-11-10", "SEARCH a USING INDEX articles_all (sort<?)"),
        ("age:<3d", "SEARCH a USING INDEX articles_all (sort>?)"),
        ("age:1d..3d", "SEARCH a USING INDEX articles_all (sort>? AND sort<?)"),
        ("is:unread age:<3d", "SEARCH a USING INDEX articles_unread (sort>?)"),
        ("tag:ports age:<3d", "SEARCH x USING PRIMARY KEY (tag_id=? AND sort>?)"),
        ("tag:ports is:unread before:2023", "SEARCH x USING INDEX article_tags_unread (tag_id=? AND sort<?)"),
        ("source:signals", "SEARCH a USING INDEX articles_source (source_id=?)"),
        ("source:signals is:unread after:2023", "SEARCH a USING INDEX articles_source_unread (source_id=? AND sort>?)"),
        ("view:news", "SEARCH x USING INDEX article_tags_unread (tag_id=?)"),
        ("view:news age:<3d", "SEARCH x USING INDEX article_tags_unread (tag_id=? AND sort>?)"),
        ("tag:ports limit:5", "SEARCH a USING INTEGER PRIMARY KEY (rowid=?)"),
        ('unread = "yes" and age < 3', "SEARCH a USING INDEX articles_unread (sort>?)"),
        ("@3-days-ago +unread +ports", "SEARCH x USING INDEX article_tags_unread (tag_id=? AND sort>?)"),
    ],
)
def test_whatever_the_notation_a_query_is_one_walk_that_begins_where_it_can(full: Shelf, typed: str, step: str) -> None:
    node = build.simplify(parse(typed, full.clock(), {"news": "tag:ports is:unread"}))
    found = plans(
        full.library.db, partial(paging.page, full.library.db, planning.plan(full.library.db, node, 1), "newest")
    )
    assert found[0].startswith(step), found


@pytest.mark.parametrize("typed", ["source-unread:>0", "source-total:<5", "source-age:<3d", "link:x", "media~audio"])
def test_what_is_asked_of_sources_and_files_is_tested_on_a_walk_in_order(full: Shelf, typed: str) -> None:
    node = build.simplify(parse(typed, full.clock()))
    page = partial(paging.page, full.library.db, planning.plan(full.library.db, node, full.clock()), "newest")
    found = plans(full.library.db, page)
    walks = [plan for plan in found if plan.startswith(("SCAN a", "SEARCH a"))]
    assert "articles_all" in walks[0] or "articles_source" in walks[0], found
    assert not any("TEMP B-TREE" in plan for plan in found if TAGS_OF_ROWS not in plan), found


@pytest.mark.parametrize("typed", ["tag:sea tag:ports", "tag:sea -tag:ports is:unread", "tag:sea after:2023-11-10"])
def test_where_only_tags_are_asked_for_no_article_is_looked_at(full: Shelf, typed: str) -> None:
    db, node = full.library.db, build.simplify(parse(typed, full.clock()))
    asked: tuple[Callable[[], object], ...] = (
        View(full.library, node).ids,
        lambda: walking.count(db, planning.plan(db, node, 1)),
        lambda: next(tag_company.counted(db, node, 1)),
    )
    for run in asked:
        found = plans(db, run)
        assert any("article_tags" in plan for plan in found)
        assert not any(plan.startswith(("SEARCH a ", "SCAN a ")) for plan in found), found
