"""Merging journals: the last writer wins, whatever the order of meeting."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.library_builder import draft, made
from tuireader.library.marks import marking
from tuireader.store.reader import journal
from tuireader.store.reader.merging import Fact, latest, merged

facts = st.lists(
    st.builds(
        Fact,
        clock=st.integers(0, 5),
        machine=st.sampled_from(["anna", "bert"]),
        value=st.integers(0, 1),
        article=st.sampled_from([b"1", b"2"]),
        field=st.sampled_from(["read", "starred", "tag:ferries"]),
    ),
    max_size=12,
)


def test_the_later_word_stands() -> None:
    early = Fact(10, "anna", 1, b"1", "read")
    late = Fact(11, "bert", 0, b"1", "read")
    assert merged(latest([early]), latest([late])) == {(b"1", "read"): late}
    assert merged(latest([late]), latest([early])) == {(b"1", "read"): late}


def test_fields_do_not_disturb_each_other() -> None:
    read = Fact(10, "anna", 1, b"1", "read")
    starred = Fact(3, "bert", 1, b"1", "starred")
    assert set(merged(latest([read]), latest([starred])).values()) == {read, starred}


@given(facts, facts)
def test_who_comes_first_does_not_matter(ours: list[Fact], theirs: list[Fact]) -> None:
    assert merged(latest(ours), latest(theirs)) == merged(latest(theirs), latest(ours))


@given(facts, facts, facts)
def test_which_two_meet_first_does_not_matter(a: list[Fact], b: list[Fact], c: list[Fact]) -> None:
    one, two, three = latest(a), latest(b), latest(c)
    assert merged(merged(one, two), three) == merged(one, merged(two, three)) == latest([*a, *b, *c])


@given(facts)
def test_meeting_twice_changes_nothing(ours: list[Fact]) -> None:
    state = latest(ours)
    assert merged(state, state) == state


def test_two_libraries_that_took_in_the_same_feed_agree_on_what_was_said_last(tmp_path: Path) -> None:
    (tmp_path / "anna").mkdir()
    (tmp_path / "bert").mkdir()
    anna, bert = made(tmp_path / "anna"), made(tmp_path / "bert")
    bert.library.db.execute("UPDATE settings SET value = 'bert' WHERE name = 'machine'")
    bert.add(draft("Elsewhere"), source="Other")  # the same article has another number here
    (ours,), (theirs,) = anna.add(draft("Ferries", guid="f1")), bert.add(draft("Ferries", guid="f1"))
    assert ours != theirs

    marking.mark_read(anna.library, [ours])
    marking.star(bert.library, [theirs])
    marking.mark_read(bert.library, [theirs])
    marking.undo(bert.library)

    here, there = latest(journal.facts(anna.library.db)), latest(journal.facts(bert.library.db))
    both = merged(here, there)
    assert both == merged(there, here)
    assert {(field, fact.value, fact.machine == "bert") for (_, field), fact in both.items()} == {
        ("read", 0, True),
        ("starred", 1, True),
    }
    anna.library.close()
    bert.library.close()
