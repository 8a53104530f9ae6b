"""The list of fields holds what completion and the manual promise."""

from __future__ import annotations

import pytest

from tuireader.query.fields import FIELDS, VIEW, Field, known
from tuireader.query.parse import parse
from tuireader.query.tree import All

NOW = 1_644_334_200

each = pytest.mark.parametrize("field", FIELDS, ids=[field.name for field in FIELDS])


def test_names_are_unique() -> None:
    names = [name for field in FIELDS for name in (field.name, *field.aliases)]
    assert len(names) == len(set(names))


@each
def test_a_field_is_found_by_each_of_its_names(field: Field) -> None:
    for name in (field.name, *field.aliases, field.name.upper()):
        assert known(name, ":") is (field if field.read or field.name == VIEW else None)
        assert known(name, "~") is (field if field.searched else None)


@each
def test_its_example_is_one_node_of_the_field(field: Field) -> None:
    assert field.example.startswith((f"{field.name}:", f"{field.name}~"))
    assert type(parse(field.example, NOW, {"morning": "a"})).__name__ not in ("Words", "All")
    assert field.help and not field.help.endswith(".")


@each
def test_every_value_offered_is_understood(field: Field) -> None:
    for value in field.choices:
        assert parse(f"{field.name}:{value}", NOW) != All() or value == "any"
