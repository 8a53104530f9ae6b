"""One document stored: whose version it is, whose double, or a new article of which source.

Called inside a transaction, which holds as many documents as the caller likes; but for a very long one (`is_long`),
which has its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import field
from functools import partial

from tuireader.errors import QueryError, UsageError
from tuireader.importers import newsboat_urls
from tuireader.library.addresses import title_of
from tuireader.library.intake import reading_apart
from tuireader.library.intake.files import Found, file_at, is_path, refused, spelled, url_of
from tuireader.library.intake.subscribing import subscribe
from tuireader.library.intake.versions import version_of
from tuireader.library.opening import Library
from tuireader.library.rules import running
from tuireader.library.views import keeping_views, saved_views
from tuireader.model.articles import Provenance
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Draft, Entry
from tuireader.model.results import Taken
from tuireader.store.content import documents, shelf
from tuireader.store.content.documents import Earlier
from tuireader.store.portions import portions
from tuireader.store.subscriptions import sources
from tuireader.store.writing import transaction
from tuireader.text import fold, line
from tuireader.values import dataclass

LONG = 100
"""Articles or subscriptions of a document from which on it is stored in several transactions."""

STDIN = "stdin:"
"""How the place of what came from standard input begins."""


@dataclass(slots=True)
class Piece:
    """One document on its way into the library."""

    name: str
    """As the reader knows it."""
    place: str
    """Where it lies for good."""
    content: bytes = field(repr=False)
    found: Found | None = None
    """The file and its folder, absolute; None for a stream."""
    sha256: bytes = b""
    _reading: reading_apart.Reading | None = None

    def __post_init__(self) -> None:
        self.sha256 = hashlib.sha256(self.content).digest()

    def document(self) -> Document | Refused:
        """What it holds; parsed when it is first asked for."""
        return self._read()[0]

    def entries(self) -> list[Entry]:
        """Its articles, with what tells each apart from all others."""
        return self._read()[1]

    @property
    def is_long(self) -> bool:
        """Whether it holds too much for one short transaction."""
        if self._reading is None:
            return False
        document = self.document()
        return isinstance(document, Document) and max(len(document.drafts), len(document.outlines)) > LONG

    def _read(self) -> reading_apart.Reading:
        if self._reading is None:
            self._reading = reading_apart.read(self.content, self.place)
        return self._reading


def unchanged(piece: Piece, before: Earlier | None) -> list[Taken]:
    """The articles of a document that is what it was when it was read before; empty if it is not."""
    if before is None or before.sha256 != piece.sha256:
        return []
    return [Taken(piece.name, "unchanged", held.id, held.title) for held in before.held]


def store(library: Library, piece: Piece) -> list[Taken]:
    """What became of each article in a document.

    Called outside a transaction, it has several of its own, and runs the rules in each. That the document is known is
    stored in the last: one that was cut off is read again.
    """
    before = documents.at_place(library.db, piece.place)
    if same := unchanged(piece, before):
        return same
    twin = documents.with_content(library.db, piece.sha256)
    if before is None and twin is not None and twin.held:
        return _same_bytes(library, piece, twin)
    document = piece.document()
    if isinstance(document, Refused):
        return [refused(piece.name, document.reason)]
    if document.kind == "outline":
        return _subscribe(library, piece, document)
    if document.kind == "seed":
        return _shelve_seed(library, piece, document, before)
    return _shelve_feed(library, piece, document)


def _same_bytes(library: Library, piece: Piece, twin: Earlier) -> list[Taken]:
    """A document known from another place: moved if it is no longer there, else a double."""
    moved = is_path(twin.place) and file_at(twin.place) is None
    record = documents.record(library.db, piece.place, piece.sha256, library.now())
    for one in twin.held:
        documents.link(library.db, one.id, record, brought=moved)
    said = line(f"moved from {twin.place}" if moved else f"the same as {twin.place}")
    return [Taken(piece.name, "unchanged" if moved else "duplicate", one.id, one.title, said) for one in twin.held]


def _shelve_seed(library: Library, piece: Piece, document: Document, before: Earlier | None) -> list[Taken]:
    """One article. Where it is another file's too, the longer text stays, and the file is a double."""
    (entry,) = piece.entries()
    source = _seed_source(library, piece)
    onto = version_of(library, entry, before)
    (one,) = shelf.save(library.db, source, shelf.SEEDS, [entry], library.now(), onto=onto, keep_longer=onto is None)
    if one.result == "deleted":
        return [_stays_away(piece, one)]
    double = onto is None and one.result == "unchanged"
    others = documents.provenance(library.db, one.id) if double else ()
    record = documents.record(library.db, piece.place, piece.sha256, library.now())
    documents.link(library.db, one.id, record, brought=not double)
    reason = _noted(document, entry.draft)
    if double:
        return [Taken(piece.name, "duplicate", one.id, one.title, reason or _same_as(others))]
    return [Taken(piece.name, one.result, one.id, one.title, reason)]


def _same_as(others: Sequence[Provenance]) -> str:
    """What a double is a double of: the file that its article's text is from."""
    return f"the same article as {line(others[-1].where)}" if others else "the same article as another file's"


def _seed_source(library: Library, piece: Piece) -> int:
    """The folder that was named, or the file's own."""
    if piece.found is None:
        return sources.ensure(library.db, "seed", STDIN, "standard input", library.now())[0]
    root, whole = piece.found.root, piece.found.whole
    title = line(spelled(root.name or root))
    return sources.ensure(library.db, "seed", url_of(root), title, library.now(), whole_folder=whole)[0]


def _shelve_feed(library: Library, piece: Piece, document: Document) -> list[Taken]:
    """The articles of a feed that was saved as a file: the file is their source."""
    entries = piece.entries()
    source = _feed_source(library, piece, document)
    alone = not library.db.in_transaction
    outcome = shelf.save(
        library.db, source, source, entries, library.now(), then=partial(_look, library) if alone else None
    )
    if any(one.result != "deleted" for one in outcome):
        with transaction(library.db):
            record = documents.record(library.db, piece.place, piece.sha256, library.now())
            for one in outcome:
                documents.link(library.db, one.id, record, brought=True)
    return [
        _stays_away(piece, one)
        if one.result == "deleted"
        else Taken(piece.name, one.result, one.id, one.title, _noted(document, entry.draft))
        for one, entry in zip(outcome, entries, strict=True)
    ]


def _look(library: Library, part: list[shelf.Shelved]) -> None:
    new, updated = ([one.id for one in part if one.result == result] for result in ("new", "updated"))
    running.look(library, new, updated)


def _stays_away(piece: Piece, one: shelf.Shelved) -> Taken:
    return Taken(piece.name, "unchanged", None, one.title, "you deleted this article; it stays away")


def _feed_source(library: Library, piece: Piece, document: Document) -> int:
    """The file itself; of a stream what the feed says of itself, so that it meets its source again."""
    head = document.head
    if piece.found is None:
        url, title = STDIN + (head.link or head.title or piece.sha256.hex()), "standard input"
    else:
        url, title = url_of(piece.found.path), line(spelled(piece.found.path.stem))
    source, _ = sources.ensure(library.db, "feed", url, head.title or title, library.now())
    sources.describe(library.db, source, head)
    return source


def _subscribe(library: Library, piece: Piece, document: Document) -> list[Taken]:
    """Subscriptions: each a source, its folders tags for its articles to come."""
    taken = []
    for some in [document.outlines] if library.db.in_transaction else portions(document.outlines):
        with transaction(library.db):
            for outline in some:
                title = outline.title or title_of(outline.url)
                _, made = subscribe(library, outline)
                taken.append(Taken(piece.name, "new" if made else "unchanged", None, title, outline.url))
    if hidden := sum(newsboat_urls.HIDDEN in outline.tags for outline in document.outlines):
        with running.at_work(library) as at_work:
            at_work.told.append(
                f"{hidden:,} of them newsboat does not list: here they are tagged {newsboat_urls.HIDDEN},"
                " and a rule with that tag may hide what they bring"
            )
    taken += [_saved_view(library, piece, name, query) for name, query in document.views]
    taken += [_told(piece.name, note) for note in document.notes if not note.startswith("repaired")]
    return taken or [refused(piece.name, "an outline without a single feed")]


def _saved_view(library: Library, piece: Piece, name: str, query: str) -> Taken:
    """A query of another reader, kept as a saved view; one of that name which is there already stays as it is."""
    if any(fold(view.name) == fold(name) for view in saved_views.all_views(library)):
        return Taken(piece.name, "unchanged", None, name, f"there is a view {line(name)} already")
    try:
        keeping_views.save(library, name, query)
    except (QueryError, UsageError) as error:
        return refused(piece.name, f"the query {line(name)}: {line(str(error))}")
    return Taken(piece.name, "new", None, name, f"a saved view: {line(query)}")


def _told(path: str, note: str) -> Taken:
    """What became of an outline that is no subscription of its own."""
    name, merged, _ = note.partition(": named twice")
    return Taken(path, "duplicate", None, name, "named twice, merged") if merged else refused(path, note)


def _noted(document: Document, draft: Draft) -> str:
    """What the importer had to guess or mend, each note once."""
    return "; ".join(dict.fromkeys([*draft.notes, *document.notes]))
