"""Files, folders and bytes taken in: seeds, feed files and OPML, told apart by content.

One short transaction for each batch of files; what is reported has been stored. A file that is refused never costs
the others. Nothing is read twice: the same bytes are recognised by their hash before any importer sees them.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from tuireader import importers
from tuireader.importers import identity, seed_identity
from tuireader.library.opening import Library
from tuireader.model import Document, Draft, Refused, Taken
from tuireader.store import documents, shelf, sources
from tuireader.store.writing import transaction
from tuireader.text import fold, line

LARGEST = 16 * 1024 * 1024
"""Bytes of a file we read."""

BATCH = 100
"""Files stored in one transaction."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import and the place it was found under: the folder that was named, or the file's own."""

    path: Path
    root: Path


def find(paths: Iterable[str | Path]) -> Iterator[Found | Taken]:
    """The files behind `paths`, folders walked in order of names; what is not there or not to be read is `Taken`.

    Hidden files and folders inside a named folder are passed over; links to folders are not followed.
    """
    for given in paths:
        path = Path(given)
        try:
            kind = path.stat().st_mode
        except OSError as error:
            yield _refused(spelled(path), _why(error))
            continue
        if stat.S_ISDIR(kind):
            yield from _walk(path)
        else:
            yield Found(path, path.parent)


def _walk(root: Path) -> Iterator[Found | Taken]:
    troubles: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Found(Path(folder) / name, root)
        while troubles:
            error = troubles.pop()
            yield _refused(spelled(error.filename), _why(error))


def import_files(
    library: Library, found: Iterable[Found | Taken], *, dry_run: bool = False
) -> Iterator[Taken]:
    """Take in files, each outcome once it is stored (or, in a dry run, what it would be)."""
    batch: list[Found | Taken] = []
    for item in found:
        batch.append(item)
        if len(batch) >= BATCH:
            yield from _batch(library, batch, dry_run)
            batch = []
    yield from _batch(library, batch, dry_run)


class _Rehearsed(Exception):
    """Ends the transaction of a dry run so that nothing of it is kept."""


def _batch(library: Library, batch: list[Found | Taken], dry_run: bool) -> list[Taken]:
    outcome: list[Taken] = []
    if not batch:
        return outcome
    try:
        with transaction(library.db):
            for item in batch:
                outcome.extend([item] if isinstance(item, Taken) else _file(library, item))
            if dry_run:
                raise _Rehearsed
    except _Rehearsed:
        pass
    return outcome


def _file(library: Library, found: Found) -> list[Taken]:
    name = spelled(found.path)
    content = read_file(found.path)
    if isinstance(content, Refused):
        return [_refused(name, content.reason)]
    place = spelled(os.path.abspath(found.path))
    return import_bytes(library, content, name, place=place, root=Path(os.path.abspath(found.root)))


def spelled(path: str | Path) -> str:
    """A path as text that can be stored and shown: bytes that are no UTF-8 as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def import_stream(library: Library, stream: BinaryIO, *, dry_run: bool = False) -> Iterator[Taken]:
    """Take in one document from a stream (standard input); its hash is its place."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield _refused("-", f"too large: at most {LARGEST:,} bytes are read")
        return
    place = f"stdin:{hashlib.sha256(content).hexdigest()}"
    outcome: list[Taken] = []
    try:
        with transaction(library.db):
            outcome = import_bytes(library, content, "-", place=place, root=None)
            if dry_run:
                raise _Rehearsed
    except _Rehearsed:
        pass
    yield from outcome


def read_file(path: Path) -> bytes | Refused:
    """The content of a regular file of at most `LARGEST` bytes; never waits on a pipe or a device."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        return Refused(_why(error))
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            return Refused("not a regular file")
        if facts.st_size > LARGEST:
            return Refused(f"too large: {facts.st_size:,} bytes, at most {LARGEST:,} are read")
        try:
            return file.read(LARGEST + 1)
        except OSError as error:
            return Refused(_why(error))


def import_bytes(
    library: Library, content: bytes, name: str, *, place: str, root: Path | None
) -> list[Taken]:
    """Take in one document. `name`: as the reader knows it; `place`: where it lies for good; `root`: its folder.

    Call inside a transaction to make several one.
    """
    sha256 = hashlib.sha256(content).digest()
    before = documents.at_place(library.db, place)
    if before and before[0] == sha256 and before[1]:
        return [Taken(name, "unchanged", known.article_id, known.title) for known in before[1]]
    if not before and (known := documents.with_content(library.db, sha256)):
        return _same_bytes(library, known, sha256, name, place)
    document = importers.read(content, place)
    if isinstance(document, Refused):
        return [_refused(name, document.reason)]
    if document.kind == "outline":
        return _outline(library, document, name)
    return _shelve(library, document, sha256, name, place, root, before)


def _same_bytes(
    library: Library, known: tuple[documents.Known, ...], sha256: bytes, name: str, place: str
) -> list[Taken]:
    """A document known from another place: moved if it is no longer there, else a double."""
    with transaction(library.db):
        moved = not os.path.exists(known[0].place)
        record = documents.record(library.db, place, sha256, library.now())
        for one in known:
            documents.link(library.db, one.article_id, record)
    said = f"moved from {known[0].place}" if moved else f"the same as {known[0].place}"
    return [
        Taken(name, "unchanged" if moved else "duplicate", one.article_id, one.title, line(said))
        for one in known
    ]


def _shelve(
    library: Library,
    document: Document,
    sha256: bytes,
    name: str,
    place: str,
    root: Path | None,
    before: tuple[bytes, tuple[documents.Known, ...]] | None,
) -> list[Taken]:
    seed = document.kind == "seed"
    with transaction(library.db):
        source = _source(library, document, place, root)
        entries = entries_of(document)
        onto = _edited(library, document.drafts[0], entries[0], before) if seed and before else None
        outcome = shelf.save(
            library.db,
            source,
            shelf.SEEDS if seed else source,
            entries,
            library.now(),
            document=documents.record(library.db, place, sha256, library.now()),
            onto=onto,
            keep_longer=seed and onto is None,
        )
    noted = "; ".join(document.notes)
    return [
        _taken(name, one, entry.draft, seed and onto is None, noted)
        for one, entry in zip(outcome, entries, strict=True)
    ]


def entries_of(document: Document) -> list[shelf.Entry]:
    """The drafts of a document with what tells each apart from all others."""
    if document.kind == "seed":
        return [
            shelf.Entry(draft, seed_identity.keys(draft), seed_identity.content_hash(draft))
            for draft in document.drafts
        ]
    drafts = identity.without_repeats(document.drafts)
    return [
        shelf.Entry(draft, keys, identity.content_hash(draft))
        for draft, keys in zip(drafts, identity.document_keys(drafts), strict=True)
    ]


def _taken(name: str, one: shelf.Shelved, draft: Draft, double: bool, noted: str) -> Taken:
    """A seed that met an article of another file, and added nothing to it, is a double."""
    reason = "; ".join(filter(None, [*draft.notes, noted]))
    if double and one.result == "unchanged":
        return Taken(name, "duplicate", one.id, one.title, reason or "the same article as another file's")
    return Taken(name, one.result, one.id, one.title, reason)


def _source(library: Library, document: Document, place: str, root: Path | None) -> int:
    """The source of a document: the folder that was named for seeds, the file itself for a feed."""
    if document.kind == "seed":
        url = root.as_uri() if root is not None else "stdin:"
        title = line(root.name or str(root)) if root is not None else "standard input"
        return sources.ensure(library.db, "seed", url, title, library.now())[0]
    url = Path(place).as_uri() if os.path.isabs(place) else place
    source, _ = sources.ensure(
        library.db, "feed", url, document.head.title or Path(place).stem, library.now()
    )
    sources.describe(library.db, source, document.head)
    return source


def _edited(
    library: Library,
    draft: Draft,
    entry: shelf.Entry,
    before: tuple[bytes, tuple[documents.Known, ...]],
) -> int | None:
    """The article that a file held before, if what it holds now is a new version of it and not another article."""
    if not before[1]:
        return None
    known = before[1][0]
    if shelf.find(library.db, shelf.SEEDS, entry.keys) == known.article_id:
        return known.article_id
    held = shelf.glance(library.db, known.article_id)
    if held is None or (held.url and draft.url and held.url != draft.url):
        return None
    same_head = fold(held.title) == fold(draft.title) or (
        draft.published is not None
        and held.published == draft.published
        and draft.published.precision == "minute"
    )
    return known.article_id if same_head or _alike(held.body, draft.body) else None


def _alike(old: str, new: str) -> bool:
    """At least a third of the different words of both texts stand in both."""
    ours, theirs = set(fold(old).split()), set(fold(new).split())
    return len(ours & theirs) * 3 >= len(ours | theirs) > 0


def _outline(library: Library, document: Document, name: str) -> list[Taken]:
    """Subscriptions: each a source, its folders tags for its articles to come."""
    taken = []
    with transaction(library.db):
        for outline in document.outlines:
            title = outline.title or urlsplit(outline.url).hostname or outline.url
            _, made = sources.ensure(
                library.db,
                "feed",
                outline.url,
                title,
                library.now(),
                given_title=outline.title or None,
                tagged=outline.tags,
            )
            taken.append(Taken(name, "new" if made else "unchanged", None, title, outline.url))
    return [*taken, *(_refused(name, note) for note in document.notes)] or [
        _refused(name, "an outline without a single feed")
    ]


def _refused(path: str, reason: str) -> Taken:
    return Taken(line(path), "refused", None, "", line(reason))


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "may not be read (check its rights)"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return f"not a usable file name ({error})"


def path_of(url: str) -> Path | None:
    """The path in a ``file:`` address; None for any other."""
    parts = urlsplit(url)
    return Path(unquote(parts.path)) if parts.scheme == "file" else None
