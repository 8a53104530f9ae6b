"""Reading a document, as the job of a `tuireader.worker`: what nearly every one needs is loaded when it starts."""

from __future__ import annotations

import pickle

import tuireader.importers.syndication  # noqa: F401
from tuireader.importers import importers, read
from tuireader.importers.entries import entries_of
from tuireader.model.documents import Document

importers()


def pickled(content: bytes, name: str) -> bytes:
    """The pickle of what a document holds and of its entries."""
    document = read(content, name)
    entries = entries_of(document) if isinstance(document, Document) else []
    return pickle.dumps((document, entries), pickle.HIGHEST_PROTOCOL)
