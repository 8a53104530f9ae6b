"""Which tags the articles of a list carry, counted a stretch of the list at a time; and how busy tags were of late.

SQLite would sort what it groups: the numbers of all tags of a stretch come as one text instead, which Python counts.
A stretch takes some ten milliseconds and lets go of Python's lock in between, so that keys are answered meanwhile.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from tuireader.query import build, tree
from tuireader.store.finding import planning, tallies
from tuireader.store.finding.tag_sets import LITTLE, TagSets
from tuireader.store.finding.walking import Plan

STRETCH = 10_000
"""Articles counted at once."""

MANY = 100_000
"""Articles from which on it is quicker to read the sets of the library first."""

PATIENCE = 9
"""Stretches after which that is done where it was not known how many there are."""

WEEK = 7 * 86_400

Counts = dict[int, tuple[int, int]]
"""tag → how many articles have it, and how many unread ones."""


def counted(
    db: sqlite3.Connection, node: tree.Node, now: int, sets: TagSets | None = None
) -> Iterator[tuple[Counts, bool]]:
    """How often the articles of a query have each tag: what is known after each stretch of them, the newest first, and
    whether there may be more.

    `sets`: of the library; where there are many articles, they are counted by these after the first stretch, at once
    if little has to be read for it.
    """
    if build.speaks_of_hidden(node):
        sets = None
    at_hand = sets is not None and _at_hand(db, sets)
    if sets is not None and at_hand and (found := _by_sets(db, node, sets)) is not None:
        yield found, False
        return
    total: Counter[int] = Counter()
    unread: Counter[int] = Counter()
    for number, stretch in enumerate(_stretches(db, node, now)):
        fresh = _tags_of(db, [id for id, read in stretch if not read])
        unread.update(fresh)
        total.update(fresh)
        total.update(_tags_of(db, [id for id, read in stretch if read]))
        more = len(stretch) == STRETCH
        yield {tag: (n, unread[tag]) for tag, n in total.items()}, more
        if more and sets is not None and (at_hand or _is_worth(db, node, now, number)):
            found = _by_sets(db, node, sets, planning.apart(db, node, now))
            if found is not None:
                yield found, False
                return


def _at_hand(db: sqlite3.Connection, sets: TagSets) -> bool:
    """Whether the sets are as the library is, with little to read."""
    with sets.lock:
        return sets.update(db, LITTLE)


def _is_worth(db: sqlite3.Connection, node: tree.Node, now: int, number: int) -> bool:
    """Whether to count by the sets, after a stretch: to read them takes as long as to count `MANY` articles without."""
    return number == PATIENCE or (number == 0 and tallies.tally(db, node, now).n >= MANY)


def _stretches(db: sqlite3.Connection, node: tree.Node, now: int) -> Iterator[list[tuple[int, int]]]:
    """The articles of a query, each with whether it is read."""
    whole = build.speaks_of_hidden(node)
    for plan in planning.apart(db, node, now):
        where = plan.where()
        # Beside a tag stands whether its article is unread, but for hidden ones.
        walk, read = (plan.walk, "a.read") if whole or plan.keyed == plan.walk else (plan.keyed, "1 - x.unread")
        ids = db.execute(
            f"SELECT {plan.id}, {read} FROM {walk} WHERE {where.sql} ORDER BY {plan.sort} DESC, {plan.id} DESC",
            where.values,
        )
        while stretch := ids.fetchmany(STRETCH):
            yield stretch


def _by_sets(
    db: sqlite3.Connection, node: tree.Node, sets: TagSets, plans: Sequence[Plan] | None = None
) -> Counts | None:
    """The counts by the sets of the library; None where another way is better, or the only one.

    `plans`: are walked where the sets do not know the articles.
    """
    with sets.lock:
        if not sets.update(db) or sets.at_most(db, node) < sets.few:
            return None
        articles = sets.of(db, node)
        if articles is None and plans is not None:
            articles = sets.walked(db, plans)
        return None if articles is None else sets.counts(articles)


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
