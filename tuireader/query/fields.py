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
    Filed,
    From,
    Has,
    Is,
    Kind,
    Link,
    Part,
    Searched,
    State,
    Tag,
    Title,
    WithHidden,
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
    completes: Literal["", "tags", "sources", "languages", "views"] = ""
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
        "with",
        "that are hidden too",
        "with:hidden",
        values.choice({"hidden": WithHidden()}),
        choices=("hidden",),
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
        aliases=("intitle",),
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
        aliases=("since", "newer"),
        choices=_DATES,
    ),
    Field(
        "before",
        "earlier than that date",
        "before:yesterday",
        values.moment(lambda first, end: Before(first)),
        aliases=("until", "older"),
        choices=_DATES,
    ),
    Field(
        "on",
        "of that day, month or year",
        "on:2022-02",
        values.moment(lambda first, end: And((After(first), Before(end)))),
        aliases=("date",),
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
        completes="languages",
    ),
    Field(
        "kind",
        "from seed files, or from feeds",
        "kind:seed",
        values.choice({"seed": Kind("seed"), "feed": Kind("feed")}),
        choices=("seed", "feed"),
    ),
    Field(
        "path",
        "from a file whose path contains the text",
        "path:2024/agency",
        values.text(Filed),
        aliases=("file", "folder"),
    ),
    Field(
        "source-id",
        "from the source with that number",
        "source-id:12",
        values.source_id,
    ),
    Field(
        "view",
        "of the saved view of that name",
        "view:morning",
        aliases=("search",),
        completes="views",
    ),
    Field(
        "limit",
        "that are the newest, so many of them",
        "limit:10",
        values.limit,
        choices=("10", "50", "100"),
    ),
    Field(
        "link",
        "whose address contains the text",
        r"link:.gov/",
        values.text(Link),
        searched="link",
        aliases=("url", "inurl"),
    ),
    Field(
        "text",
        "whose title, summary or body holds the words, or matches the pattern",
        'text~"prime minister"',
        values.found,
        searched="text",
        aliases=("intext",),
    ),
    Field(
        "body",
        "whose summary or body matches the pattern",
        "body~^Correction",
        searched="body",
        aliases=("content",),
    ),
    Field(
        "attachment",
        "with an attached file whose address matches the pattern",
        r"attachment~\.mp3$",
        searched="attachment",
        aliases=("enclosure",),
    ),
    Field(
        "media",
        "with an attached file whose media type matches the pattern",
        "media~^audio/",
        searched="media",
    ),
    Field(
        "source-title",
        "from sources whose title matches the pattern",
        "source-title~^The",
        searched="source-title",
    ),
    Field(
        "source-url",
        "from sources whose address matches the pattern",
        r"source-url~\.xml$",
        searched="source-url",
    ),
    Field(
        "source-link",
        "from sources whose site's address matches the pattern",
        "source-link~github",
        searched="source-link",
    ),
    Field(
        "source-about",
        "from sources whose description matches the pattern",
        "source-about~science",
        searched="source-about",
    ),
    Field(
        "source-unread",
        "from sources with so many unread articles",
        "source-unread:>0",
        values.source_has("unread"),
        choices=(">0", ">100"),
    ),
    Field(
        "source-total",
        "from sources with so many articles",
        "source-total:<20",
        values.source_has("total"),
        choices=("<20", ">1000"),
    ),
    Field(
        "source-age",
        "from sources whose newest article is of that age",
        "source-age:>30d",
        values.source_age,
        choices=("<1d", ">30d"),
    ),
)


VIEW = "view"
"""The field whose values are saved queries: the parser reads it, which knows them."""

LIMIT = "limit"
"""The field that stands for the query as a whole."""


@cache
def _names() -> dict[str, Field]:
    return {name: field for field in FIELDS for name in (field.name, *field.aliases)}


def known(name: str, sign: Sign) -> Field | None:
    """The field of that name, without case, if it can be written with that sign."""
    field = _names().get(name.lower())
    if field is None or not signs(field).count(sign):
        return None
    return field


def signs(field: Field) -> tuple[Sign, ...]:
    """What a field can be written with, the usual one first."""
    colon: tuple[Sign, ...] = (":",) if field.read is not None or field.name == VIEW else ()
    return (*colon, "~") if field.searched is not None else colon


def meant(name: str, sign: Sign) -> str:
    """The field and sign that `name` with `sign`, which is none, was most likely to be: ``tag:``; empty if none is.

    One slip of the finger is forgiven, and a sign that the field does not have; more would take words for fields.
    """
    name = name.lower()
    field = _names().get(name)
    if field is not None:
        return f"{field.name}{signs(field)[0]}"
    for known_name, field in _names().items():
        if len(known_name) > 2 and values.slip(name, known_name):
            return f"{known_name}{sign if sign in signs(field) else signs(field)[0]}"
    return ""
