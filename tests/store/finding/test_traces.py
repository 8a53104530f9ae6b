"""What changes leave behind, whichever program made them."""

from __future__ import annotations

import pytest

from tests.library_builder import Shelf, draft
from tuireader.library import Library, open_library
from tuireader.library.marks import marking
from tuireader.store.finding import traces
from tuireader.store.finding.traces import Changed, Traces
from tuireader.store.reader import journal


def taken(library: Library, seen: Traces) -> Changed | None:
    library.db.execute("BEGIN")
    found = seen.take(library.db)
    library.db.execute("ROLLBACK")
    return found


@pytest.mark.parametrize("elsewhere", [False, True])
def test_each_change_names_its_articles(shelf: Shelf, elsewhere: bool) -> None:
    one, two, three = shelf.add(*(draft(name, guid=name, tags="sea fog") for name in ("One", "Two", "Three")))
    library, seen = shelf.library, Traces()
    assert taken(library, seen) is None, "nothing is known yet"
    assert taken(library, seen) == (set(), set())
    with open_library(library.path, now=shelf.clock) as other:
        there = Shelf(shelf.folder, other, shelf.clock) if elsewhere else shelf
        for deed, named in (
            (lambda: marking.mark_read(there.library, [one, two]), (set(), {one, two})),
            (lambda: marking.star(there.library, [one]), (set(), set())),
            (lambda: marking.undo(there.library), (set(), set())),
            (lambda: marking.undo(there.library), (set(), {one, two})),
            (lambda: marking.tag(there.library, [two], ["deep"], ["fog"]), ({two}, set())),
            (lambda: marking.hide(there.library, [three]), ({three}, set())),
            (lambda: marking.delete(there.library, [one]), ({one}, set())),
            (lambda: marking.undo(there.library), ({one}, set())),
            (lambda: there.add(draft("Three", "Edited", guid="Three", tags="ice")), ({three}, set())),
            (lambda: there.add(draft("Four"), draft("Five")), ({4, 5}, set())),
            (there.index, (set(), set())),
        ):
            deed()
            assert taken(library, seen) == named


def test_of_very_many_articles_none_is_named(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "MOST", 3)
    library, seen = shelf.library, Traces()
    taken(library, seen)
    ids = shelf.add(*(draft(str(n)) for n in range(4)))
    assert taken(library, seen) is None
    marking.mark_read(library, ids[:3])
    assert taken(library, seen) == (set(), set(ids[:3]))
    marking.mark_read(library, ids, read=False)
    marking.mark_read(library, ids)
    assert taken(library, seen) == (set(), None)
    marking.delete(library, ids)
    assert taken(library, seen) is None


def test_what_the_journal_has_forgotten_is_not_taken_for_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 6)
    monkeypatch.setattr(traces, "SURE", 3)
    library, seen = shelf.library, Traces()
    ids = shelf.add(*(draft(str(n)) for n in range(12)))
    taken(library, seen)
    for id in ids[:3]:
        marking.mark_read(library, [id])
    assert taken(library, seen) == (set(), set(ids[:3]))
    for id in ids[3:7]:
        marking.mark_read(library, [id])
    assert taken(library, seen) is None, "of one of four it may be forgotten"
    for id in ids[7:9]:
        marking.mark_read(library, [id])
    assert taken(library, seen) == (set(), set(ids[7:9])), "what was forgotten had been seen"
    for _ in range(6):
        marking.undo(library)
    assert taken(library, seen) is None
    marking.redo(library)
    for id in ids[9:12]:
        marking.mark_read(library, [id])
    assert taken(library, seen) is None


def test_the_store_keeps_more_actions_than_are_trusted() -> None:
    assert 2 * traces.SURE <= journal.KEPT
