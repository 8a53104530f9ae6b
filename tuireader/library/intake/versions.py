"""Which article the new content of a file is a version of, if it is not another article altogether."""

from __future__ import annotations

from tuireader.library.intake.files import file_at
from tuireader.library.opening import Library
from tuireader.model.drafts import Draft, Entry
from tuireader.store.content import documents, shelf
from tuireader.store.content.documents import Earlier
from tuireader.text import fold


def version_of(library: Library, entry: Entry, before: Earlier | None) -> int | None:
    """The article that a seed file now holds a new version of; None if it holds another, or a double of another's.

    `before`: what the file held before. Who an article is decides first: by its identity it may be the one this file
    held, or one whose files are all gone (moved and edited). Else what stayed the same: title, minute, a third of the
    words.
    """
    held = before.held[0].id if before and before.held else None
    known = shelf.find(library.db, shelf.SEEDS, entry.keys)
    if known is not None:
        return known if known == held or not _has_file(library, known) else None
    return held if held is not None and _continues(library, held, entry.draft) else None


def _has_file(library: Library, article: int) -> bool:
    return any(file_at(document.where) for document in documents.provenance(library.db, article))


def _continues(library: Library, article: int, draft: Draft) -> bool:
    """Whether `draft` reads like a new version of an article."""
    old = shelf.glance(library.db, article)
    if old is None or (old.url and draft.url and old.url != draft.url):
        return False
    minute = draft.published is not None and draft.published.precision == "minute"
    return (
        fold(old.title) == fold(draft.title)
        or (minute and old.published == draft.published)
        or _alike(old.body, draft.body)
    )


def _alike(old: str, new: str) -> bool:
    """At least a third of the different words of both texts stand in both."""
    ours, theirs = set(fold(old).split()), set(fold(new).split())
    return len(ours & theirs) * 3 >= len(ours | theirs) > 0
