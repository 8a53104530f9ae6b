"""What the reader types → a tree.

    either  = all { ("OR" | "|") all }           lowest
    all     = one { ["AND"] one }
    one     = ("NOT" | "-" | "!") one | "(" either ")" | word | "phrase" | field:value | field~pattern

`parse` is for a query that is meant as it is written (a filter, a rule, a scope); `words` for the search box,
where every state between two keys counts too. In both, an unknown ``name:`` is part of a word, and signs without letter
or digit ask nothing. In the search box words are always safe: an operator without something to operate on is a word,
and a group or phrase left open runs to the end; `parse` points at both. It takes newsboat's and elfeed's filters
too, told apart by their form (`notations`), and says of what is nearly one how it is written (`refusing`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from tuireader.errors import QueryError
from tuireader.query import notations, refusing
from tuireader.query.faults import wrong
from tuireader.query.fields import LIMIT, VIEW
from tuireader.query.regex import compiled
from tuireader.query.saved import DEPTH, Views
from tuireader.query.tokens import NAME, Token, tokens
from tuireader.query.tree import All, And, Newest, Node, Not, Or, Regex, Words
from tuireader.query.values import Fault
from tuireader.text import clean, excerpt, line

_STARTS = ("word", "phrase", "field", "not", "(")


def parse(text: str, now: int, views: Mapping[str, str] | None = None, *, within: str = "") -> Node:
    """The tree of a query; `now` in seconds since 1970 is what "yesterday" looks at. `views`: saved ones, name → query;
    `within`: the one among them whose query this is to be.

    A text without anything is `All`; one of nothing but signs (``*``) is those signs as `Words`: it is never
    taken for everything. QueryError, with the column, on a known field with a value that cannot be
    understood, on a field that is one slip of the finger from a known one, on a view that is not there, cannot be
    understood or leads back to itself, on a parenthesis or quotation mark without its other half, on an operator with
    nothing to operate on, and on more than `DEPTH` levels.
    """
    return _parsed(text, now, _views(views, now, within))


def _views(queries: Mapping[str, str] | None, now: int, within: str = "") -> Views:
    views = Views(queries or {}, lambda text: _parsed(text, now, views), within)
    return views


def _parsed(text: str, now: int, views: Views) -> Node:
    """A query of whatever notation."""
    other = notations.of(text)
    if other is not None:
        return other(text, now)
    reading = _Reading(text, now, views, typing=False)
    found = reading.whole()
    if found is None:
        return Words(reading.signs) if reading.signs else All()
    return found


def words(text: str, now: int, views: Mapping[str, str] | None = None) -> Node:
    """The tree of what stands in a search box. Never raises.

    As `parse`, but the last word may be the beginning of a longer one unless white space or a closing quote
    follows it or it is excluded. A field with a value that is not understood asks nothing at the end of the
    text, where it is still being typed, and is plain words elsewhere. Signs alone ask nothing. It is always read
    as our own notation: what one searches for may look like another program's filter.
    """
    return _Reading(text, now, _views(views, now), typing=True).whole() or All()


class _Reading:
    """One walk over the tokens of a query. A node is None where nothing is asked."""

    def __init__(self, text: str, now: int, views: Views, *, typing: bool) -> None:
        self.text = text
        self.now = now
        self.views = views
        self.limit: Newest | None = None
        self.typing = typing
        self.tokens = tokens(text, lenient=typing)
        self.place = 0
        self.negations = 0
        self.signs = ""
        """Words that ask nothing, put together."""

    def whole(self) -> Node | None:
        parts = []
        while self.place < len(self.tokens):
            parts.append(self._either(0))
            self.place += 1  # a parenthesis that closes nothing: only beyond DEPTH in a search box
        found = _joined(And, parts)
        return found if self.limit is None else replace(self.limit, part=found or All())

    def _either(self, depth: int) -> Node | None:
        parts = [self._all(depth)]
        while self._kind() == "or":
            self.place += 1
            parts.append(self._all(depth))
        return _joined(Or, parts)

    def _all(self, depth: int) -> Node | None:
        parts: list[Node | None] = []
        while (kind := self._kind()) not in ("", ")"):
            if parts and kind in ("and", "or") and self._kind(1) in _STARTS:
                if kind == "or":
                    break
                self.place += 1
            elif parts and self.typing and kind in ("and", "or", "not") and not self._kind(1):
                self.place += 1
            else:
                parts.append(self._one(depth))
        return _joined(And, parts)

    def _one(self, depth: int) -> Node | None:
        token = self.tokens[self.place]
        self.place += 1
        operator = token.kind == "(" or (token.kind == "not" and self._kind() in _STARTS)
        if operator and depth >= DEPTH:
            if self.typing:
                return None
            raise wrong(self.text, token.column, f"more than {DEPTH} levels of parentheses and NOT")
        if token.kind == "(":
            return self._group(depth + 1)
        if operator:
            self.negations += 1
            part = self._one(depth + 1)
            self.negations -= 1
            return part and Not(part)
        if token.open and not self.typing:
            hint = "Write another where its text ends"
            raise wrong(self.text, token.at - 1, "this quotation mark is alone", hint, unfinished=True)
        if token.kind == "field":
            return self._field(token, depth)
        if token.kind == "phrase":
            return self._words(token.text or token.raw, phrase=True, prefix=token.star or self._unfinished(token))
        if token.kind == "word":
            return self._word(token)
        if not self.typing:
            raise self._lacks_part(token)
        return self._words(token.raw, prefix=self._unfinished(token))

    def _lacks_part(self, token: Token) -> QueryError:
        """The error about an operator that has nothing to operate on."""
        before = token.kind != "not" and (self.place == 1 or self.tokens[self.place - 2].kind == "(")
        said = f"{'before' if before else 'behind'} {token.raw} something is missing"
        hint = f"Take it away, or write \\{token.raw} for the word"
        return wrong(self.text, token.column, said, hint, unfinished=not self._kind())

    def _group(self, depth: int) -> Node | None:
        opened = self.tokens[self.place - 1]
        found = self._either(depth)
        if self._kind() == ")":
            self.place += 1
        elif not self.typing:
            hint = "Write ) where it ends"
            raise wrong(self.text, opened.column, "this parenthesis is not closed", hint, unfinished=True)
        if found is None:
            self.signs += "()"
        return found

    def _word(self, token: Token) -> Node | None:
        if not self.typing and token.raw == token.text:
            refusing.refuse(self.text, self.tokens, self.place - 1, self.now)
        text = line(token.text)
        base = text.rstrip("*")
        if base != text and any(map(str.isalnum, base)):
            return self._words(base, prefix=True)
        return self._words(text, prefix=self._unfinished(token))

    def _words(self, text: str, *, phrase: bool = False, prefix: bool = False) -> Node | None:
        """Words of the full text; None where `text` asks nothing."""
        text = line(text)
        if not any(map(_means, text)):
            self.signs += "".join(text.split())
            return None
        return Words(text, phrase or " " in text, prefix)

    def _field(self, token: Token, depth: int) -> Node | None:
        found = _pattern(token) if token.sign == "~" else self._value(token, depth)
        if isinstance(found, Newest):
            self.limit = min(found, self.limit or found, key=lambda limit: limit.n)
            return None
        if not isinstance(found, Fault):
            return found
        if not self.typing:
            name, value = token.raw[: token.at - token.column].rstrip('"'), excerpt(token.text)
            said = f"“{value}” is not {found.expected}" if value else f"a value is missing: {found.expected}"
            hint = f"Did you mean {name}{found.near}?" if found.near else ""
            raise wrong(self.text, token.at + found.at, f"{name} {said}", hint)
        return None if token.end == len(self.text) else self._words(token.raw.rstrip("*"))

    def _value(self, token: Token, depth: int) -> Node | Fault:
        value, field = line(token.text), token.field
        assert field is not None, "a token is a field only if there is one"
        if token.raw[len(token.raw) - len(token.text) :] == token.text and token.text.startswith("("):
            return Fault(f"one value; for several, write ({field.name}:a OR {field.name}:b)")
        if self._runs_into(token):
            return Fault(f"one value; for either of two, put spaces around the sign: {field.name}:a | {field.name}:b")
        if not value:
            return Fault(f"as in {field.example}, without a space")
        if field.name == VIEW:
            return self.views.named(value, depth)
        if field.name == LIMIT and depth:
            return Fault("possible here: it stands outside of parentheses and NOT")
        assert field.read is not None, "a token is a field only if it can be read"
        return field.read(value, self.now)

    @staticmethod
    def _runs_into(token: Token) -> bool:
        """Whether a value without quotes holds ``|`` or a comma and behind it the same field again."""
        named = NAME.match(token.raw)
        again = named is not None and any(f"{sign}{named[0]}" in token.text for sign in "|,")
        return again and token.raw.endswith(token.text)

    def _unfinished(self, token: Token) -> bool:
        """Whether the token is a word at the end of a search box, still being typed."""
        still = self.typing and not self.negations and token.end == len(self.text)
        return still and (token.kind != "phrase" or token.open) and _continues(token.raw[-1])

    def _kind(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place].kind if place < len(self.tokens) else ""


def _joined(join: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    asked = tuple(part for part in parts if part is not None)
    return join(asked) if len(asked) > 1 else asked[0] if asked else None


def _means(char: str) -> bool:
    """Whether a text of this character alone asks for something: a letter, a digit, an emoji, a currency."""
    return char.isalnum() or (not char.isascii() and unicodedata.category(char) in ("So", "Sc", "Co"))


def _continues(char: str) -> bool:
    """Whether a word may go on behind this character: a letter, a digit, or a mark upon one."""
    return unicodedata.category(char)[0] in "LNM"


def _pattern(token: Token) -> Node | Fault:
    pattern = clean(token.text)
    assert token.field is not None and token.field.searched is not None, "a token is a field only if it is searched"
    if not pattern:
        return Fault(f"as in {token.field.name}~^Live, without a space")
    try:
        compiled(pattern)
    except re.error as fault:
        return Fault(f"a regular expression: {fault.msg}", at=fault.pos or 0)
    return Regex(token.field.searched, pattern)
