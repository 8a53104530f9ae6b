"""The reader's marks: each call one action, in words, taken back and done again to the very state it was."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.examples import examples
from tests.library_builder import Clock, Shelf, draft, passing_shelf
from tuireader.library import open_library
from tuireader.library.marks import marking
from tuireader.model.changes import Change
from tuireader.query import tree
from tuireader.store.reader import journal


def three(shelf: Shelf) -> list[int]:
    return shelf.add(draft("Ferries", guid="1", tags="sea ports"), draft("Mist", guid="2"), draft("Rain", guid="3"))


# ---------------------------------------------------------------- in words


def test_an_action_says_what_it_did(shelf: Shelf) -> None:
    one, two, other = three(shelf)
    library = shelf.library
    said = [
        marking.mark_read(library, [one]),
        marking.mark_read(library, [one, two, other]),
        marking.mark_read(library, [one], False),
        marking.star(library, [one, two]),
        marking.star(library, [two], False),
        marking.hide(library, [two]),
        marking.hide(library, [two], False),
        marking.tag(library, [one, two], ["New \x1b[31m"], ["sea"]),
    ]
    assert [change.label if change else None for change in said] == [
        "marked “Ferries” read",
        "marked 2 read",
        "marked “Ferries” unread",
        "starred 2",
        "took the star off “Mist”",
        "hid “Mist”",
        "brought back “Mist”",
        "tagged 2 +New [31m -sea",
    ]
    assert said[1] is not None and set(said[1].articles) == {two, other}


def test_what_changes_nothing_is_no_action(shelf: Shelf) -> None:
    one, two, _ = three(shelf)
    library = shelf.library
    marking.mark_read(library, [one])
    marking.star(library, [one])
    marking.undo(library)
    before = shelf.marks()
    assert marking.mark_read(library, [one]) is None
    assert marking.mark_read(library, [999, -1]) is None
    assert marking.mark_read(library, []) is None
    assert marking.star(library, [two], False) is None
    assert marking.tag(library, [one], ["SEA", "", "  "], ["unknown"]) is None
    assert marking.tag(library, [999], ["sea"]) is None
    assert marking.mark_read_where(library, tree.Is("starred")) is None
    assert shelf.marks() == before
    redone = marking.redo(library)
    assert redone is not None and redone.label == "starred “Ferries”"


def test_nothing_to_take_back_or_to_do_again(shelf: Shelf) -> None:
    assert marking.undo(shelf.library) is None
    assert marking.redo(shelf.library) is None


def test_a_name_that_is_too_long_is_one_tag(shelf: Shelf) -> None:
    one, *_ = three(shelf)
    assert marking.tag(shelf.library, [one], ["x" * 200]) is not None
    assert marking.tag(shelf.library, [one], ["x" * 200]) is None
    assert shelf.row(one).tags == ("sea", "ports", "x" * 80)
    assert marking.tag(shelf.library, [one], remove=["x" * 90]) is not None
    assert shelf.row(one).tags == ("sea", "ports")


# ---------------------------------------------------------------- taken back exactly


def there_and_back(shelf: Shelf, act: Change | None, before: dict[str, object]) -> None:
    """The action is taken back, done again and taken back: each time to the very same state."""
    assert act is not None
    after = shelf.marks()
    for _ in range(2):
        undone = marking.undo(shelf.library)
        assert undone == act
        assert shelf.marks() == before
        assert marking.redo(shelf.library) == act
        assert shelf.marks() == after
    marking.undo(shelf.library)
    assert shelf.marks() == before
    shelf.check()


def test_all_marks_come_back_as_they_were(shelf: Shelf) -> None:
    ids = three(shelf)
    marking.mark_read(shelf.library, [ids[1]])
    marking.tag(shelf.library, [ids[0]], remove=["ports"])
    for act in (
        lambda: marking.mark_read_where(shelf.library, tree.All()),
        lambda: marking.mark_read(shelf.library, ids, False),
        lambda: marking.star(shelf.library, ids),
        lambda: marking.hide(shelf.library, ids[:2]),
        lambda: marking.star_where(shelf.library, tree.Tag("sea")),
        lambda: marking.tag(shelf.library, ids, ["sea", "new"]),
        lambda: marking.tag(shelf.library, ids, remove=["sea"]),
        lambda: marking.tag(shelf.library, ids, ["ports"], ["sea"]),
        lambda: marking.tag(shelf.library, ids, ["x", "X"], ["SEA", "sea"]),
    ):
        before = shelf.marks()
        there_and_back(shelf, act(), before)


def test_a_tag_taken_back_belongs_again_to_whom_it_belonged(shelf: Shelf) -> None:
    """Undo of a removal gives the tag back to the import, which may then take it away."""
    one, *_ = three(shelf)
    marking.tag(shelf.library, [one], remove=["sea"])
    marking.undo(shelf.library)
    assert shelf.row(one).tags == ("sea", "ports")
    shelf.save(draft("Ferries 2", guid="1", tags="ports"))
    assert shelf.row(one).tags == ("ports",)


def test_a_tag_the_reader_put_on_and_took_back_may_be_imported(shelf: Shelf) -> None:
    one, *_ = three(shelf)
    marking.tag(shelf.library, [one], ["new"])
    marking.undo(shelf.library)
    shelf.save(draft("Ferries 2", guid="1", tags="sea ports new"))
    assert shelf.row(one).tags == ("sea", "ports", "new")


def test_what_an_import_brought_since_then_stays(shelf: Shelf) -> None:
    one, *_ = three(shelf)
    marking.tag(shelf.library, [one], ["new"])
    shelf.save(draft("Ferries 2", guid="1", tags="sea ports new"))
    marking.undo(shelf.library)
    assert shelf.row(one).tags == ("sea", "ports", "new")


def test_undo_reaches_back_over_a_restart(tmp_path: Path, shelf: Shelf) -> None:
    ids = three(shelf)
    before = shelf.marks()
    marking.mark_read(shelf.library, ids[:2])
    marking.star(shelf.library, ids[1:])
    shelf.library.close()
    shelf.library = open_library(tmp_path / "library.sqlite", now=Clock())
    assert marking.undo(shelf.library) is not None
    assert marking.undo(shelf.library) is not None
    assert shelf.marks() == before
    assert marking.undo(shelf.library) is None
    assert [change.label for change in iter(lambda: marking.redo(shelf.library), None)] == [
        "marked 2 read",
        "starred 2",
    ]


def test_a_new_action_ends_what_could_be_done_again(shelf: Shelf) -> None:
    one, two, _ = three(shelf)
    marking.mark_read(shelf.library, [one])
    marking.star(shelf.library, [one])
    marking.undo(shelf.library)
    marking.star(shelf.library, [two])
    assert marking.redo(shelf.library) is None
    marking.undo(shelf.library)
    marking.undo(shelf.library)
    assert not shelf.row(one).read


@pytest.fixture(params=[100, pytest.param(journal.KEPT, marks=pytest.mark.long)])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many actions are kept: as many as always, or fewer."""
    monkeypatch.setattr(journal, "KEPT", request.param)
    return journal.KEPT


def test_a_thousand_actions_are_kept_however_many_changed_nothing(shelf: Shelf, kept: int) -> None:
    one, two, _ = three(shelf)
    marking.star(shelf.library, [two])
    for _ in range(2 * kept):
        assert marking.star(shelf.library, [two]) is None
    marking.mark_read(shelf.library, [one])
    marking.undo(shelf.library)
    marking.undo(shelf.library)
    assert not shelf.row(two).starred
    for turn in range(kept + 5):
        marking.mark_read(shelf.library, [one], turn % 2 == 0)
    stored = shelf.library.db.execute(
        "SELECT count(*), min(c.action_id) FROM actions a JOIN changes c ON c.action_id = a.id"
    )
    assert stored.fetchone()[0] == kept
    assert len(list(iter(lambda: marking.undo(shelf.library), None))) == kept


def test_a_thousand_actions_of_every_kind_are_taken_back_and_made_again(shelf: Shelf, kept: int) -> None:
    ids = shelf.add(*(draft(str(n), guid=str(n), tags="sea") for n in range(10)))
    before, dice, library = shelf.marks(), random.Random(7), shelf.library
    kinds: list[Callable[[list[int]], Change | None]] = [
        lambda some: marking.mark_read(library, some, dice.random() < 0.5),
        lambda some: marking.star(library, some, dice.random() < 0.5),
        lambda some: marking.hide(library, some, dice.random() < 0.5),
        lambda some: marking.tag(library, some, [dice.choice("abc")]),
        lambda some: marking.tag(library, some, remove=[dice.choice(["a", "b", "c", "sea"])]),
        lambda some: marking.mark_read_where(library, tree.Is("unread")),
    ]
    made = 0
    while made < kept:
        made += dice.choice(kinds)(dice.sample(ids, dice.randint(1, 3))) is not None
    after = shelf.marks()
    with open_library(shelf.folder / "library.sqlite", durable=False) as later:
        assert len(list(iter(lambda: marking.undo(later), None))) == kept
        assert shelf.marks() == before
        assert len(list(iter(lambda: marking.redo(later), None))) == kept
    assert shelf.marks() == after
    shelf.check()


def test_the_clock_of_the_journal_never_goes_back(shelf: Shelf) -> None:
    one, *_ = three(shelf)
    marking.star(shelf.library, [one])
    shelf.library.db.execute("UPDATE actions SET clock = clock + 1000000000000")
    marking.mark_read(shelf.library, [one])
    clocks = [row[0] for row in shelf.library.db.execute("SELECT clock FROM actions ORDER BY id")]
    assert clocks[1] == clocks[0] + 1


# ---------------------------------------------------------------- in any order


class Reader(RuleBasedStateMachine):
    """Imports and marks in any order: counts stay right, undo and redo lead through the very same states."""

    articles = st.lists(st.integers(1, 8), max_size=4)
    names = st.lists(st.sampled_from(["sea", "Ports", "rain", "SEA"]), max_size=2)

    @initialize()
    def begin(self) -> None:
        self.context = passing_shelf()
        self.shelf = self.context.__enter__()
        self.past: list[dict[str, object]] = []
        self.future: list[dict[str, object]] = []

    def teardown(self) -> None:
        if hasattr(self, "context"):
            self.context.__exit__(None, None, None)

    def acted(self, before: dict[str, object], change: Change | None) -> None:
        if change is None:
            assert self.shelf.marks() == before
        else:
            self.past.append(before)
            self.future.clear()

    @rule(
        number=st.integers(1, 5),
        title=st.sampled_from(["Ferries", "Mist"]),
        tags=names,
        day=st.integers(0, 3),
        source=st.sampled_from(["A", "B"]),
    )
    def take_in(self, number: int, title: str, tags: list[str], day: int, source: str) -> None:
        """New and updated articles: what was done before an import cannot be compared as a whole any more."""
        self.shelf.save(draft(title, guid=str(number), tags=" ".join(tags), day=day), source=source)
        self.past.clear()
        self.future.clear()
        self.shelf.library.db.execute("DELETE FROM actions")

    @rule(ids=articles, value=st.booleans())
    def mark(self, ids: list[int], value: bool) -> None:
        self.acted(self.shelf.marks(), marking.mark_read(self.shelf.library, ids, value))

    @rule(ids=articles, value=st.booleans())
    def star(self, ids: list[int], value: bool) -> None:
        self.acted(self.shelf.marks(), marking.star(self.shelf.library, ids, value))

    @rule(ids=articles, value=st.booleans())
    def hide(self, ids: list[int], value: bool) -> None:
        self.acted(self.shelf.marks(), marking.hide(self.shelf.library, ids, value))

    @rule(ids=articles, add=names, remove=names)
    def tag(self, ids: list[int], add: list[str], remove: list[str]) -> None:
        self.acted(self.shelf.marks(), marking.tag(self.shelf.library, ids, add, remove))

    @rule(
        query=st.sampled_from([tree.All(), tree.Tag("sea"), tree.Is("starred"), tree.Not(tree.Tag("ports"))]),
        value=st.booleans(),
    )
    def mark_all(self, query: tree.Node, value: bool) -> None:
        self.acted(self.shelf.marks(), marking.mark_read_where(self.shelf.library, query, value))

    @rule(ids=articles)
    def delete(self, ids: list[int]) -> None:
        self.acted(self.shelf.marks(), marking.delete(self.shelf.library, ids))

    @rule()
    def undo(self) -> None:
        now = self.shelf.marks()
        if marking.undo(self.shelf.library) is None:
            assert not self.past
        else:
            assert self.shelf.marks() == self.past.pop()
            self.future.append(now)

    @rule()
    def redo(self) -> None:
        now = self.shelf.marks()
        if marking.redo(self.shelf.library) is None:
            assert not self.future
        else:
            assert self.shelf.marks() == self.future.pop()
            self.past.append(now)

    @precondition(lambda self: hasattr(self, "shelf"))
    @rule()
    def index(self) -> None:
        self.shelf.index()

    @invariant()
    def sound(self) -> None:
        if hasattr(self, "shelf"):
            self.shelf.check()


TestReader = Reader.TestCase
TestReader.settings = settings(max_examples=examples(40), stateful_step_count=25, deadline=None)
