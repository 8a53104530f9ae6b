"""Files, folders and bytes taken in: seeds, feed files, OPML and newsboat's database, told apart by content.

Files are read and parsed a batch at a time, then stored in short transactions: the library is never locked while
something is read. What is reported has been stored. A file that is refused never costs the others. The same bytes are
recognised by their hash before any importer sees them. Databases come last: by then the feeds are known whose articles
they hold.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from tuireader.library.intake import newsboat
from tuireader.library.intake.files import DATABASE, LARGEST, Found, find, is_database, read_file, refused, spelled
from tuireader.library.intake.rehearsing import Rehearsal, imagined
from tuireader.library.intake.storing import STDIN, Piece, store, unchanged
from tuireader.library.opening import Library
from tuireader.library.rules import running
from tuireader.model.documents import Document, Refused
from tuireader.model.results import Taken
from tuireader.store import portions
from tuireader.store.content import articles, documents
from tuireader.store.writing import transaction
from tuireader.text import line

__all__ = ["find", "import_files", "import_stream"]

BATCH = 100
"""Files held in memory until they are stored, at most."""

BATCH_BYTES = 4 * 1024 * 1024
"""Bytes of files held in memory until they are stored; one file may be larger."""


def import_files(library: Library, found: Iterable[Found | Taken], *, dry_run: bool = False) -> Iterator[Taken]:
    """Take in files, each outcome once it is stored (or, in a dry run, what it would be)."""
    rehearsal = Rehearsal() if dry_run else None
    batch: list[Piece | list[Taken]] = []
    held = 0
    databases: list[Path] = []
    with running.at_work(library):
        for item in found:
            if isinstance(item, Found) and is_database(item.path):
                databases.append(item.path)
                continue
            ready = [item] if isinstance(item, Taken) else _made_ready(library, item)
            batch.append(ready)
            held += len(ready.content) if isinstance(ready, Piece) else 0
            if len(batch) >= BATCH or held >= BATCH_BYTES:
                yield from _store_all(library, batch, rehearsal)
                batch, held = [], 0
        yield from _store_all(library, batch, rehearsal)
        for path in databases:
            yield from newsboat.take_in(library, path, dry_run=dry_run)


def import_stream(library: Library, stream: BinaryIO, *, dry_run: bool = False) -> Iterator[Taken]:
    """Take in one document from a stream (standard input); its hash is its place."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield refused("-", f"too large: at most {LARGEST:,} bytes are read")
        return
    if content.startswith(DATABASE):
        yield refused("-", "a database cannot be read from here: name its file")
        return
    piece = Piece("-", STDIN + hashlib.sha256(content).hexdigest(), content)
    piece.document()
    yield from _store_all(library, [piece], Rehearsal() if dry_run else None)


# ---------------------------------------------------------------- before the library is locked


def _made_ready(library: Library, found: Found) -> Piece | list[Taken]:
    """A file read, and parsed unless its bytes are known; what became of it where that is clear already."""
    content = read_file(found.path)
    if isinstance(content, Refused):
        return [refused(found.path, content.reason)]
    path, root = Path(os.path.abspath(found.path)), Path(os.path.abspath(found.root))
    piece = Piece(line(spelled(found.path)), spelled(path), content, Found(path, root, found.whole))
    if same := unchanged(piece, documents.at_place(library.db, piece.place)):
        return same
    if documents.with_content(library.db, piece.sha256) is None:
        piece.document()
    return piece


# ---------------------------------------------------------------- while it is locked


class _Rehearsed(Exception):
    """Ends the transaction of a dry run so that nothing of it is kept."""


def _store_all(library: Library, batch: Iterable[Piece | list[Taken]], rehearsal: Rehearsal | None) -> Iterator[Taken]:
    """Store what is to be stored, a short transaction at a time; the outcomes in the order of the batch."""
    waiting = deque(batch)
    while waiting:
        first = waiting[0]
        if isinstance(first, list):
            waiting.popleft()
            yield from first
            continue
        if rehearsal is not None:
            yield from _rehearse_some(library, waiting, rehearsal)
        elif first.is_long:
            waiting.popleft()
            yield from store(library, first)
        else:
            yield from _store_some(library, waiting)
        if waiting:
            portions.rest()


def _some(waiting: deque[Piece | list[Taken]]) -> Iterator[Piece | list[Taken]]:
    """What waits, for as long as the library may be locked, and up to what is too long for that."""
    began = time.monotonic()
    while waiting and time.monotonic() - began < portions.LOCKED:
        if isinstance(waiting[0], Piece) and waiting[0].is_long:
            return
        yield waiting.popleft()


def _store_some(library: Library, waiting: deque[Piece | list[Taken]]) -> list[Taken]:
    outcome: list[Taken] = []
    with transaction(library.db):
        for item in _some(waiting):
            outcome += item if isinstance(item, list) else store(library, item)
        running.look(library, _ids(outcome, "new"), _ids(outcome, "updated"))
    return outcome


def _rehearse_some(library: Library, waiting: deque[Piece | list[Taken]], rehearsal: Rehearsal) -> list[Taken]:
    outcome: list[Taken] = []
    with suppress(_Rehearsed), transaction(library.db):
        newest = articles.newest(library.db)
        first = waiting.popleft()  # also one that is too long: nothing of a rehearsal may stay
        for item in itertools.chain([first], _some(waiting)):
            if isinstance(item, list):
                outcome += item
            else:
                outcome += [imagined(taken, newest) for taken in _rehearse(library, item, rehearsal)]
        raise _Rehearsed
    return outcome


def _ids(outcome: Iterable[Taken], result: str) -> list[int]:
    return list(dict.fromkeys(one.id for one in outcome if one.result == result and one.id is not None))


def _rehearse(library: Library, piece: Piece, rehearsal: Rehearsal) -> list[Taken]:
    """What would become of a document if those before it in this run had been stored."""
    document = piece.document()
    marks = [piece.sha256]
    if isinstance(document, Document) and document.kind == "seed":
        marks += [key for entry in piece.entries() for key in entry.keys]
    if (before := rehearsal.double_of(marks)) is not None:
        if before.path == piece.name:
            return [Taken(piece.name, "unchanged", None, before.title)]
        return [Taken(piece.name, "duplicate", None, before.title, f"the same article as {before.path}")]
    outcome = store(library, piece)
    if any(one.result == "new" for one in outcome):
        rehearsal.note(marks, outcome[0])
    return outcome
