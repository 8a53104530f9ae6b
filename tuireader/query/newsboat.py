"""newsboat's filter expressions → a tree: ``unread = "yes" and (title =~ "foo" or tags # "bar") and age between 0:3``.

    expression = one [("and" | "or") expression]
    one        = "(" expression ")" | attribute operator ("text" | number | number:number)

``and`` and ``or`` bind alike and to the right, as newsboat reads them: ``a and b or c`` is ``a and (b or c)``. Case is
ignored in texts too. An age is in whole days: ``age < 3`` is younger than three days, ``age <= 3`` than four. What
newsboat has and a library has not is told, with what stands in its place.
"""

from __future__ import annotations

from typing import NoReturn

from tuireader.patterns import late
from tuireader.query import hints, unquoted
from tuireader.query.faults import wrong
from tuireader.query.newsboat_attributes import ATTRIBUTES, Condition, answered
from tuireader.query.newsboat_form import OPERATORS
from tuireader.query.saved import DEPTH
from tuireader.query.tree import And, Node, Or
from tuireader.query.values import nearest
from tuireader.text import clean

_CONDITION = late(
    rf'([A-Za-z_]\w*+)\s*+({OPERATORS})\s*+(?:"((?:[^"\\]+|\\.)*+)"|(-?[0-9]{{1,9}})(?::(-?[0-9]{{1,9}}))?(?![\w.]))'
)
_NAME = late(r"[A-Za-z_]\w*")
_SPACE = late(r"\s*")
_JOIN = late(r"(and|or)(?=[\s(]|$)")
_SPAN = late(rf"age\s*+(?:{OPERATORS})\s*+([0-9]+[a-z])")
_ESCAPED = late(r'\\(["\\])')


def parse(text: str, now: int) -> Node:
    """The tree of an expression. QueryError, with the column, on what cannot be understood or answered."""
    return _Expression(text, now).whole()


class _Expression:
    """One walk over an expression."""

    def __init__(self, text: str, now: int) -> None:
        self.text, self.now, self.column = text, now, 0

    def whole(self) -> Node:
        found = self._expression(0)
        if self.column < len(self.text):
            self._lost("and, or, or the end")
        return found

    def _expression(self, depth: int) -> Node:
        parts, joins = [self._one(depth)], list[str]()
        while (join := _JOIN.match(self.text, self.column)) is not None:
            joins.append(join[1])
            self._skip(join.end())
            parts.append(self._one(depth))
        node = parts.pop()
        for word in reversed(joins):
            kind = And if word == "and" else Or
            first = (parts.pop(),)
            node = kind((*first, *(node.parts if isinstance(node, And | Or) and type(node) is kind else (node,))))
        return node

    def _one(self, depth: int) -> Node:
        if depth > DEPTH:
            raise wrong(self.text, self.column, f"more than {DEPTH} levels of parentheses")
        self._skip(self.column)
        if self.text.startswith("(", self.column):
            self._skip(self.column + 1)
            found = self._expression(depth + 1)
            if not self.text.startswith(")", self.column):
                self._lost("a closing parenthesis")
            self._skip(self.column + 1)
            return found
        return self._condition()

    def _condition(self) -> Node:
        found = _CONDITION.match(self.text, self.column)
        if found is None:
            self._lost('a condition such as unread = "yes" or age < 3')
        name, operator, quoted, low, high = found.groups()
        value = None if quoted is None else clean(_ESCAPED.sub(r"\1", quoted))
        at = found.start(3) if value is not None else found.start(4)
        one = Condition(
            self.text, found.start(), name.lower(), operator, value, at, int(low or 0), int(high) if high else None
        )
        self._skip(found.end())
        return answered(one, self.now)

    def _skip(self, column: int) -> None:
        space = _SPACE.match(self.text, column)
        self.column = space.end() if space else column

    def _lost(self, expected: str) -> NoReturn:
        name = _NAME.match(self.text, self.column)
        near = nearest(name[0], (*ATTRIBUTES, "and", "or")) if name and name[0].lower() not in ATTRIBUTES else ""
        span = _SPAN.match(self.text, self.column)
        hint = f"Did you mean {near}?" if near else ""
        if span:
            hint = f"There an age is a number of days; in our own notation write age:<{span[1]}"
        elif (one := unquoted.at(self.text, self.column)) is not None:
            raise wrong(self.text, self.column, *hints.told(one, self.now, parse))
        elif self.text.startswith(("&", "|", ","), self.column):
            hint = "Write and, or"
        elif self.text.startswith("!", self.column) or (name and name[0].lower() == "not"):
            hint = "There is no not: write != or !~"
        raise wrong(self.text, self.column, f"newsboat's filter expects {expected} here", hint)
