"""What is offered at a place of a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.query.trees import TYPED
from tuireader.query.completing import Name, Names, complete
from tuireader.query.fields import FIELDS

TAGS = [Name("ukraine", "9"), Name("sport"), Name("New York"), Name("Ukulele"), Name("Été")]


def names() -> Names:
    return Names(
        tags=lambda: TAGS,
        sources=lambda: [Name("Le Monde"), Name("Monocle"), Name("The Ledger")],
        languages=lambda: [Name("fr"), Name("en")],
        views=lambda: [Name("morning"), Name("le soir")],
    )


def offered(text: str) -> list[str]:
    """The lines that Tab gives one after the other."""
    found = complete(text, len(text), names())
    return [text[: found.start] + one.text + text[found.end :] for one in found.candidates] if found else []


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("tag:uk", ["tag:ukraine", "tag:Ukulele"]),
        ("a -tag:UK", ["a -tag:ukraine", "a -tag:Ukulele"]),
        ("tag:york", ['tag:"New York"']),
        ('tag:"new', ['tag:"New York"']),
        ("tag:ete", ["tag:Été"]),
        ("(tag:po", ["(tag:sport"]),
        ("source:mon", ["source:Monocle", 'source:"Le Monde"']),
        ("from:ledg", ['from:"The Ledger"']),
        ("lang:f", ["lang:fr"]),
        ("view:", ["view:morning", 'view:"le soir"']),
        ("is:un", ["is:unread", "is:unstarred", "is:untagged"]),
        ("is:unread", []),
        ("before:y", ["before:yesterday"]),
        ("has:vid", ["has:video"]),
        ("auth", ["author:"]),
        ("unt", ["until:"]),
        ("ukr", ["tag:ukraine"]),
        ("is:unread mor", ["is:unread view:morning"]),
        ("mono", ["source:Monocle"]),
        ("title~", []),
        ('"ukr', []),
        (r"\ukr", []),
        ("zzz", []),
        ("tag:uk ", []),
        ("+uk", ["+ukraine", "+Ukulele"]),
        ("+sport -u", ["+sport -unread", "+sport -ukraine", "+sport -Ukulele"]),
        ('tags # "new', ['tags # "New York"']),
        ('unread = "yes" and ta', ['unread = "yes" and tags ']),
        ('unread = "yes" and title =~ "ta', []),
    ],
)
def test_what_is_offered_stands_in_its_place(typed: str, lines: list[str]) -> None:
    assert offered(typed) == lines


def test_an_empty_line_offers_the_fields_with_what_they_find() -> None:
    found = complete("", 0, names())
    assert found is not None
    assert [one.text[:-1] for one in found.candidates] == [field.name for field in FIELDS]
    assert all(one.note for one in found.candidates)


def test_the_middle_of_a_line_is_completed_too() -> None:
    found = complete("tag:uk is:unread", 6, names())
    assert found is not None and (found.start, found.end, found.candidates[0].text) == (4, 6, "ukraine")


def test_notes_and_the_order_of_use_are_kept() -> None:
    found = complete("tag:", 4, names())
    assert found is not None
    assert [(one.text, one.note) for one in found.candidates][:2] == [("ukraine", "9"), ("sport", "")]
    assert found.candidates[2].label == "New York"


def test_names_are_read_once_and_only_when_they_are_needed() -> None:
    asked: list[str] = []

    def read(kind: str) -> list[Name]:
        asked.append(kind)
        return [Name("one")]

    known = Names(tags=lambda: read("tags"), views=lambda: read("views"))
    complete("is:un", 5, known)
    assert asked == []
    for text in ("tag:o", "tag:on", "tag:one"):
        complete(text, len(text), known)
    assert asked == ["tags"]


@given(TYPED, st.integers(0, 60))
def test_whatever_is_typed_what_is_offered_is_a_part_of_the_line(typed: str, cursor: int) -> None:
    cursor = min(cursor, len(typed))
    found = complete(typed, cursor, names())
    assert found is None or (0 <= found.start <= found.end == cursor and found.candidates)
