"""Which tags the articles of a list carry, counted a stretch of the list at a time; and how busy tags were of late.

SQLite would sort what it groups: the numbers of all tags of a stretch come as one text instead, which Python counts.
A stretch takes some ten milliseconds and lets go of Python's lock in between, so that keys are answered meanwhile.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from tuireader.query import tree
from tuireader.store.finding import planning

STRETCH = 10_000
"""Articles counted at once."""

WEEK = 7 * 86_400


def counted(db: sqlite3.Connection, node: tree.Node, now: int) -> Iterator[tuple[int, Counter[int], Counter[int]]]:
    """After each stretch, the newest first: how many articles, and how many of them and of the unread have each tag.

    The counters are the same each time, and grow.
    """
    total: Counter[int] = Counter()
    unread: Counter[int] = Counter()
    seen = 0
    for plan in planning.apart(db, node, now):
        where = plan.where()
        ids = db.execute(
            f"SELECT a.id, a.read FROM {plan.walk} WHERE {where.sql} ORDER BY {plan.sort} DESC, {plan.id} DESC",
            where.values,
        )
        while stretch := ids.fetchmany(STRETCH):
            seen += len(stretch)
            fresh = _tags_of(db, [id for id, read in stretch if not read])
            unread.update(fresh)
            total.update(fresh)
            total.update(_tags_of(db, [id for id, read in stretch if read]))
            yield seen, total, unread


def _tags_of(db: sqlite3.Connection, ids: Sequence[int]) -> Counter[int]:
    said = db.execute(
        "SELECT group_concat(x.tag_id) FROM json_each(?) j"
        " CROSS JOIN article_tags x INDEXED BY article_tags_article ON x.article_id = j.value",
        (json.dumps(ids),),
    ).fetchone()[0]
    return Counter({int(tag): n for tag, n in Counter(said.split(",")).items()} if said else ())


def weeks(db: sqlite3.Connection, tags: Sequence[int], now: int, count: int) -> dict[int, list[int]]:
    """How many articles each of some tags had in each of the last `count` weeks, the oldest first."""
    found = {tag: [0] * count for tag in tags}
    begin = now - count * WEEK
    for tag, week, n in db.execute(
        "SELECT x.tag_id, min((x.sort - ?) / ?, ?), count(*) FROM json_each(?) j"
        " CROSS JOIN article_tags x ON x.tag_id = j.value WHERE x.sort >= ? GROUP BY 1, 2",
        (begin, WEEK, count - 1, json.dumps(list(tags)), begin),
    ):
        found[tag][week] = n
    return found


def latest(db: sqlite3.Connection) -> dict[int, int]:
    """tag → when its newest article is from, in seconds since 1970."""
    return dict(
        db.execute(
            "SELECT t.id, (SELECT max(x.sort) FROM article_tags x WHERE x.tag_id = t.id) FROM tags t WHERE t.total > 0"
        )
    )
