"""What a query can ask for: every field with its names, its help and how its value is read.

One list. The parser, completion, error messages and the manual are made from it: a new field is a new entry.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from tuireader.query import dates, values
from tuireader.query.tree import (
    After,
    All,
    And,
    Author,
    Before,
    From,
    Has,
    Is,
    Kind,
    Part,
    Searched,
    State,
    Tag,
    Title,
)
from tuireader.values import dataclass

Sign = Literal[":", "~"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``name:value``, ``name~pattern``, or both."""

    name: str
    help: str
    """What it finds, to be read after "articles"."""
    example: str
    read: values.Reader | None = None
    """How the value behind ``:`` is read; None where there is only ``~``."""
    searched: Searched | None = None
    """What a regular expression behind ``~`` searches; None where there is none."""
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    """Values to offer in a completion: all of them, or the usual ones."""
    completes: Literal["", "tags", "sources"] = ""
    """Which names of the library are its values."""


_STATES = {state: Is(state) for state in get_args(State)}
_PARTS = {part: Has(part) for part in get_args(Part)}
_DATES = (*dates.NAMED, "3d", "2w", "6m", "1y")

FIELDS: tuple[Field, ...] = (
    Field(
        "tag",
        "that carry the tag",
        "tag:ukraine",
        values.text(Tag),
        searched="tag",
        aliases=("tags", "label"),
        completes="tags",
    ),
    Field(
        "is",
        "in that state",
        "is:unread",
        values.choice({**_STATES, "any": All()}),
        choices=(*_STATES, "any"),
    ),
    Field(
        "source",
        "from sources whose title or address contains the text",
        'source:"Le Monde"',
        values.text(From),
        searched="source",
        aliases=("from", "feed"),
        completes="sources",
    ),
    Field(
        "title",
        "whose title contains the text",
        "title:macron",
        values.text(Title),
        searched="title",
    ),
    Field(
        "author",
        "by authors whose name contains the text",
        "author:hugo",
        values.text(Author),
        searched="author",
    ),
    Field(
        "after",
        "from the first moment of that date on",
        "after:2022-02-01",
        values.moment(lambda first, end: After(first)),
        aliases=("since",),
        choices=_DATES,
    ),
    Field(
        "before",
        "earlier than that date",
        "before:yesterday",
        values.moment(lambda first, end: Before(first)),
        aliases=("until",),
        choices=_DATES,
    ),
    Field(
        "on",
        "of that day, month or year",
        "on:2022-02",
        values.moment(lambda first, end: And((After(first), Before(end)))),
        choices=_DATES,
    ),
    Field(
        "age",
        "of that age: hours, days, weeks, months, years",
        "age:<3d",
        values.age,
        choices=("<12h", "<1d", "<3d", "<1w", ">1m"),
    ),
    Field(
        "words",
        "of that length in words",
        "words:>500",
        values.count,
        choices=("<200", ">500", ">2000"),
    ),
    Field(
        "has",
        "that have such a part",
        "has:audio",
        values.choice(_PARTS),
        choices=tuple(_PARTS),
    ),
    Field(
        "lang",
        "in that language",
        "lang:fr",
        values.language,
        aliases=("language",),
    ),
    Field(
        "kind",
        "from seed files, or from feeds",
        "kind:seed",
        values.choice({"seed": Kind("seed"), "feed": Kind("feed")}),
        choices=("seed", "feed"),
    ),
    Field(
        "source-id",
        "from the source with that number",
        "source-id:12",
        values.source_id,
    ),
    Field(
        "link",
        "whose address matches the pattern",
        r"link~\.gov/",
        searched="link",
        aliases=("url",),
    ),
    Field(
        "text",
        "whose title, summary or body matches the pattern",
        'text~"prime minister"',
        searched="text",
        aliases=("body",),
    ),
)


@cache
def _names() -> dict[str, Field]:
    return {name: field for field in FIELDS for name in (field.name, *field.aliases)}


def known(name: str, sign: Sign) -> Field | None:
    """The field of that name, without case, if it can be written with that sign."""
    field = _names().get(name.lower())
    if field is None or (field.read if sign == ":" else field.searched) is None:
        return None
    return field
