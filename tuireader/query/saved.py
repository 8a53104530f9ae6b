"""Saved queries by name, as another query uses them: ``view:morning``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tuireader.errors import QueryError
from tuireader.query.fields import VIEW
from tuireader.query.tokens import Token, tokens
from tuireader.query.tree import Node, View, extent
from tuireader.query.values import Fault, nearest
from tuireader.text import excerpt, fold

DEPTH = 50
"""How deep groups, NOTs and views may lie in one another."""

MOST = 2_000
"""Nodes that a query with all its views may have: views of views of views grow fast."""


class Views:
    """The saved queries that one query may name, each read once."""

    def __init__(self, queries: Mapping[str, str], read: Callable[[str], Node], within: str = "") -> None:
        """`queries`: name → text; `read` makes a tree of a text, with these views known, and raises QueryError.

        `within`: the view whose query is read, if it is one's."""
        self._queries = queries
        self._read = read
        self._within: list[str] = [within] if within else []
        self._known: dict[str, Node] = {}
        self._circle = ""
        """The way round of a view that leads back to itself, once one was found."""
        self.nodes = 0

    def named(self, name: str, depth: int) -> Node | Fault:
        """The view of that name. `depth`: how deep it is to lie."""
        written = next((one for one in self._queries if fold(one) == fold(name)), None)
        if written is None:
            near = nearest(name, self._queries)
            return Fault("a saved view", f'"{near}"' if " " in near else near)
        if written in self._within:
            self._circle = excerpt(" → ".join((*self._within[self._within.index(written) :], written)))
        elif written not in self._known:
            self._within.append(written)
            try:
                self._known[written] = self._read(self._queries[written])
            except QueryError as error:
                if not self._circle:
                    return Fault(f"a view that can be understood: its own {error.message}")
            finally:
                self._within.pop()
        if self._circle:
            return Fault(f"possible here: it leads back to itself ({self._circle})")
        size, height = extent(self._known[written])
        self.nodes += size
        if depth + height > DEPTH:
            return Fault(f"possible here: views and groups lie more than {DEPTH} levels deep")
        if self.nodes > MOST:
            return Fault(f"possible here: with all its views the query has more than {MOST:,} parts")
        return View(written, self._known[written])


def uses(query: str, name: str) -> bool:
    """Whether a query names that view."""
    return any(fold(token.text) == fold(name) for token in _names(query))


def renamed(query: str, name: str, new: str) -> str:
    """The query with another name for a view, where it names it."""
    for token in reversed(_names(query)):
        if fold(token.text) == fold(name):
            escaped = new.replace("\\", "\\\\").replace('"', '\\"')
            query = f'{query[: token.column]}{VIEW}:"{escaped}"{query[token.end :]}'
    return query


def _names(query: str) -> list[Token]:
    """Where a query of our own notation names views; the others cannot."""
    found = tokens(query, lenient=True)
    return [token for token in found if token.field is not None and token.field.name == VIEW]
