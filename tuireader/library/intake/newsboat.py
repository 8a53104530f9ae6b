"""newsboat's ``cache.db`` taken in: its articles, with what was read, flagged and deleted there.

What newsboat subscribes to stands in its ``urls`` file: a feed of which only the database tells is not asked for news,
its articles are there all the same. Articles that are here already stay as they are and get their marks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from tuireader.importers import newsboat_items
from tuireader.importers.links import absolute
from tuireader.importers.subscribable import fetchable
from tuireader.library.addresses import title_of
from tuireader.library.intake import reading_apart
from tuireader.library.intake.files import refused, sha256_of, spelled, why
from tuireader.library.opening import Library
from tuireader.library.rules import running
from tuireader.model.documents import Refused
from tuireader.model.drafts import Draft, Entry
from tuireader.model.foreign import ForeignFeed, ForeignMarks
from tuireader.model.results import Taken
from tuireader.store.acts.taking_over import TakingOver
from tuireader.store.content import documents, shelf
from tuireader.store.foreign.newsboat import Cache, opened
from tuireader.store.portions import portions, rest
from tuireader.store.reader import journal
from tuireader.store.subscriptions import sources
from tuireader.store.writing import transaction
from tuireader.text import line
from tuireader.values import dataclass

ELSEWHERE = "newsboat:"
"""How the address of a source begins that newsboat got its articles from and that cannot be subscribed to."""
TOGETHER = 5000
"""Articles of a feed that are told apart at once: what a refresh takes of one answer."""
AT_ONCE = 100
"""Articles that are read at once."""


@dataclass(slots=True)
class _Import:
    """One database on its way into the library."""

    library: Library
    name: str
    over: TakingOver
    new: list[int] = field(default_factory=list)
    feeds: int = 0
    """Feeds with articles."""
    left: int = 0
    """Feeds that are not subscribed to and are new."""


def take_in(library: Library, path: Path, *, dry_run: bool = False) -> Iterator[Taken]:
    """The outcome of each article of a database, once it is stored (or, in a dry run, what it would be)."""
    name, place = line(spelled(path)), spelled(os.path.abspath(path))
    if path.exists() and path.samefile(library.path):  # its file must not be opened beside SQLite
        yield refused(path, "the library itself")
        return
    try:
        sha256 = sha256_of(path)  # before SQLite has it open, whose locks this would drop
    except OSError as error:
        yield refused(path, why(error))
        return
    before = documents.at_place(library.db, place)
    if before is not None and before.sha256 == sha256:
        yield from (Taken(name, "unchanged", held.id, held.title) for held in before.held)
        return
    with opened(path) as cache:
        feeds = cache.feeds() if isinstance(cache, Cache) else cache
        if isinstance(feeds, Refused) or isinstance(cache, Refused):
            yield refused(path, feeds.reason if isinstance(feeds, Refused) else "")
            return
        this = _Import(library, name, TakingOver("newsboat"))
        found = 0
        for feed in feeds:
            for start in range(0, len(feed.rows), TOGETHER):
                for one in _some(this, cache, feed, feed.rows[start : start + TOGETHER], dry_run=dry_run):
                    found += 1
                    yield one
        if cache.lost:
            yield refused(path, f"{cache.lost:,} articles: their part of the file is damaged, or they are too long")
        elif not found:
            yield refused(path, "a database of newsboat's without a single article")
    if not dry_run:
        _end(this, place, sha256)


def _some(this: _Import, cache: Cache, feed: ForeignFeed, rows: Sequence[int], *, dry_run: bool) -> Iterator[Taken]:
    """Articles of one feed."""
    drafts: list[tuple[Draft, ForeignMarks]] = []
    link = absolute(feed.link) or fetchable(feed.address)
    for start in range(0, len(rows), AT_ONCE):
        items = list(cache.items(rows[start : start + AT_ONCE]))
        for item, draft in zip(items, reading_apart.read_items(items, link) if items else (), strict=True):
            if isinstance(draft, Refused):
                yield Taken(this.name, "refused", None, line(item.title)[:200], line(draft.reason))
            else:
                drafts.append((draft, item.marks))
    entries = newsboat_items.entries(drafts)
    address = _address(feed)
    if dry_run:
        yield from _rehearsed(this, address, entries)
        return
    title = line(feed.title) or title_of(address)
    source, made = sources.ensure_left(this.library.db, address, title, this.library.now())
    this.feeds += 1
    this.left += made
    if made and link:
        sources.lead_to(this.library.db, source, link)
    yield from _shelved(this, source, entries)
    rest()


def _address(feed: ForeignFeed) -> str:
    return fetchable(feed.address) or ELSEWHERE + line(feed.address)[:1000]


def _shelved(this: _Import, source: int, entries: Sequence[tuple[Entry, ForeignMarks]]) -> Iterator[Taken]:
    """Store articles with their marks; the oldest first, as `shelf.save` does."""
    library = this.library
    marks = iter([there for _, there in reversed(entries)])

    def then(part: list[shelf.Shelved]) -> None:
        here = [(one, next(marks)) for one in part]
        new = [one.id for one, _ in here if one.result == "new"]
        put = [(one.id, there, one.result == "new") for one, there in here if one.result != "deleted"]
        this.over.put(library.db, put, library.now())
        running.look(library, new)
        this.new += new

    outcome = shelf.save(
        library.db, source, source, [entry for entry, _ in entries], library.now(), keep=True, then=then
    )
    for one, (_, there) in zip(outcome, entries, strict=True):
        yield _taken(this, one, there)


def _taken(this: _Import, one: shelf.Shelved, there: ForeignMarks) -> Taken:
    if one.result == "deleted":
        return Taken(this.name, "unchanged", None, one.title, "you deleted this article; it stays away")
    if one.result == "new" and there.deleted:
        return Taken(this.name, "unchanged", None, one.title, "you deleted this article in newsboat; it stays away")
    return Taken(this.name, one.result, one.id, one.title)


def _rehearsed(this: _Import, address: str, entries: Iterable[tuple[Entry, ForeignMarks]]) -> Iterator[Taken]:
    """What would become of articles."""
    db = this.library.db
    source = sources.at(db, address)
    for entry, there in entries:
        known = shelf.find(db, source.id, entry.keys) if source else None
        result: shelf.Shelved = shelf.Shelved("new" if known is None else "unchanged", known or 0, entry.draft.title)
        taken = _taken(this, result, there)
        yield Taken(taken.path, taken.result, taken.id or None, taken.title, taken.reason)


def _end(this: _Import, place: str, sha256: bytes) -> None:
    """Keep which database brought the articles, let one undo take back what came of them, and tell the rest."""
    library = this.library
    record = 0
    for some in portions(this.new):
        with transaction(library.db):
            record = record or documents.record(library.db, place, sha256, library.now())
            for id in some:
                documents.link(library.db, id, record, brought=True)
    with running.at_work(library) as at_work:
        if this.over.said:
            at_work.told.append(f"{this.over.said} (`tuireader undo` takes it back)")
        if at_work.action and this.over.action:
            with transaction(library.db):
                journal.join(library.db, [at_work.action, this.over.action])
        if this.left:
            at_work.told.append(_of_the_left(this))


def _of_the_left(this: _Import) -> str:
    """What becomes of feeds of which only the database tells."""
    many = f"{this.left:,} feeds are" if this.left > 1 else "1 feed is"
    said = f"{many} not subscribed to and not asked for news; what newsboat kept of it is here"
    hint = ". `tuireader import` of newsboat's urls file subscribes to those that stand there"
    return said + (hint if this.left == this.feeds else "")
