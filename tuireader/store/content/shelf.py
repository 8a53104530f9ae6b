"""Drafts → articles, in one transaction a document that is not very long, never touching the reader's marks.

Who is who: an article is found again by any of its identity keys within its scope (one feed; all seed files
together), strongest first: an entry that says the article's strongest key goes before one that only shares a weaker.
What is found is updated where its content hash changed; the rest is new.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from tuireader.model.drafts import Draft, Entry
from tuireader.model.stamps import Stamp
from tuireader.store.content import fulltexts, revisions
from tuireader.store.finding import search
from tuireader.store.functions import plain
from tuireader.store.portions import portions
from tuireader.store.stamps import stamp, stored_precision
from tuireader.store.tagging import tags
from tuireader.store.writing import transaction
from tuireader.text import count_words
from tuireader.values import dataclass

SEEDS = 0
"""The identity scope that all seed files share: a moved file keeps its article."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What became of one entry."""

    result: Literal["new", "updated", "unchanged", "deleted"]
    """``deleted``: the reader deleted the article, and it stays away."""
    id: int
    title: str


def save(
    db: sqlite3.Connection,
    source: int,
    scope: int,
    entries: Sequence[Entry],
    now: int,
    *,
    onto: int | None = None,
    keep_longer: bool = False,
    keep: bool = False,
    read: bool = False,
    then: Callable[[list[Shelved]], None] | None = None,
) -> list[Shelved]:
    """Shelve `entries` (in document order, newest first) under `source`; the outcome of each, in the same order.

    `onto`: the article that a single entry is a new version of, whatever its keys.
    `keep_longer`: where an entry meets an article, the longer text stays; `keep`: the article's stays.
    `read`: new articles come in read.
    The last entry is stored first, so that undated articles keep the order of their document in a list by date.

    Very many entries are stored in several transactions, unless one is open: cut off in between, the same entries
    complete it. `then`: called with the outcome of each part, within its transaction.
    """
    known: list[int | None] = [onto] if onto is not None else _known(db, scope, entries)
    waiting = list(zip(entries, known, strict=True))
    waiting.reverse()
    met = {article for article in known if article is not None}
    outcome: list[Shelved] = []
    alone = db.in_transaction
    for some in [waiting] if alone else portions(waiting):
        with transaction(db):
            if not alone:  # another program may have stored the same since it was looked for
                some = [(entry, found or _find(db, scope, entry.keys, met)) for entry, found in some]
            part = _shelve(db, source, scope, some, now, keep_longer=keep_longer, keep=keep, read=read)
            met.update(one.id for one in part)
            if then is not None:
                then(part)
        outcome += part
    outcome.reverse()
    return outcome


def _shelve(
    db: sqlite3.Connection,
    source: int,
    scope: int,
    entries: Sequence[tuple[Entry, int | None]],
    now: int,
    *,
    keep_longer: bool,
    keep: bool,
    read: bool,
) -> list[Shelved]:
    """Store entries, each with the article that was found for it."""
    outcome: list[Shelved] = []
    named: dict[str, int] = {}
    given = tags.ensure(db, tags.of_source(db, source), named)
    claims: list[tuple[int, bytes, int]] = []
    for entry, article in entries:
        if article is None:
            by: tags.Giver = "list" if scope == SEEDS else "feed"
            shelved = Shelved("new", _add(db, source, entry, given, named, now, read, by), entry.draft.title)
        else:
            shelved = _meet(db, article, entry, now, keep_longer, keep)
        claims += ((scope, key, shelved.id) for key in entry.keys)
        outcome.append(shelved)
    db.executemany("INSERT OR IGNORE INTO identities VALUES (?, ?, ?)", claims)
    return outcome


def find(db: sqlite3.Connection, scope: int, keys: Iterable[bytes]) -> int | None:
    """The article that any of `keys` names within `scope`, strongest first."""
    return _find(db, scope, keys, set())


def _known(db: sqlite3.Connection, scope: int, entries: Sequence[Entry]) -> list[int | None]:
    """The article of each entry, no article twice; None for the new ones."""
    found: list[int | None] = [None] * len(entries)
    if not db.execute("SELECT 1 FROM identities WHERE scope = ? LIMIT 1", (scope,)).fetchone():
        return found  # the first answer of a feed: there is nothing to look for
    met: set[int] = set()
    for strongest in (True, False):
        for place, entry in enumerate(entries):
            if found[place] is None:
                keys = entry.keys[:1] if strongest else entry.keys[1:]
                if (article := _find(db, scope, keys, met)) is not None:
                    found[place] = article
                    met.add(article)
    return found


@dataclass(frozen=True, slots=True)
class Glance:
    """What tells whether a file still holds the article it held before."""

    title: str
    url: str | None
    published: Stamp | None
    body: str


def glance(db: sqlite3.Connection, article: int) -> Glance | None:
    """The article as it was last stored, or None."""
    row = db.execute(
        "SELECT a.title, a.url, a.published, a.published_precision, b.body"
        " FROM articles a JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
        (article,),
    ).fetchone()
    return Glance(row[0], row[1], stamp(row[2], row[3]), row[4]) if row else None


def _find(db: sqlite3.Connection, scope: int, keys: Iterable[bytes], met: set[int]) -> int | None:
    for key in keys:
        row = db.execute("SELECT article_id FROM identities WHERE scope = ? AND key = ?", (scope, key)).fetchone()
        if row and row[0] not in met:
            return int(row[0])
    return None


def _meet(db: sqlite3.Connection, article: int, entry: Entry, now: int, keep_longer: bool, keep: bool) -> Shelved:
    row = db.execute("SELECT hash, title FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        return Shelved("deleted", article, entry.draft.title)
    held, title = row
    if keep or held == entry.hash:
        return Shelved("unchanged", article, title)
    if keep_longer:
        length = db.execute("SELECT length(body) FROM bodies WHERE article_id = ?", (article,)).fetchone()[0]
        if len(entry.draft.body) <= length:
            return Shelved("unchanged", article, title)
    _update(db, article, entry, now)
    return Shelved("updated", article, entry.draft.title)


def _columns(entry: Entry, first_seen: int) -> dict[str, object]:
    """The columns of ``articles`` that an entry fills."""
    draft = entry.draft
    published, updated = draft.published, draft.updated
    return {
        "sort": min(published.seconds, first_seen) if published else first_seen,
        "title": draft.title,
        "url": draft.url,
        "author": draft.author,
        "published": published.seconds if published else None,
        "published_precision": stored_precision(published),
        "updated": updated.seconds if updated else None,
        "updated_precision": stored_precision(updated),
        "language": draft.language,
        "words": count_words(plain(draft.form, draft.body)) if entry.words is None else entry.words,
    }


def _add(
    db: sqlite3.Connection,
    source: int,
    entry: Entry,
    given: Sequence[int],
    named: dict[str, int],
    now: int,
    read: bool,
    by: tags.Giver,
) -> int:
    """The id of a new article. `given`: its source's tags; `named`: tags' ids that are known by name; `by`: who says
    its own."""
    columns = {
        **_columns(entry, now),
        "source_id": source,
        "first_seen": now,
        "hash": entry.hash,
        "read": int(read),
    }
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    article = int(
        db.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", tuple(columns.values())).lastrowid or 0
    )
    db.execute(
        "INSERT INTO bodies (article_id, form, summary, body, comments, attachments, notes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, *_body(entry.draft)),
    )
    own = tags.ensure(db, entry.draft.tags, named, by=by)
    first = [*((tag, tags.OWN) for tag in own), *((tag, tags.SOURCE) for tag in given)]
    tags.give_first(db, article, int(str(columns["sort"])), first, unread=not read)
    search.enqueue(db, article)
    return article


def _update(db: sqlite3.Connection, article: int, entry: Entry, now: int) -> None:
    search.forget(db, [article])
    revisions.keep(db, article, now)
    first_seen = db.execute("SELECT first_seen FROM articles WHERE id = ?", (article,)).fetchone()[0]
    columns = {**_columns(entry, first_seen), "hash": entry.hash}
    names = ", ".join(f"{name} = ?" for name in columns)
    db.execute(f"UPDATE articles SET {names} WHERE id = ?", (*columns.values(), article))
    db.execute(
        "UPDATE bodies SET form = ?, summary = ?, body = ?, comments = ?, attachments = ?, notes = ?"
        " WHERE article_id = ?",
        (*_body(entry.draft), article),
    )
    fulltexts.recount(db, article)
    tags.replace(db, article, entry.draft.tags, tags.OWN)
    search.enqueue(db, article)


def _body(draft: Draft) -> tuple[str, str, str, str | None, str | None, str | None]:
    attachments = [
        {name: value for name in ("url", "type", "size", "seconds", "title") if (value := getattr(file, name))}
        for file in draft.attachments
    ]
    return (
        draft.form,
        draft.summary,
        draft.body,
        draft.comments,
        json.dumps(attachments, ensure_ascii=False) if attachments else None,
        json.dumps(draft.notes, ensure_ascii=False) if draft.notes else None,
    )
