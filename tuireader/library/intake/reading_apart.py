"""A document read, where it is large in a process of its own: ten seconds and 512 MB are what it can cost.

Small ones are read here: no file of that size takes longer than starting a process does.
"""

from __future__ import annotations

import atexit
import pickle
from functools import cache
from typing import TypeAlias

from tuireader import importers
from tuireader.importers.entries import entries_of
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Entry
from tuireader.worker import LimitError, Worker

SECONDS = 10.0
MEGABYTES = 512
"""Address space; an answer of the network may take as much (`tuireader.sync.parsers`)."""
LARGE = 256 * 1024
"""Bytes of a document that is read in a process of its own."""

JOB = "tuireader.importers.reading_job:pickled"

Reading: TypeAlias = tuple[Document | Refused, list[Entry]]


def read(content: bytes, place: str, worker: Worker | None = None) -> Reading:
    """What a document holds, or why nothing; and its entries. `worker`: who reads a large one."""
    if len(content) < LARGE:
        document = importers.read(content, place)
        return document, entries_of(document) if isinstance(document, Document) else []
    try:
        answer: bytes = (worker or the_worker()).ask(content, place)
    except LimitError as error:
        return Refused(f"{error}: no document should be so hard to read"), []
    reading: Reading = pickle.loads(answer)
    return reading


@cache
def the_worker() -> Worker:
    """The process, started with the first large document and kept for the next."""
    worker = Worker(JOB, seconds=SECONDS, megabytes=MEGABYTES)
    atexit.register(worker.close)
    return worker
