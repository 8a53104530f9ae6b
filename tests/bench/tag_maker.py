"""Thousands of tags for a library of any size, spread as people spread them: few on many articles, most on few.

``python -m tests.bench.tag_maker FILE`` gives them to a library that is there; what of its search index knows tags
by their words stays as it was.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.library_maker import pieces

TAGS = 5000

SHARE = 0.1
"""Of all articles, so many carry the first of the tags, half of them the second, a third the third (Zipf's law)."""

_WHAT = pieces("""
harbour|river|bridge|border|winter|council|budget|museum|parser|kernel|ferry|court|census|railway|festival|archive
drought|pension|treaty|orchestra|fishery|compiler|vaccine|cathedral|élection|énergie|Straße|Łódź|日本|море|lithium
strike|satellite|glacier|mosque|market|wolf|dialect|passport|font
""")
_OF = pieces("""
policy|reform|protest|safety|prices|history|music|law|north|south|abroad|debate|report|repair|funding|science|workers
children|weather|photography|maps|trade|security|farming|schools|health|housing|tourism|archaeology|opinion|interview
review|obituary|live|analysis|data|podcast|video|gallery|timeline|background|explained|letters|patents|standards
tools|release|benchmarks|accessibility|privacy|regional|national|Europe|Asia|Africa|Americas|Oceania|Arctic
""")


def names(count: int = TAGS) -> Iterator[str]:
    """`count` different names of tags."""
    more = (f"{of} {year}" for year in itertools.count(1950) for of in _OF)
    pairs = (f"{what} {of}" for of, what in itertools.product(_OF, _WHAT))
    return itertools.islice(itertools.chain(pairs, more), count)


def add_tags(db: sqlite3.Connection, count: int = TAGS, seed: int = 1) -> None:
    """Give tags to the library's articles until it has `count`, behind those that they carry already."""
    from tuireader.store.tagging import tags
    from tuireader.store.writing import transaction

    dice = random.Random(f"{seed}/{count}")
    there = db.execute("SELECT count(*) FROM tags").fetchone()[0]
    ids = [row[0] for row in db.execute("SELECT id FROM articles ORDER BY id")]
    for rank, name in enumerate(names(max(0, count - there)), start=there + 1):
        some = dice.sample(ids, k=min(len(ids), max(1, int(SHARE * len(ids) / rank))))
        with transaction(db):
            tag = tags.ensure(db, [name])[0]
            db.executemany(
                "INSERT OR IGNORE INTO article_tags (tag_id, sort, article_id, unread, place, origin)"
                " SELECT ?, sort, id, 1 - read, ?, 1 FROM articles WHERE id = ?",
                ((tag, rank, id) for id in sorted(some)),
            )


if __name__ == "__main__":
    from tuireader.library import open_library

    with open_library(Path(sys.argv[1]), durable=False) as opened:
        add_tags(opened.db)
        opened.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
