"""Sources asked for news, each stored as it answers. Runs in a process of its own (`tuireader refresh`).

Whatever happens to one source is a value of its own and never costs the others.
"""

from __future__ import annotations

import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tuireader.importers.answer import read_answer
from tuireader.library.files import Found, file_at, find, path_of
from tuireader.library.importing import import_files
from tuireader.library.opening import Library
from tuireader.library.source_rules import asked, rules_of
from tuireader.library.storing import STDIN, entries_of
from tuireader.model import Document, Refreshed, Refused, Source, Taken
from tuireader.store import documents, leases, shelf, sources
from tuireader.store.sources import Validators
from tuireader.store.writing import transaction
from tuireader.sync.answers import Answer, Failed, Fetched, NotModified, Postponed, Request
from tuireader.sync.refreshing import fetch_each
from tuireader.text import line

LEASE = 120
"""Seconds after which a refresh that has not been heard of is taken for dead."""


def choose(library: Library, names: Iterable[str]) -> tuple[list[Source], list[str]]:
    """The sources that these names mean, and the names that mean none; without names all that are not gone."""
    wanted = list(names)
    if not wanted:
        gone = sources.gone(library.db)
        return [source for source in sources.all_sources(library.db) if source.id not in gone], []
    found: dict[int, Source] = {}
    unknown = []
    for name in wanted:
        meant = sources.named(library.db, name)
        found.update({source.id: source for source in meant})
        if not meant:
            unknown.append(name)
    return list(found.values()), unknown


def refresh(library: Library, chosen: Iterable[Source]) -> Iterator[Refreshed]:
    """Ask each source; yields what became of each once it is stored.

    Raises LibraryError where another refresh runs.
    """
    holder = f"{platform.node()}, process {os.getpid()}"
    with leases.hold(library.db, "refresh", holder, library.now, LEASE) as renew:
        feeds: dict[int, Source] = {}
        for source in chosen:
            if source.url.startswith(STDIN):
                yield _said(source, "unchanged", reason="came from standard input")
            elif (path := path_of(source.url)) is not None:
                yield _files(library, source, path, renew)
            else:
                feeds[source.id] = source
        requests = [(id, _request(library, source)) for id, source in feeds.items()]
        for id, answer in fetch_each(requests):
            yield _store(library, feeds[id], answer)
            renew()


def _request(library: Library, source: Source) -> Request:
    known = sources.validators(library.db, source.id)
    return asked(
        library, Request(source.url, etag=known.etag or "", last_modified=known.modified or "", private_allowed=True)
    )


def _store(library: Library, source: Source, answer: Answer) -> Refreshed:
    """Keep an answer, all of it or nothing."""
    now = library.now()
    if isinstance(answer, Fetched | NotModified):
        source = _moved(library, source, answer.moved_for_good)
    if isinstance(answer, NotModified):
        sources.succeeded(library.db, source.id, now, answer.status)
        return _said(source, "unchanged", seconds=answer.seconds)
    if isinstance(answer, Postponed):
        return _said(source, "postponed", reason=answer.reason, seconds=answer.seconds)
    if isinstance(answer, Failed):
        sources.failed(library.db, source.id, now, answer.status, answer.reason, gone=answer.gone)
        return _said(source, "failed", reason=answer.reason, seconds=answer.seconds)
    started = time.perf_counter()
    sha256 = bytes.fromhex(answer.sha256)
    fresh = Validators(answer.etag or None, answer.last_modified or None, sha256)
    if sources.validators(library.db, source.id).body_hash == sha256:
        sources.succeeded(library.db, source.id, now, answer.status, fresh)
        return _said(source, "unchanged", seconds=answer.seconds)
    document = read_answer(answer.body, answer.url, answer.content_type)
    if isinstance(document, Refused):
        reason = document.reason
        sources.failed(library.db, source.id, now, answer.status, reason, gone=False)
        return _said(source, "failed", reason=reason, seconds=answer.seconds)
    with transaction(library.db):
        new, updated = keep(library, source.id, source.url, document, sha256)
        sources.succeeded(library.db, source.id, now, answer.status, fresh)
    seconds = answer.seconds + time.perf_counter() - started
    return _said(source, "new" if new or updated else "unchanged", new=new, updated=updated, seconds=seconds)


def _moved(library: Library, source: Source, url: str | None) -> Source:
    """The source at its new address, if it moved there for good; one with a password in its address stays, and one
    that the configuration names."""
    if url is None or url == source.url or "@" in source.url.partition("://")[2].partition("/")[0]:
        return source
    if rules_of(library, source.url).pinned:
        return source
    return replace(source, url=url) if sources.move(library.db, source.id, url) else source


def keep(library: Library, source: int, place: str, document: Document, sha256: bytes) -> tuple[int, int]:
    """Shelve a feed's document; (new, updated). One transaction. What brought nothing is not recorded."""
    entries = entries_of(document)
    with transaction(library.db):
        sources.describe(library.db, source, document.head)
        outcome = shelf.save(library.db, source, source, entries, library.now())
        brought = [one for one in outcome if one.result in ("new", "updated")]
        if brought:
            record = documents.record(library.db, place, sha256, library.now())
            for one in brought:
                documents.link(library.db, one.id, record, brought=True)
    new = sum(one.result == "new" for one in brought)
    return new, len(brought) - new


def _files(library: Library, source: Source, path: Path, renew: Callable[[], None]) -> Refreshed:
    """A folder of seed files, or a feed file, read again."""
    if not os.path.lexists(path):
        return _broken(library, source, f"{path} is not there; its articles stay")
    started = time.perf_counter()
    counted: Counter[str] = Counter()
    refused: list[Taken] = []
    for one in import_files(library, _files_of(library, source, path)):
        counted[one.result] += 1
        if one.result == "refused":
            refused.append(one)
        renew()
    new, updated, seconds = counted["new"], counted["updated"], time.perf_counter() - started
    reason = f"{len(refused):,} refused; {refused[0].path}: {refused[0].reason}" if refused else ""
    if refused and len(refused) == counted.total():
        return _broken(library, source, refused[0].reason)
    sources.succeeded(library.db, source.id, library.now(), None)
    result = "new" if new or updated else "unchanged"
    return _said(source, result, new=new, updated=updated, reason=reason, seconds=seconds)


def _broken(library: Library, source: Source, reason: str) -> Refreshed:
    sources.failed(library.db, source.id, library.now(), None, line(reason), gone=False)
    return _said(source, "failed", reason=line(reason))


def _files_of(library: Library, source: Source, path: Path) -> Iterator[Found | Taken]:
    """All files of a folder that was itself named; of another only those that were, as far as they are there."""
    if source.kind == "feed" or sources.is_whole_folder(library.db, source.id):
        yield from find([path])
        return
    for place in documents.places(library.db, source.id):
        if (file := file_at(place)) is not None:
            yield Found(file, path)


def _said(
    source: Source, result: str, *, new: int = 0, updated: int = 0, reason: str = "", seconds: float = 0.0
) -> Refreshed:
    return Refreshed(source.title, source.url, result, new, updated, reason, seconds)  # type: ignore[arg-type]
