"""Tags renamed, merged, given other names, coloured, hidden: what every name then means, and each step back exact."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.examples import examples
from tests.library_builder import DAY, Shelf, draft, passing_shelf
from tuireader.errors import TuireaderError
from tuireader.library import overview
from tuireader.library.marks import marking, tag_keeping
from tuireader.library.sources import settling
from tuireader.model.changes import Change
from tuireader.store.subscriptions import sources
from tuireader.store.tagging import noise


def shown(shelf: Shelf) -> dict[str, int]:
    """The tags that are not hidden, with the number of their articles."""
    return {tag.name: tag.total for tag in overview.tags(shelf.library) if not tag.hidden}


def whole(shelf: Shelf) -> dict[str, object]:
    """All that tags are, to be compared; a tag that nothing carries and nobody settled anything for does not count."""
    db = shelf.library.db
    return shelf.marks() | {
        "tags": db.execute(
            "SELECT id, name, folded, alias_of, colour, hidden FROM tags"
            " WHERE total OR alias_of NOTNULL OR colour OR hidden NOTNULL ORDER BY id"
        ).fetchall(),
        "sources": db.execute("SELECT * FROM source_tags ORDER BY 1, 2").fetchall(),
    }


def there_and_back(shelf: Shelf, act: Callable[[], Change | None]) -> None:
    before = whole(shelf)
    change = act()
    assert change is not None
    after = whole(shelf)
    assert after != before
    for _ in range(2):
        assert marking.undo(shelf.library) == change
        assert whole(shelf) == before
        assert marking.redo(shelf.library) == change
        assert whole(shelf) == after
    shelf.check()


# ---------------------------------------------------------------- names


def test_a_merged_tag_is_the_other_one_everywhere(shelf: Shelf) -> None:
    one, two = shelf.add(draft("Ferries", guid="1", tags="a ukr b"), draft("Mist", guid="2", tags="ukr Ukraine"))
    there_and_back(shelf, lambda: tag_keeping.merge(shelf.library, ["UKR"], "ukraine"))
    assert shelf.row(one).tags == ("a", "Ukraine", "b")
    assert shelf.row(two).tags == ("Ukraine",)
    assert shown(shelf) == {"Ukraine": 2, "a": 1, "b": 1}
    (three,) = shelf.add(draft("Rain", guid="3", tags="Ukr ukraine"))
    assert shelf.row(three).tags == ("Ukraine",)
    assert sorted(shelf.titles("tag:ukr")) == ["Ferries", "Mist", "Rain"]
    assert marking.tag(shelf.library, [one], ["ukr"]) is None
    assert marking.tag(shelf.library, [one], remove=["ukr"]) is not None
    assert shelf.row(one).tags == ("a", "b")
    shelf.check()


def test_a_chain_of_merges_ends_at_the_last_one(shelf: Shelf) -> None:
    shelf.add(
        draft("Ferries", guid="1", tags="a"), draft("Mist", guid="2", tags="b"), draft("Rain", guid="3", tags="c")
    )
    tag_keeping.merge(shelf.library, ["a"], "b")
    there_and_back(shelf, lambda: tag_keeping.merge(shelf.library, ["b"], "c"))
    assert shown(shelf) == {"c": 3}
    assert overview.tag_aliases(shelf.library) == {tag_keeping.known(shelf.library, "c"): ("a", "b")}
    assert len(shelf.titles("tag:a")) == 3


def test_a_renamed_tag_keeps_its_articles_and_its_old_name_goes_on_to_mean_it(shelf: Shelf) -> None:
    (one,) = shelf.add(draft("Ferries", guid="1", tags="ukr"))
    there_and_back(shelf, lambda: tag_keeping.rename(shelf.library, "ukr", "Ukraine"))
    assert shelf.row(one).tags == ("Ukraine",)
    (two,) = shelf.add(draft("Mist", guid="2", tags="UKR"))
    assert shelf.row(two).tags == ("Ukraine",)
    there_and_back(shelf, lambda: tag_keeping.rename(shelf.library, "ukraine", "ukr"))
    assert shelf.row(two).tags == ("ukr",)
    assert shelf.titles("tag:ukraine") == shelf.titles("tag:ukr") != []
    there_and_back(shelf, lambda: tag_keeping.rename(shelf.library, "ukr", "UKR"))
    assert shelf.row(two).tags == ("UKR",)
    assert tag_keeping.rename(shelf.library, "ukr", "UKR") is None


def test_a_tag_renamed_to_another_one_becomes_that_one(shelf: Shelf) -> None:
    shelf.add(draft("Ferries", guid="1", tags="a"), draft("Mist", guid="2", tags="b"))
    there_and_back(shelf, lambda: tag_keeping.rename(shelf.library, "a", "B"))
    assert shown(shelf) == {"b": 2}


def test_a_name_without_articles_can_mean_a_tag_and_be_parted_again(shelf: Shelf) -> None:
    shelf.add(draft("Ferries", guid="1", tags="Ukraine"))
    there_and_back(shelf, lambda: tag_keeping.alias(shelf.library, "Украина", "ukraine"))
    assert len(shelf.titles("tag:украина")) == 1
    assert tag_keeping.alias(shelf.library, "УКРАИНА", "ukraine") is None
    there_and_back(shelf, lambda: tag_keeping.part(shelf.library, "украина"))
    assert shelf.titles("tag:украина") == []
    assert tag_keeping.part(shelf.library, "украина") is None


def test_what_the_reader_took_off_stays_off_under_the_other_name(shelf: Shelf) -> None:
    one, two = shelf.add(draft("Ferries", guid="1", tags="a b"), draft("Mist", guid="2", tags="a b"))
    marking.tag(shelf.library, [one], remove=["a", "b"])
    marking.tag(shelf.library, [two], remove=["b"])
    there_and_back(shelf, lambda: tag_keeping.merge(shelf.library, ["a"], "b"))
    assert (shelf.row(one).tags, shelf.row(two).tags) == ((), ("b",))
    shelf.save(draft("Ferries again", guid="1", tags="a b"))
    assert shelf.row(one).tags == ()


def test_a_source_gives_the_tag_that_took_the_place_of_its_own(shelf: Shelf) -> None:
    feed = shelf.source("Signals", "ukr", "b")
    (one,) = shelf.add(draft("Ferries", guid="1"))
    there_and_back(shelf, lambda: settling.tag(shelf.library, [feed], ["c"]))
    there_and_back(shelf, lambda: settling.tag(shelf.library, [feed], remove=["ukr"]))
    marking.undo(shelf.library)
    shelf.add(draft("Other", guid="9", tags="Ukraine"), source="Elsewhere")
    there_and_back(shelf, lambda: tag_keeping.merge(shelf.library, ["ukr"], "ukraine"))
    (two,) = shelf.add(draft("Mist", guid="2"))
    assert shelf.row(one).tags == ("Ukraine", "b", "c")
    assert shelf.row(two).tags == ("Ukraine", "b", "c")


def test_names_that_nothing_is_called_are_refused(shelf: Shelf) -> None:
    shelf.add(draft("Ferries", guid="1", tags="a"))
    for act in (
        lambda: tag_keeping.rename(shelf.library, "x", "y"),
        lambda: tag_keeping.merge(shelf.library, ["a"], "x"),
        lambda: tag_keeping.colour(shelf.library, ["a"], "mauve"),
        lambda: tag_keeping.rename(shelf.library, "a", "  "),
        lambda: tag_keeping.alias(shelf.library, "\u200b", "a"),
    ):
        with pytest.raises(TuireaderError):
            act()
    assert tag_keeping.merge(shelf.library, ["a"], "A") is None


# ---------------------------------------------------------------- colours, and what is hidden


def test_a_colour_and_hiding_are_steps_that_can_be_taken_back(shelf: Shelf) -> None:
    shelf.add(draft("Ferries", guid="1", tags="a b"))
    there_and_back(shelf, lambda: tag_keeping.colour(shelf.library, ["a"], "Bright-Red"))
    assert [(tag.name, tag.colour) for tag in overview.tags(shelf.library)] == [("a", 10), ("b", 0)]
    there_and_back(shelf, lambda: tag_keeping.hide(shelf.library, ["a", "b"]))
    assert shown(shelf) == {}
    assert tag_keeping.hide(shelf.library, ["a"]) is None


def test_a_category_that_says_nothing_is_hidden_while_only_feeds_give_it(shelf: Shelf) -> None:
    assert "uncategorized" in noise.FOLDED and "ukraine" not in noise.FOLDED
    one, two = shelf.add(
        draft("Ferries", guid="1", tags=("UNCATEGORIZED", "sea")),
        draft("Mist", guid="2", tags=("Allgemein", "General")),
    )
    assert shown(shelf) == {"sea": 1}
    assert shelf.row(one).tags == ("UNCATEGORIZED", "sea")
    assert len(shelf.titles("tag:uncategorized")) == 1
    there_and_back(shelf, lambda: tag_keeping.hide(shelf.library, ["uncategorized"], False))
    there_and_back(shelf, lambda: marking.tag(shelf.library, [one], ["general"]))
    assert shown(shelf) == {"UNCATEGORIZED": 1, "sea": 1, "General": 2}
    sources.ensure(shelf.library.db, "feed", "https://x.example", "X", 0, tagged=("Allgemein",))
    assert shown(shelf)["Allgemein"] == 1
    assert shelf.row(two).tags == ("Allgemein", "General")


# ---------------------------------------------------------------- any order of all of it

NAMES = ("a", "b", "c", "d", "General")
names = st.sampled_from(NAMES)


class AnyOrder(RuleBasedStateMachine):
    """Whatever is done to tags, counts equal a recount; taken back to the start, every table is as it was."""

    @initialize()
    def begin(self) -> None:
        self.context = passing_shelf()
        self.shelf = self.context.__enter__()
        self.feed = self.shelf.source("Signals", "b")
        tagged = ("a b", "b c", "c", "", "a General", "d c b a")
        self.ids = self.shelf.add(*(draft(f"{n}", guid=str(n), tags=one, day=n) for n, one in enumerate(tagged)))
        self.start = whole(self.shelf)
        self.imported = 0

    def act(self, do: Callable[[], Change | None]) -> None:
        try:
            do()
        except TuireaderError as error:
            assert error.message == "there is no such tag"

    @rule(one=names, other=names)
    def merge(self, one: str, other: str) -> None:
        self.act(lambda: tag_keeping.merge(self.shelf.library, [one], other))

    @rule(one=names, other=names)
    def rename(self, one: str, other: str) -> None:
        self.act(lambda: tag_keeping.rename(self.shelf.library, one, other))

    @rule(one=names)
    def rename_anew(self, one: str) -> None:
        self.act(lambda: tag_keeping.rename(self.shelf.library, one, f"{one}{one}"))

    @rule(one=names, other=names)
    def alias(self, one: str, other: str) -> None:
        self.act(lambda: tag_keeping.alias(self.shelf.library, one, other))

    @rule(one=names)
    def part(self, one: str) -> None:
        self.act(lambda: tag_keeping.part(self.shelf.library, one))

    @rule(one=names, colour=st.sampled_from(("red", "none")))
    def colour(self, one: str, colour: str) -> None:
        self.act(lambda: tag_keeping.colour(self.shelf.library, [one], colour))

    @rule(one=names, hidden=st.booleans())
    def hide(self, one: str, hidden: bool) -> None:
        self.act(lambda: tag_keeping.hide(self.shelf.library, [one], hidden))

    @rule(which=st.sets(st.integers(0, 5)), add=st.sets(names), remove=st.sets(names))
    def tag(self, which: set[int], add: set[str], remove: set[str]) -> None:
        marking.tag(self.shelf.library, [self.ids[n] for n in which], sorted(add), sorted(remove))

    @rule(add=st.sets(names), remove=st.sets(names))
    def tag_source(self, add: set[str], remove: set[str]) -> None:
        settling.tag(self.shelf.library, [self.feed], sorted(add), sorted(remove))

    @rule(which=st.integers(0, 5))
    def read(self, which: int) -> None:
        marking.mark_read(self.shelf.library, [self.ids[which]], bool(which % 2))

    @rule(which=st.integers(0, 5))
    def delete(self, which: int) -> None:
        marking.delete(self.shelf.library, [self.ids[which]])

    @rule()
    def undo(self) -> None:
        marking.undo(self.shelf.library)

    @rule()
    def redo(self) -> None:
        marking.redo(self.shelf.library)

    @invariant()
    def counts_are_right(self) -> None:
        if hasattr(self, "shelf"):
            from tuireader.store.file import health

            assert health.wrong_counts(self.shelf.library.db) == []
            assert self.shelf.library.db.execute("PRAGMA foreign_key_check").fetchall() == []
            aliased = "SELECT count(*) FROM tags WHERE alias_of NOTNULL AND (total OR alias_of IN"
            row = self.shelf.library.db.execute(f"{aliased} (SELECT id FROM tags WHERE alias_of NOTNULL))").fetchone()
            assert row == (0,)

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            while marking.undo(self.shelf.library):
                pass
            assert whole(self.shelf) == self.start
            self.context.__exit__(None, None, None)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=examples(20), stateful_step_count=20, deadline=None)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_hundred_thousand_articles_are_merged_and_parted_again(shelf: Shelf) -> None:
    db = shelf.library.db
    for batch in range(100):
        n = 1000 * batch
        shelf.save(*(draft(f"{n + i}", guid=f"{n + i}", tags="a b" if i % 2 else "a", day=i % 90) for i in range(1000)))
    assert db.execute("SELECT count(*) FROM articles WHERE sort > ?", (shelf.clock() - 100 * DAY,)).fetchone() == (
        100_000,
    )
    shelf.add(draft("x", guid="x", tags="b"))
    there_and_back(shelf, lambda: tag_keeping.merge(shelf.library, ["a"], "b"))
