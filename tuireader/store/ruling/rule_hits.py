"""Which rule touched which article, and when.

While what a rule did can be taken back, its hits name the action of the journal: one that is taken back counts no
more, one that is done again does. `at` is 0 of what was taken back for good.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tuireader.model.rules import Hit

STANDS = "(h.at > 0 AND (h.action_id IS NULL OR (SELECT state FROM actions WHERE id = h.action_id) = 0))"
"""Of ``rule_hits h``: it was not taken back."""


def note(db: sqlite3.Connection, rule: int, articles: Sequence[int], action: int, now: int) -> None:
    """A rule touched these in an action. Call inside the transaction."""
    db.execute(
        "INSERT INTO rule_hits AS h (article_id, rule_id, action_id, at) SELECT value, ?, ?, ? FROM json_each(?)"
        " WHERE true ON CONFLICT (article_id, rule_id) DO UPDATE SET action_id = excluded.action_id, at = excluded.at"
        f" WHERE NOT {STANDS}",
        (rule, action, now, json.dumps(list(articles))),
    )


def forget_undone(db: sqlite3.Connection) -> None:
    """What is taken back now cannot be done again any more. Call inside the transaction."""
    db.execute(
        "UPDATE rule_hits SET at = 0, action_id = NULL WHERE action_id IN (SELECT id FROM actions WHERE state = 1)"
    )


def of_article(db: sqlite3.Connection, article: int) -> tuple[Hit, ...]:
    """What rules did to an article, the first first."""
    rows = db.execute(
        "SELECT r.name, r.actions, h.at FROM rule_hits h JOIN rules r ON r.id = h.rule_id"
        f" WHERE h.article_id = ? AND NOT r.removed AND {STANDS} ORDER BY h.at, r.configured DESC, r.place, r.id",
        (article,),
    )
    return tuple(Hit(name, tuple(json.loads(actions)), at) for name, actions, at in rows)


def hidden_by(db: sqlite3.Connection, rule: int) -> list[int]:
    """Hidden articles that this rule touched."""
    rows = db.execute(
        "SELECT a.id FROM rule_hits h CROSS JOIN articles a ON a.id = h.article_id"
        f" WHERE h.rule_id = ? AND a.hidden = 1 AND {STANDS}",
        (rule,),
    )
    return [row[0] for row in rows]


def highlighted_by(db: sqlite3.Connection, rule: int) -> list[int]:
    """Articles in a colour of their own that this rule touched."""
    rows = db.execute(
        "SELECT a.id FROM rule_hits h CROSS JOIN articles a ON a.id = h.article_id"
        f" WHERE h.rule_id = ? AND a.highlight > 0 AND {STANDS}",
        (rule,),
    )
    return [row[0] for row in rows]
