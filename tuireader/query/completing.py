"""The ways to go on with a query at a place of it: fields, values, tags, sources, views. Pure.

The names a library has are given as functions, asked when they are first needed and folded once: each letter costs
about a millisecond with five thousand tags and as many sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tuireader.model.completions import Candidate, Completion
from tuireader.patterns import late
from tuireader.query import elfeed, newsboat_form
from tuireader.query.fields import FIELDS, VIEW, Field, signs
from tuireader.query.newsboat_attributes import ATTRIBUTES
from tuireader.query.show import quoted_value
from tuireader.query.tokens import OPERATORS, Token, tokens
from tuireader.text import fold

MOST = 30
"""Candidates that are offered."""

SEVERAL = 6
"""Names of each kind that are offered for a word which may be the beginning of one."""

_TAG_IN_QUOTES = late(r'\btags\s*!?#\s*"([^"]*)$')
_IDENTIFIER = late(r"(?:^|[\s(])([a-z_]*)$")


class Name(NamedTuple):
    """A name that a library has."""

    text: str
    note: str = ""
    folded: str = ""
    """By `text.fold`, where it is known."""


class Names:
    """The names of one library, by kind: ``tags``, ``sources``, ``languages``, ``views``; the likeliest first."""

    def __init__(self, **kinds: Callable[[], Sequence[Name]]) -> None:
        self._kinds = kinds
        self._known: dict[str, list[tuple[str, Name]]] = {}

    def matching(self, kind: str, typed: str, most: int = MOST) -> list[Name]:
        """Those that begin with `typed`, have a word that does, or hold it; in this order, `most` of them."""
        if kind not in self._kinds:
            return []
        if kind not in self._known:
            self._known[kind] = [(name.folded or fold(name.text), name) for name in self._kinds[kind]()]
        return ranked(typed, self._known[kind], most)


def ranked(typed: str, names: Sequence[tuple[str, Name]], most: int) -> list[Name]:
    """The names, given beside what they fold to, that hold `typed`: the best first, `most` of them."""
    wanted = fold(typed)
    if not wanted:
        return [name for _, name in names[:most]]
    begun: list[Name] = []
    within: list[Name] = []
    inside: list[Name] = []
    for folded, name in names:
        if wanted in folded:
            (begun if folded.startswith(wanted) else within if f" {wanted}" in folded else inside).append(name)
            if len(begun) >= most:
                break
    return [*begun, *within, *inside][:most]


def complete(text: str, cursor: int, names: Names) -> Completion | None:
    """What may stand at the cursor in place of what is typed there; None if nothing is known."""
    before = text[:cursor]
    if newsboat_form.fits(text):
        return _newsboat(before, cursor, names)
    last = _last(before)
    if last is None:
        found = [] if before.strip() else list(_fields("", 0))
        return _completion(cursor, cursor, found)
    if elfeed.fits(text) or (last.kind == "word" and last.raw[0] == "+"):
        return _elfeed(before, cursor, names)
    if last.kind == "field" and last.field is not None:
        start = last.at - last.raw[: last.at - last.column].endswith('"')
        return _completion(start, cursor, _values(last.field, last.text, names)) if last.sign == ":" else None
    if last.kind == "word" and last.raw == last.text:
        return _completion(last.column, cursor, [*_fields(last.text, SEVERAL), *_named(last.text, names)])
    return None


def tag_at_end(text: str) -> tuple[int, str]:
    """Where a ``tag:`` begins that the text ends with, and its value; no value if the text ends otherwise."""
    last = _last(text)
    if last is None or last.field is None or last.field.name != "tag" or last.sign != ":":
        return len(text), ""
    return last.column, last.text


def field_at_end(text: str) -> int:
    """Where a word begins that the text ends with and that is the beginning of a field's or an operator's name, or the
    whole of a field's; the length of the text if it ends otherwise."""
    last = _last(text)
    if last is None or last.kind != "word" or last.raw != last.text or last.field is not None:
        return len(text)
    begins = any(_fields(last.text, 1)) or any(name.startswith(last.text) for name in OPERATORS)
    return last.column if begins else len(text)


def _last(before: str) -> Token | None:
    """The piece that ends at the cursor."""
    found = tokens(before, lenient=True)
    return found[-1] if found and found[-1].end == len(before) else None


def _completion(start: int, end: int, found: Sequence[Candidate]) -> Completion | None:
    return Completion(start, end, tuple(found)) if found else None


def _fields(typed: str, most: int) -> Iterator[Candidate]:
    """The fields whose name begins so, one of their other names at least; `most` 0: as many as there are."""
    begun = typed.lower()
    found = 0
    for field in FIELDS:
        name = next((one for one in (field.name, *field.aliases) if one.startswith(begun)), "")
        if name and (found := found + 1) and (not most or found <= most):
            sign = signs(field)[0]
            yield Candidate(f"{name}{sign}", f"articles {field.help}")


def _values(field: Field, typed: str, names: Names) -> list[Candidate]:
    if field.completes:
        found = names.matching(field.completes, typed)
        return [Candidate(quoted_value(name.text), name.note, name.text) for name in found]
    begun = [choice for choice in field.choices if choice.startswith(typed.lower())]
    return [Candidate(choice) for choice in begun if choice != typed.lower()]


def _named(typed: str, names: Names) -> Iterator[Candidate]:
    """Tags, views and sources that a word may be the beginning of."""
    for kind, field in (("tags", "tag"), ("views", VIEW), ("sources", "source")):
        for name in names.matching(kind, typed, SEVERAL) if typed else ():
            if kind != "sources" or fold(name.text).startswith(fold(typed)):
                written = f"{field}:{quoted_value(name.text)}"
                yield Candidate(written, name.note)


# ---------------------------------------------------------------- other notations


def _elfeed(before: str, cursor: int, names: Names) -> Completion | None:
    """Tags behind ``+`` and ``-``: those that are one word."""
    piece = before.split(" ")[-1]
    if piece[:1] not in ("+", "-"):
        return None
    states = [Name("unread", "not read yet"), Name("starred", "with a star")]
    found = [name for name in states if name.text.startswith(fold(piece[1:]))]
    found += [name for name in names.matching("tags", piece[1:]) if not set(name.text) & set(" \t")]
    return _completion(cursor - len(piece) + 1, cursor, [Candidate(name.text, name.note) for name in found])


def _newsboat(before: str, cursor: int, names: Names) -> Completion | None:
    """Tags in quotes, and attributes."""
    if quoted := _TAG_IN_QUOTES.search(before):
        found = names.matching("tags", quoted[1])
        return _completion(
            quoted.start(1), cursor, [Candidate(f'{name.text}"', name.note, name.text) for name in found]
        )
    begun = _IDENTIFIER.search(before)
    if begun is None or before.count('"') % 2 or not begun[1]:
        return None
    found_names = [name for name in (*ATTRIBUTES, "and", "or") if name.startswith(begun[1]) and name != begun[1]]
    return _completion(begun.start(1), cursor, [Candidate(f"{name} ", "", name) for name in found_names])
