"""The tables, as migrations one only adds to: a file each, named by the version it leads to.

Run by sqlite-utils, all that are missing in one transaction.

Choices that the promises stand on:

* ``articles`` is narrow: everything a list needs, nothing a list does not; text lies in ``bodies``.
* The reader's marks (``read``, ``starred``, ``hidden``, ``highlight``) are columns no import ever names.
* What is hidden is in no count; the walks over all articles and over a source's pass it over in their index, those
  over a tag's in ``article_tags``, which repeats ``hidden``.
* Every list order has an index that ends in ``(sort, id)``, so that a page is found by key, never by counting;
  unread and starred have partial ones. No plan depends on ANALYZE: `planning` names the index it wants.
* ``article_tags`` repeats ``sort`` and ``unread`` (and not hidden) so that a tag's newest unread articles are one
  index range.
* Counts are kept by trigger: ``sources.total``, ``tags.unread`` and so on are never computed by scanning.
* ``v_articles``, ``v_tags``, ``v_article_tags`` and ``v_sources`` are for other programs and stay as they are.
* ``search`` is contentless (the text is in ``bodies`` already); ``indexed`` says which articles it knows,
  ``unindexed`` which are waiting.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from tuireader.discover import discover
from tuireader.store.format import APPLICATION_ID, VERSION
from tuireader.store.writing import transaction
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version to the next."""

    version: int
    """``PRAGMA user_version`` after it."""
    name: str
    """As sqlite-utils remembers it."""
    up: Callable[[sqlite3.Connection], None]


def all_migrations() -> tuple[Migration, ...]:
    """Every step, in order."""
    return tuple(sorted(discover(__name__, Migration), key=lambda step: step.version))


def migrate(db: sqlite3.Connection, *, to: int = VERSION) -> None:
    """Bring a library to a version. Two programs that start together: one migrates, the other waits."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("tuireader")
    for step in all_migrations():
        if step.version <= to:
            migrations(name=step.name)(lambda wrapped, up=step.up: up(wrapped.conn))
    with transaction(db):
        if db.execute("PRAGMA user_version").fetchone()[0] >= to:
            return
        migrations.apply(Database(db, execute_plugins=False))
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={to}")


def run(db: sqlite3.Connection, script: str) -> None:
    """Every statement of `script`, within the transaction that is open."""
    for statement in statements(script):
        db.execute(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of `script`, one by one: ``executescript`` would end the transaction around them."""
    begun = ""
    for part in script.splitlines(keepends=True):
        begun += part
        if sqlite3.complete_statement(begun):
            yield begun.strip()
            begun = ""
