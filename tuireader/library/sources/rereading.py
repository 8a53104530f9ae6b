"""Sources on this machine read again: folders of seed files, and feed files."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tuireader.library.intake.files import Found, file_at, find
from tuireader.library.intake.importing import import_files
from tuireader.library.opening import Library
from tuireader.library.sources.answering import Result, failed, told
from tuireader.library.sources.choosing import settled_interval
from tuireader.model.results import Refreshed, Taken
from tuireader.model.sources import Outcome, Source
from tuireader.store.content import documents
from tuireader.store.subscriptions import attempts, sources
from tuireader.store.subscriptions.attempts import Attempt, Known
from tuireader.store.writing import transaction


def read_again(library: Library, source: Source, before: Known, path: Path, renew: Callable[[], None]) -> Refreshed:
    """What a folder or a file holds now. `renew` is called for each article."""
    if not os.path.lexists(path):
        return _broken(library, source, before, f"{path} is not there; its articles stay")
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
        return _broken(library, source, before, refused[0].reason)
    result: Result = "new" if new or updated else "unchanged"
    outcome = Outcome(library.now(), result, None, new, seconds, reason)
    interval = settled_interval(library, source)
    due = library.now() + interval if interval else None
    with transaction(library.db):
        attempts.succeeded(library.db, before, Attempt(outcome, due, "every so often" if due else ""))
    return told(source, result, new=new, updated=updated, reason=reason, seconds=seconds)


def _broken(library: Library, source: Source, before: Known, reason: str) -> Refreshed:
    with transaction(library.db):
        return failed(library, source, before, reason)


def _files_of(library: Library, source: Source, path: Path) -> Iterator[Found | Taken]:
    """All files of a folder that was itself named; of another only those that were, as far as they are there."""
    if source.kind == "feed" or sources.is_whole_folder(library.db, source.id):
        yield from find([path])
        return
    for place in documents.places(library.db, source.id):
        if (file := file_at(place)) is not None:
            yield Found(file, path)
