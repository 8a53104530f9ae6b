"""Sources asked for news, each stored as it answers. Runs in a process of its own (`tuireader refresh`).

Whatever happens to one source is a value of its own and never costs the others.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from tuireader.importers.answer import read_answer
from tuireader.library.importing import entries_of, find, import_files, path_of
from tuireader.library.opening import Library
from tuireader.model import Document, Refreshed, Refused, Source
from tuireader.store import documents, leases, shelf, sources
from tuireader.store.sources import Validators
from tuireader.store.writing import transaction
from tuireader.sync.answers import Failed, Fetched, NotModified, Postponed, Request
from tuireader.sync.refreshing import fetch_each

LEASE = 120
"""Seconds after which a refresh that has not been heard of is taken for dead."""


def choose(library: Library, names: Iterable[str]) -> tuple[list[Source], list[str]]:
    """The sources that these names mean (all if none is given), and the names that mean none."""
    wanted = list(names)
    if not wanted:
        return [source for source in sources.all_sources(library.db) if source.status != 410], []
    found: dict[int, Source] = {}
    unknown = []
    for name in wanted:
        meant = sources.named(library.db, name)
        found.update({source.id: source for source in meant})
        if not meant:
            unknown.append(name)
    return list(found.values()), unknown


def refresh(library: Library, chosen: Iterable[Source]) -> Iterator[Refreshed]:
    """Ask each source; yields what became of each once it is stored. Raises LibraryError if another refresh runs."""
    holder = f"{platform.node()}, process {os.getpid()}"
    with leases.hold(library.db, "refresh", holder, library.now, LEASE) as renew:
        feeds: dict[int, Source] = {}
        for source in chosen:
            folder = path_of(source.url)
            if source.kind == "seed" or folder is not None:
                yield _files(library, source, folder)
            else:
                feeds[source.id] = source
        requests = [(id, _request(library, source)) for id, source in feeds.items()]
        for id, answer in fetch_each(requests):
            yield _store(library, feeds[id], answer)
            renew()


def _request(library: Library, source: Source) -> Request:
    known = sources.validators(library.db, source.id)
    return Request(
        source.url, etag=known.etag or "", last_modified=known.modified or "", private_allowed=True
    )


def _store(library: Library, source: Source, answer: Fetched | NotModified | Failed | Postponed) -> Refreshed:
    """Keep an answer."""
    now = library.now()
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
    new, updated = keep(library, source.id, source.url, document, sha256)
    sources.succeeded(library.db, source.id, now, answer.status, fresh)
    seconds = answer.seconds + time.perf_counter() - started
    return _said(source, "new" if new or updated else "unchanged", new=new, updated=updated, seconds=seconds)


def keep(library: Library, source: int, place: str, document: Document, sha256: bytes) -> tuple[int, int]:
    """Shelve a feed's document; (new, updated). One transaction."""
    with transaction(library.db):
        sources.describe(library.db, source, document.head)
        outcome = shelf.save(
            library.db,
            source,
            source,
            entries_of(document),
            library.now(),
            document=documents.record(library.db, place, sha256, library.now()),
        )
    return sum(one.result == "new" for one in outcome), sum(one.result == "updated" for one in outcome)


def _files(library: Library, source: Source, folder: Path | None) -> Refreshed:
    """A folder of seed files, or a feed file, read again."""
    if folder is None or not folder.exists():
        reason = (
            f"{folder or source.url} is not there; its articles stay"
            if folder
            else "came from standard input"
        )
        return _said(source, "failed" if folder else "unchanged", reason=reason)
    started = time.perf_counter()
    outcome = list(import_files(library, find([folder])))
    new = sum(one.result == "new" for one in outcome)
    updated = sum(one.result == "updated" for one in outcome)
    sources.succeeded(library.db, source.id, library.now(), None)
    result = "new" if new or updated else "unchanged"
    return _said(source, result, new=new, updated=updated, seconds=time.perf_counter() - started)


def _said(
    source: Source, result: str, *, new: int = 0, updated: int = 0, reason: str = "", seconds: float = 0.0
) -> Refreshed:
    return Refreshed(source.title, source.url, result, new, updated, reason, seconds)  # type: ignore[arg-type]
