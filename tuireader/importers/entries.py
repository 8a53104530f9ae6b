"""What tells the articles of a document apart from all others."""

from __future__ import annotations

from tuireader.importers import identity, seed_identity
from tuireader.model.documents import Document
from tuireader.model.drafts import Draft, Entry
from tuireader.text import count_words, plain


def entries_of(document: Document) -> list[Entry]:
    """The drafts of a document with their keys, hashes and numbers of words; what says the same twice, once."""
    if document.kind == "seed":
        return [
            Entry(draft, seed_identity.keys(draft), seed_identity.content_hash(draft), _words(draft))
            for draft in document.drafts
        ]
    hashed = identity.without_repeats(document.drafts)
    found = identity.document_keys([draft for draft, _ in hashed])
    return [Entry(draft, keys, digest, _words(draft)) for (draft, digest), keys in zip(hashed, found, strict=True)]


def _words(draft: Draft) -> int:
    return count_words(plain(draft.form, draft.body))
