"""A document read, where it is large in a process of its own: ten seconds and 512 MB are what it can cost.

Small ones are read here: no file of that size takes longer than starting a process does.
"""

from __future__ import annotations

import atexit
import pickle
from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from tuireader import importers
from tuireader.importers import newsboat_items
from tuireader.importers.entries import entries_of
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Draft, Entry
from tuireader.model.foreign import ForeignItem
from tuireader.worker import LimitError, Worker

SECONDS = 10.0
MEGABYTES = 512
"""Address space; an answer of the network may take as much (`tuireader.sync.parsers`)."""
LARGE = 256 * 1024
"""Bytes of a document that is read in a process of its own."""

JOB = "tuireader.importers.reading_job:pickled"
NEWSBOATS = "tuireader.importers.newsboat_job:pickled"

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


def read_items(items: Sequence[ForeignItem], link: str | None) -> list[Draft | Refused]:
    """The drafts of articles of newsboat's, in this order; one that is too hard to read costs itself only."""
    if sum(len(one.content) for one in items) < LARGE:
        return [newsboat_items.draft(one, link) for one in items]
    try:
        drafts: list[Draft | Refused] = pickle.loads(the_worker(NEWSBOATS).ask([_values(one) for one in items], link))
        return drafts
    except LimitError as error:
        if len(items) == 1:
            return [Refused(f"{error}: no article should be so hard to read")]
    return [draft for one in items for draft in read_items([one], link)]


def _values(item: ForeignItem) -> tuple[int | str, ...]:
    """All but the marks."""
    return (
        item.row, item.guid, item.title, item.author, item.url, item.published, item.content,
        item.kind, item.base, item.file, item.file_kind,
    )  # fmt: skip


@cache
def the_worker(job: str = JOB) -> Worker:
    """The process for a job, started with the first question and kept for the next."""
    worker = Worker(job, seconds=SECONDS, megabytes=MEGABYTES)
    atexit.register(worker.close)
    return worker
