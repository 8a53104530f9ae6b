"""What tells the articles of a document apart from all others."""

from __future__ import annotations

from tuireader.importers import identity, seed_identity
from tuireader.model import Document, Draft, Entry
from tuireader.text import count_words, plain


def entries_of(document: Document) -> list[Entry]:
    """The drafts of a document with their keys, hashes and numbers of words; what says the same twice, once."""
    if document.kind == "seed":
        return [
            Entry(draft, seed_identity.keys(draft), seed_identity.content_hash(draft), _words(draft))
            for draft in document.drafts
        ]
    drafts = identity.without_repeats(document.drafts)
    return [
        Entry(draft, keys, identity.content_hash(draft), _words(draft))
        for draft, keys in zip(drafts, identity.document_keys(drafts), strict=True)
    ]


def _words(draft: Draft) -> int:
    return count_words(plain(draft.form, draft.body))
