"""The characters of a query in pieces: words, phrases, fields, operators, parentheses.

Nothing a person types is an error here but one closing parenthesis too many where parentheses group.

- ``"`` at the beginning of a piece opens a phrase, which runs to the next one or to the end. Inside it a backslash
  makes a quote or a backslash plain. ``*`` behind it: the last word may be the beginning of a longer one.
- ``-`` or ``!`` directly before something is NOT. ``AND``, ``OR``, ``NOT`` in capitals and ``|`` are what
  they say.
- ``(`` at the beginning of a piece groups; inside a word (``NEAR(``, ``f(x)``) it belongs to the word.
- ``name:value`` and ``name~pattern`` with a known name are a field; the value may stand in quotes.
- ``\\`` makes everything up to the next white space a plain word.
"""

from __future__ import annotations

import re
from typing import Literal

from tuireader.errors import QueryError
from tuireader.patterns import late
from tuireader.query.fields import Field, Sign, known
from tuireader.values import dataclass

Kind = Literal["word", "phrase", "field", "not", "and", "or", "(", ")"]

_SPACE = late(r"\s*")
_PLAIN = late(r"[^\s()\\]*")
_BLACK = late(r"\S*")
NAME = late(r"([A-Za-z][A-Za-z-]*)([:~])")
_QUOTED = late(r'"((?:[^"\\]+|\\.)*+\\?)("?)', re.DOTALL)
_ESCAPED = late(r'\\(["\\])')
_JOINT = late(r"(?:AND|OR|NOT)(?=\()")
OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query."""

    kind: Kind
    raw: str
    """As typed."""
    column: int
    """Of its first character, from 0."""
    text: str = ""
    """Of a word, a phrase or a field's value: without quotes and escapes."""
    at: int = 0
    """Column of the first character of `text`."""
    open: bool = False
    """A phrase, or a value in quotes, without its closing quote."""
    star: bool = False
    """A phrase with ``*`` behind it."""
    field: Field | None = None
    sign: Sign = ":"

    @property
    def end(self) -> int:
        """Column behind its last character."""
        return self.column + len(self.raw)


def tokens(text: str, *, lenient: bool = False) -> list[Token]:
    """The pieces of `text`. QueryError on a closing parenthesis too many, unless `lenient`."""
    return _Scanner(text, lenient).all()


class _Scanner:
    def __init__(self, text: str, lenient: bool) -> None:
        self.text = text
        self.lenient = lenient
        self.depth = 0
        self.grouped = False
        self.found: list[Token] = []

    def all(self) -> list[Token]:
        column = self._past(_SPACE, 0)
        while column < len(self.text):
            token = self._next(column)
            self.found.append(token)
            column = self._past(_SPACE, token.end)
        return self.found

    def _next(self, column: int) -> Token:
        char = self.text[column]
        bound = self._bound(column)
        if char == "(":
            self.depth += 1
            self.grouped = True
            return Token("(", char, column)
        if char == ")" and self.depth:
            self.depth -= 1
            return Token(")", char, column)
        if char == '"':
            return self._phrase(column)
        if char == "\\":
            end = self._past(_BLACK, column)
            return Token("word", self.text[column:end], column, self.text[column + 1 : end] or char, column + 1)
        if char == "|" and not bound:
            return Token("or", "||" if self.text.startswith("||", column) else "|", column)
        if char in "-!" and not bound and self._negates(column):
            return Token("not", char, column)
        return self._field(column) or self._word(column, bound)

    def _bound(self, column: int) -> bool:
        """A minus stands directly before: what follows is no operator."""
        last = self.found[-1] if self.found else None
        return last is not None and last.end == column and last.raw in ("-", "!") and last.kind == "not"

    def _negates(self, column: int) -> bool:
        following = self.text[column + 1 : column + 2]
        return bool(following.strip()) and following not in (self.text[column], ")" if self.depth else "")

    def _phrase(self, column: int) -> Token:
        quoted = self._quoted(column)
        star = bool(quoted[2]) and self.text.startswith("*", quoted.end())
        raw = quoted[0] + ("*" if star else "")
        return Token("phrase", raw, column, _unescaped(quoted[1]), column + 1, not quoted[2], star)

    def _field(self, column: int) -> Token | None:
        named = NAME.match(self.text, column)
        sign: Sign = "~" if named and named[2] == "~" else ":"
        field = known(named[1], sign) if named else None
        if named is None or field is None:
            return None
        at, still_open = named.end(), False
        if self.text.startswith('"', at):
            quoted = self._quoted(at)
            value, at, end, still_open = _unescaped(quoted[1]), at + 1, quoted.end(), not quoted[2]
        else:
            end = self._word_end(at, escapes=sign == "~")
            value = self.text[at:end]
            if value.startswith("//"):  # an address
                return None
        return Token("field", self.text[column:end], column, value, at, still_open, field=field, sign=sign)

    def _word(self, column: int, bound: bool) -> Token:
        joint = None if bound else _JOINT.match(self.text, column)
        raw = joint[0] if joint else self.text[column : self._word_end(column)]
        kind: Kind = "word" if bound else OPERATORS.get(raw, "word")
        return Token(kind, raw, column, raw, column)

    def _word_end(self, column: int, *, escapes: bool = False) -> int:
        """Where the word ends: at white space, or where a parenthesis closes a group and none of its own."""
        own = 0
        while (column := self._past(_PLAIN, column)) < len(self.text):
            char = self.text[column]
            if char == "\\":
                column += escapes and not self.text[column + 1 : column + 2].isspace()
            elif char == "(":
                own += 1
            elif char == ")" and own:
                own -= 1
            elif char != ")" or self.depth:
                break
            elif self.grouped and not self.lenient:
                raise QueryError(
                    f"column {column + 1} closes a parenthesis that was never opened",
                    column=column,
                    text=self.text,
                    about="query",
                    next_step="Take it away, or put the words into quotes",
                )
            column += 1
        return min(column, len(self.text))

    def _quoted(self, column: int) -> re.Match[str]:
        found = _QUOTED.match(self.text, column)
        assert found is not None, "asked for where a quote stands"
        return found

    def _past(self, pattern: re.Pattern[str], column: int) -> int:
        found = pattern.match(self.text, column)
        return found.end() if found else column


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
