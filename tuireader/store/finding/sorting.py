"""Lists in orders that no index holds: their ids sorted once, by one statement."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence

from tuireader.orders import DATE, Term
from tuireader.query import tree
from tuireader.store.finding.conditions import condition
from tuireader.store.finding.walking import Plan
from tuireader.store.functions import LEADING

_BEGINNING = "substr({0}, 1, 64)"
_SIGNS = "".join(filter(str.isascii, LEADING)).replace("'", "''")


def sorted_by(text: str) -> str:
    """What `functions.sorting` makes of a text; where it is ASCII, without a call for each of a million."""
    begin = f"rtrim({_BEGINNING.format(text)})"
    ascii_alone = f"length({begin}) = length(CAST({begin} AS BLOB))"
    low = f"lower({begin})"
    return f"iif({ascii_alone}, coalesce(nullif(ltrim({low}, '{_SIGNS}'), ''), {low}), sorting({text}))"


_VALUES = {
    "newest": ("a.sort", True),
    "received": ("a.id", True),
    "title": (sorted_by("a.title"), False),
    "length": ("a.words", True),
    "unread": ("a.read", False),
    "starred": ("a.starred", True),
}
"""What is compared, and whether the greatest comes first."""


def ids(db: sqlite3.Connection, plans: Iterable[Plan], terms: Sequence[Term]) -> array[int]:
    """The ids of all articles of some lists that share none, sorted by `terms`, then by date, newest first."""
    ordered = [*_ordered(terms)]
    named = " CROSS JOIN sources s ON s.id = a.source_id" if any(name == "source" for name, _ in terms) else ""
    columns = ", ".join(f"{value} AS k{n}" for n, (value, _) in enumerate(ordered))
    parts: list[str] = []
    values: list[object] = []
    for plan in plans:
        where = plan.where()
        parts.append(f"SELECT a.id AS id, {columns} FROM {_walk(plan)}{named} WHERE {where.sql}")
        values += where.values
    if not parts:  # a query that nothing can match
        return array("q")
    asked = f"SELECT id FROM ({' UNION ALL '.join(parts)}) ORDER BY " + ", ".join(
        f"k{n}{' DESC' if down else ''}" for n, (_, down) in enumerate(ordered)
    )
    return array("q", (row[0] for row in db.execute(asked, values)))


def _ordered(terms: Sequence[Term]) -> Iterator[tuple[str, bool]]:
    for name, turned in [*terms, *([] if any(name == DATE for name, _ in terms) else [(DATE, False)])]:
        if name == "source":
            yield sorted_by("coalesce(s.given_title, s.title)"), turned
            yield "a.source_id", False  # those of the same name do not mix
        elif name == "author":  # those without one last, whichever way round
            yield "a.author = ''", False
            yield sorted_by("a.author"), turned
        else:
            value, down = _VALUES[name]
            yield value, down != turned
            if name == DATE:
                yield "a.id", not turned


def _walk(plan: Plan) -> str:
    """Where everything is walked, the table itself: each row is looked at anyhow."""
    return plan.walk.replace("articles a INDEXED BY articles_all", "articles a NOT INDEXED")


def next_of(db: sqlite3.Connection, ids: Sequence[int], node: tree.Node, now: int) -> int | None:
    """The first of `ids` whose article is what the query says; None if none is."""
    test = condition(node, now)
    row = db.execute(
        "SELECT a.id FROM json_each(?) x CROSS JOIN articles a ON a.id = x.value"
        f" WHERE {test.sql} ORDER BY x.key LIMIT 1",
        (json.dumps(list(ids)), *test.values),
    ).fetchone()
    return None if row is None else int(row[0])
