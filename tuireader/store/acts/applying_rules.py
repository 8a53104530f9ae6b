"""What a rule does to the articles it matches: one statement for all of them, noted in the journal.

Everything here is called inside a transaction, within an action of the journal.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence

from tuireader.model.colours import COLOURS
from tuireader.model.rules import Rule
from tuireader.query import tree
from tuireader.store.finding import walking
from tuireader.store.finding.conditions import FALSE, TRUE, Condition, condition, joined
from tuireader.store.reader import journal
from tuireader.store.ruling import rule_hits
from tuireader.store.tagging import tags

ONE_COLUMN = {"read": "read", "star": "starred", "hide": "hidden"}
"""Actions that set a column of ``articles`` to 1."""

_THESE = "IN (SELECT value FROM json_each(?))"
_AGAIN = " ON CONFLICT (action_id, article_id, field) DO UPDATE SET new = excluded.new"
_LABELS = {"read": "read", "starred": "starred", "hidden": "hidden", "highlight": "highlighted"}


def matched(db: sqlite3.Connection, rule: Rule, node: tree.Node, ids: Sequence[int], now: int) -> list[int]:
    """Those of `ids` that a rule asks for and has not touched yet, hidden ones too; the oldest first."""
    asked = condition(node, now)
    rows = db.execute(
        f"SELECT a.id FROM articles a WHERE a.id {_THESE}"
        " AND NOT EXISTS (SELECT 1 FROM rule_hits WHERE article_id = a.id AND rule_id = ?)"
        f" AND ({asked.sql}) ORDER BY a.id",
        (json.dumps(list(ids)), rule.id, *asked.values),
    )
    return [row[0] for row in rows]


def would_touch(db: sqlite3.Connection, rule: Rule, plan: walking.Plan) -> list[int]:
    """The articles of a list to which a rule would do something that is not done yet."""
    if set(rule.do) == {"announce"}:
        return []  # the past is not announced
    where = plan.where(touches(db, rule))
    return [row[0] for row in db.execute(f"SELECT a.id FROM {plan.walk} WHERE {where.sql}", where.values)]


def touches(db: sqlite3.Connection, rule: Rule) -> Condition:
    """Whether something of what a rule does is not done yet, of an article ``a``."""
    return joined([_undone(db, action) for action in rule.do] or [FALSE], " OR ")


def _undone(db: sqlite3.Connection, action: str) -> Condition:
    if action in ONE_COLUMN:
        return Condition(f"a.{ONE_COLUMN[action]} = 0")
    kind, _, value = action.partition(":")
    if kind == "highlight":
        return Condition("a.highlight <> ?", (colour(value),))
    if kind == "tag":
        row = db.execute("SELECT coalesce(alias_of, id) FROM tags WHERE folded = ?", (tags.folded(value),)).fetchone()
        return Condition(_UNTAGGED, (row[0], row[0])) if row else TRUE
    return FALSE  # what comes in is announced, the past is not


_UNTAGGED = (
    "NOT EXISTS (SELECT 1 FROM article_tags t INDEXED BY article_tags_article"
    " WHERE t.article_id = a.id AND t.tag_id = ?)"
    " AND NOT EXISTS (SELECT 1 FROM removed_tags r WHERE r.article_id = a.id AND r.tag_id = ?)"
)


def colour(name: str) -> int:
    """The number of a colour."""
    return COLOURS.index(name.replace("-", "_")) + 1


def apply(db: sqlite3.Connection, action: int, rule: Rule, ids: Sequence[int], now: int, *, new: bool) -> None:
    """Do to these articles what a rule does. `new`: they come in now, so that they may be announced."""
    if not ids:
        return
    these = json.dumps(list(ids))
    for what in rule.do:
        kind, _, value = what.partition(":")
        if what in ONE_COLUMN:
            _set(db, action, ONE_COLUMN[what], 1, these)
        elif kind == "highlight":
            _set(db, action, "highlight", colour(value), these)
        elif kind == "tag":
            _tag(db, action, value, these)
        elif new:
            db.execute("INSERT INTO announced (rule, article_id) SELECT ?, value FROM json_each(?)", (rule.name, these))
    rule_hits.note(db, rule.id, ids, action, now)


def _set(db: sqlite3.Connection, action: int, column: str, value: int, these: str) -> None:
    changing = f"FROM articles WHERE id {_THESE} AND {column} <> ?"
    db.execute(
        f"INSERT INTO changes SELECT ?, id, ?, {column}, ? {changing}{_AGAIN}",
        (action, column, value, these, value),
    )
    db.execute(f"UPDATE articles SET {column} = ? WHERE id {_THESE} AND {column} <> ?", (value, these, value))


def _tag(db: sqlite3.Connection, action: int, name: str, these: str) -> None:
    """Put a tag on those that lack it, but for those that the reader took it off."""
    for tag in tags.ensure(db, [name]):
        rows = db.execute(f"SELECT a.id FROM articles a WHERE a.id {_THESE} AND {_UNTAGGED}", (these, tag, tag))
        lacking = json.dumps([row[0] for row in rows])
        tags.give_for_rule(db, lacking, tag)
        db.execute(
            f"INSERT INTO changes SELECT ?, article_id, ?, 0, {tags.STATE}"
            f" FROM article_tags INDEXED BY article_tags_article WHERE article_id {_THESE} AND tag_id = ?{_AGAIN}",
            (action, tags.field_of(db, tag), lacking, tag),
        )


def give_back(db: sqlite3.Connection, action: int, articles: Sequence[int]) -> None:
    """Show articles again that a rule hid, and draw them in no colour of their own."""
    these = json.dumps(list(articles))
    _set(db, action, "hidden", 0, these)
    _set(db, action, "highlight", 0, these)


def count(db: sqlite3.Connection, action: int, articles: Sequence[int]) -> Counter[str]:
    """What rules did to these articles in an action: how many are read, starred, tagged, …"""
    counted: Counter[str] = Counter()
    for field, number in db.execute(
        f"SELECT field, count(*) FROM changes WHERE action_id = ? AND article_id {_THESE} GROUP BY field",
        (action, json.dumps(list(articles))),
    ):
        counted[_LABELS.get(field, "tagged")] += number
    return counted


def label(counted: Counter[str]) -> str:
    """What rules did, in words: ``rules: 12 read, 3 hidden``."""
    order = [*_LABELS.values(), "tagged"]
    return "rules: " + ", ".join(f"{counted[said]:,} {said}" for said in order if said in counted)


def settle(db: sqlite3.Connection, action: int, counted: Counter[str]) -> str:
    """The action after what was done, in words; dropped where nothing was. What the reader took back stays so."""
    change = journal.settle(db, action, label(counted), ends_redo=False)
    return change.label if change else ""
