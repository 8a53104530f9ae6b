"""What the reader settles for a source: its name, tags, interval, whether it is muted or subscribed to at all.

Each call is one action of the journal, as the marks of articles are, and is undone and redone by it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from tuireader.model.changes import Change
from tuireader.store.reader import journal
from tuireader.store.reader.acting import Acting
from tuireader.store.subscriptions import source_settings
from tuireader.store.tagging import labels, tags
from tuireader.store.writing import transaction
from tuireader.text import excerpt, line

Setting = Literal["given_title", "muted", "interval", "removed", "fulltext"]


def settle(
    db: sqlite3.Connection, ids: Sequence[int], setting: Setting, value: str | int | None, label: str
) -> Change | None:
    """Give a setting of these sources a value; None if they all had it. `label`: in words, ``{}`` for which sources."""
    with transaction(db):
        action = journal.begin(db)
        for id in ids:
            row = db.execute(f"SELECT {setting} FROM sources WHERE id = ?", (id,)).fetchone()
            if row is not None and _says(setting, row[0]) != _says(setting, value):
                source_settings.put(db, id, setting, value)
                source_settings.note(db, action, id, setting, row[0], value)
        return journal.settle(db, action, label.format(_what(db, action)))


def _says(setting: Setting, value: str | int | None) -> object:
    """What a value means: of ``removed`` only whether there is a time, not which."""
    return value is not None if setting == "removed" else value


def tag(db: sqlite3.Connection, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> Change | None:
    """Put tags on sources and take tags off: on all articles they have and on those to come; None if nothing changed.

    A tag that an article has from elsewhere too stays on it; one that the reader took off an article stays off.
    """
    return tagging(db, ids, add, remove).whole()


def tagging(db: sqlite3.Connection, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> Acting[_Tagged]:
    """`tag`, to be made in portions: what comes in has the tags from the first one on."""
    wanted = {**dict.fromkeys(add, True), **dict.fromkeys(remove, False)}
    said = line(" ".join(f"{'+' if present else '-'}{name}" for name, present in wanted.items()))
    begun = False

    def do(action: int, some: Sequence[_Tagged], last: bool) -> int:
        nonlocal begun
        for tag, present, id in [] if begun else changed:
            source_settings.settle_tag(db, action, id, tag, present)
            if present:
                labels.show(db, action, tag)
        begun = True
        for (tag, present), group in groupby(some, lambda one: one[:2]):
            source_settings.turn_articles(db, action, [one.article for one in group], tag, present)
        return len(some)

    with transaction(db):
        changed = [
            (tag, present, id)
            for name, present in wanted.items()
            for tag in tags.ensure(db, [name], by="reader")
            for id in ids
            if source_settings.has_tag(db, id, tag) != present
        ]
    those = [
        _Tagged(tag, present, article)
        for tag, present, id in changed
        for article in source_settings.articles_of(db, [id])
    ]
    return Acting(db, those, do, lambda action, _: f"tagged {_what(db, action)} {said}")


class _Tagged(NamedTuple):
    """A tag that an article gets in the name of its source, or loses."""

    tag: int
    present: bool
    article: int


def _what(db: sqlite3.Connection, action: int) -> str:
    """Which sources an action touched, in words: one by its title, more by number."""
    titles = [
        row[0]
        for row in db.execute(
            "SELECT DISTINCT coalesce(s.given_title, s.title) FROM source_changes c"
            " JOIN sources s ON s.id = c.source_id WHERE c.action_id = ?",
            (action,),
        )
    ]
    return f"“{excerpt(titles[0], 40)}”" if len(titles) == 1 else f"{len(titles):,} sources"
