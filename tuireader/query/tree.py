"""A query as a tree: what an article must be to be found.

Frozen values without behaviour. The docstring of each node states when an article matches; the store turns
the tree into SQL, and nobody else gives it a meaning. Texts in a node are clean (`text.clean`), on one line
and never empty; names are compared by `text.fold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tuireader.model.sources import SourceKind
from tuireader.values import dataclass

Op = Literal["<", "<=", "=", ">=", ">"]
State = Literal["unread", "read", "starred", "unstarred", "tagged", "untagged", "hidden", "visible", "highlighted"]
Part = Literal["audio", "video", "image", "attachment", "link", "comments", "summary", "author", "date"]
Searched = Literal[
    "title", "author", "source", "tag", "text", "link",
    "body", "attachment", "media", "source-title", "source-url", "source-link", "source-about",
]  # fmt: skip


class Node:
    """Any node of a tree."""

    __slots__ = ()


# ---------------------------------------------------------------- joining


@dataclass(frozen=True, slots=True)
class All(Node):
    """Every article."""


@dataclass(frozen=True, slots=True)
class And(Node):
    """An article that matches every part. Two parts or more; `build.simplify` makes it so."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """An article that matches at least one part; none at all if there is no part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """An article that does not match the part."""

    part: Node


# ---------------------------------------------------------------- text


@dataclass(frozen=True, slots=True)
class Words(Node):
    """An article whose title, summary, body or author holds `text`, compared without case and accents.

    Signs between words only join them: ``foo-bar`` is the word foo followed by the word bar. A text without
    a letter or digit (an emoji, ``*``) is looked for as it stands. No character has a further meaning.
    """

    text: str
    """One word without white space, or, in a phrase, the words of the phrase."""
    phrase: bool = False
    """Typed in quotes: the words stand one after another."""
    prefix: bool = False
    """The last word may be the beginning of a longer one."""


@dataclass(frozen=True, slots=True)
class Title(Node):
    """An article whose title contains `text`, both folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Author(Node):
    """An article whose author's name contains `text`, both folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Link(Node):
    """An article whose address contains `text`, both folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Regex(Node):
    """An article in whose field `pattern` is found anywhere, as `regex.compiled` understands it.

    ``tag``: in one of its tags at least; ``source``: in its title or address; ``text``: in the title,
    the summary or the body as plain words; ``body``: in the summary or the body; ``link``: in the article's address;
    ``attachment``, ``media``: in the address, the media type of one of its attachments; ``source-title``,
    ``source-url``, ``source-link``, ``source-about``: in what its source is called, its address, the address of its
    site, what it says of itself. What is not there is an empty text; there may be no tag and no attachment.
    """

    field: Searched
    pattern: str


# ---------------------------------------------------------------- what it belongs to


@dataclass(frozen=True, slots=True)
class Tag(Node):
    """An article that carries the tag; names are equal if they fold to the same."""

    name: str


@dataclass(frozen=True, slots=True)
class From(Node):
    """An article from a source whose title contains `name`, both folded, or whose address contains it."""

    name: str


@dataclass(frozen=True, slots=True)
class Filed(Node):
    """An article that a file held whose path contains the text."""

    text: str


@dataclass(frozen=True, slots=True)
class FromId(Node):
    """An article from the source with this id."""

    id: int


@dataclass(frozen=True, slots=True)
class Kind(Node):
    """An article from a source of this kind."""

    kind: SourceKind


@dataclass(frozen=True, slots=True)
class SourceHas(Node):
    """An article from a source whose number of articles, of all or of the unread, compares so to `n`."""

    counted: Literal["total", "unread"]
    op: Op
    n: int


@dataclass(frozen=True, slots=True)
class SourceAge(Node):
    """An article from a source whose newest article is of an age, as in `Age`, that compares so."""

    op: Op
    seconds: int


@dataclass(frozen=True, slots=True)
class Lang(Node):
    """An article whose language is `code` or begins with `code` and a hyphen (BCP 47), case ignored."""

    code: str
    """Lower case."""


# ---------------------------------------------------------------- what is known of it


@dataclass(frozen=True, slots=True)
class Is(Node):
    """An article in this state: read or not, starred or not, with at least one tag or without any, hidden or not,
    drawn in a colour of its own.

    A tree that says nothing of hidden articles means those that are not (`build.scoped`).
    """

    state: State


@dataclass(frozen=True, slots=True)
class WithHidden(Node):
    """Every article: hidden ones too, where the tree would else mean none of them."""


@dataclass(frozen=True, slots=True)
class Has(Node):
    """An article that has this: an attachment (with a media type of audio, video or image, or any at all), an
    address (``link``), an address for comments, a summary, an author, or a date stated by its source.
    """

    part: Part


@dataclass(frozen=True, slots=True)
class Before(Node):
    """An article whose place in lists by date (`Row.sort`) is earlier than `seconds`."""

    seconds: int
    """Since 1970, UTC; within the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class After(Node):
    """An article whose place in lists by date (`Row.sort`) is `seconds` or later."""

    seconds: int
    """Since 1970, UTC; within the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Age(Node):
    """An article whose age, the present moment less `Row.sort`, compares so.

    Relative on purpose: a saved query stays true. The store is told the moment.
    """

    op: Op
    seconds: int


@dataclass(frozen=True, slots=True)
class Count(Node):
    """An article whose number of words compares so to `n`."""

    op: Op
    n: int


# ---------------------------------------------------------------- queries within queries


@dataclass(frozen=True, slots=True)
class View(Node):
    """An article that the saved query of this name asks for: `part`, as it was when the query was read."""

    name: str
    part: Node


@dataclass(frozen=True, slots=True)
class Newest(Node):
    """An article that is one of the `n` newest of those that match the part."""

    n: int
    part: Node


# ---------------------------------------------------------------- a tree as a whole


def leaves(node: Node) -> Iterator[Node]:
    """Every node that has none within it."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Not | View | Newest):
        yield from leaves(node.part)
    else:
        yield node


def extent(node: Node) -> tuple[int, int]:
    """How many nodes a tree has, and how many lie in one another at most."""
    inner = node.parts if isinstance(node, And | Or) else (node.part,) if isinstance(node, Not | View | Newest) else ()
    below = list(map(extent, inner))
    return 1 + sum(size for size, _ in below), 1 + max((height for _, height in below), default=0)
