"""Tags renamed, merged, given other names, coloured, hidden: each call one action, taken back by one undo."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from tuireader.model.changes import Change
from tuireader.model.colours import COLOURS
from tuireader.store.reader import journal
from tuireader.store.reader.acting import Acting
from tuireader.store.subscriptions import source_settings
from tuireader.store.tagging import labels, tags
from tuireader.store.writing import transaction
from tuireader.text import excerpt, line


def rename(db: sqlite3.Connection, tag: int, name: str) -> Change | None:
    """Call a tag by another name; its old one goes on to mean it. None if it is called so.

    Where another tag is called so, the two are merged.
    """
    with transaction(db):
        other = tags.find(db, name)
        if other is None or other == tag:
            return _rename(db, tag, name)
    return merge(db, [tag], other)


def _rename(db: sqlite3.Connection, tag: int, name: str) -> Change | None:
    with transaction(db):
        action, old = journal.begin(db), _name(db, tag)
        if db.execute("SELECT name <> ? FROM tags WHERE id = ?", (tags.kept(name), tag)).fetchone()[0]:
            labels.rename(db, action, tag, name)
        return journal.settle(db, action, f"renamed {old} to {_name(db, tag)}")


def merge(db: sqlite3.Connection, merged: Sequence[int], into: int) -> Change | None:
    """Put one tag in the place of others, whose names go on to mean it; None if there is no other among them."""
    return merging(db, merged, into).whole()


def merging(db: sqlite3.Connection, merged: Sequence[int], into: int) -> Acting[tuple[int, int]]:
    """`merge`, to be made in portions."""
    others = [tag for tag in dict.fromkeys(merged) if tag != into]
    names = [_name(db, tag) for tag in others]
    what = names[0] if len(names) == 1 else f"{len(names):,} tags"

    def do(action: int, some: Sequence[tuple[int, int]], last: bool) -> int:
        for tag, group in groupby(some, itemgetter(0)):
            labels.merge_on(db, action, tag, into, json.dumps([article for _, article in group]))
        if last:
            for tag in others:  # and what has got it meanwhile
                labels.merge_on(db, action, tag, into, json.dumps(labels.carrying(db, tag)))
                source_settings.hand_over(db, action, tag, into)
                labels.merge(db, action, tag, into)
        return len(some)

    carried = [(tag, article) for tag in others for article in labels.carrying(db, tag)]
    return Acting(db, carried, do, lambda action, _: f"merged {what} into {_name(db, into)}")


def alias(db: sqlite3.Connection, name: str, tag: int) -> Change | None:
    """Let a name mean a tag; a tag that is called so is merged into it. None if it means it already."""
    with transaction(db):
        other = tags.find(db, name)
        if other is None:
            action = journal.begin(db)
            labels.add_alias(db, action, name, tag)
            return journal.settle(db, action, f"{_quoted(name)} means {_name(db, tag)}")
    return merge(db, [other], tag)


def part(db: sqlite3.Connection, name: str) -> Change | None:
    """Let a name that means another tag be a name of its own again; None if it is none. No article gets it back."""
    with transaction(db):
        action = journal.begin(db)
        row = db.execute(
            "SELECT a.id, a.name, t.name FROM tags a JOIN tags t ON t.id = a.alias_of WHERE a.folded = ?",
            (tags.folded(name),),
        ).fetchone()
        if row:
            labels.put(db, action, row[0], alias_of=None)
        return journal.settle(db, action, f"{_quoted(row[1])} means {_quoted(row[2])} no more" if row else "")


def colour(db: sqlite3.Connection, wanted: Sequence[int], number: int) -> Change | None:
    """Give tags a colour of `COLOURS`, counted from 1, or none (0); None if they had it."""
    said = f"coloured {{}} {COLOURS[number - 1].replace('_', ' ')}" if number else "took the colour off {}"
    return _settle(db, wanted, "colour", number, said)


def hide(db: sqlite3.Connection, wanted: Sequence[int], hidden: bool) -> Change | None:
    """Leave tags out of lists and of the tag filter, or show them; None if it was so."""
    return _settle(db, wanted, "hidden", int(hidden), "hid {}" if hidden else "showed {}")


def _settle(db: sqlite3.Connection, wanted: Sequence[int], column: str, value: int, said: str) -> Change | None:
    with transaction(db):
        action = journal.begin(db)
        touched = []
        for tag in dict.fromkeys(wanted):
            had = "coalesce(hidden, noise)" if column == "hidden" else column
            if db.execute(f"SELECT {had} FROM tags WHERE id = ?", (tag,)).fetchone()[0] != value:
                labels.put(db, action, tag, **{column: value})
                touched.append(_name(db, tag))
        what = touched[0] if len(touched) == 1 else f"{len(touched):,} tags"
        return journal.settle(db, action, said.format(what))


def _name(db: sqlite3.Connection, tag: int) -> str:
    """How a tag is called, in quotes, for what was done to it."""
    return _quoted(db.execute("SELECT name FROM tags WHERE id = ?", (tag,)).fetchone()[0])


def _quoted(name: str) -> str:
    return f"“{excerpt(line(name), 40)}”"
