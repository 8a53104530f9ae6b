"""What lies at an address that somebody typed, told from the answer alone, within limits of time and memory.

Strangers wrote it: what takes too long or too much memory is given up, as in a refresh (`tuireader.sync.parsers`).
"""

from __future__ import annotations

import atexit
import pickle
from functools import cache

from tuireader.model.documents import Document
from tuireader.sync.answers import Fetched
from tuireader.sync.discovery import FoundFeed, feeds_of, hidden_feeds
from tuireader.sync.parsers import MEGABYTES, SECONDS
from tuireader.values import dataclass
from tuireader.worker import LimitError, Worker

_JOB = "tuireader.sync.judging:pickled"


@dataclass(frozen=True, slots=True)
class Judged:
    """One of: a feed, a list of subscriptions, feeds that a page names, or why it is none of them."""

    feed: Document | None = None
    listed: Document | None = None
    named: tuple[FoundFeed, ...] = ()
    reason: str = ""
    """Why it is no feed; empty if it is one."""
    given_up: bool = False
    """It was too hard to read: nobody knows what it is."""


def judge(answer: Fetched) -> Judged:
    """What an answer is; in a process that is started with the first and kept for the next."""
    try:
        content: bytes = _worker().ask(answer.body, answer.url, answer.content_type, answer.link)
    except LimitError as error:
        return Judged(reason=f"{error}: no feed should be so hard to read", given_up=True)
    judged: Judged = pickle.loads(content)
    return judged


def pickled(body: bytes, url: str, content_type: str, link: str) -> bytes:
    """The pickle of what an answer is: the job of a `tuireader.worker`."""
    return pickle.dumps(_judged(body, url, content_type, link), pickle.HIGHEST_PROTOCOL)


def _judged(body: bytes, url: str, content_type: str, link: str) -> Judged:
    from tuireader.importers import opml
    from tuireader.importers.answer import read_answer
    from tuireader.importers.not_a_feed import why_not_a_feed

    document = read_answer(body, url, content_type)
    if isinstance(document, Document) and document.kind == "feed":
        return Judged(feed=document)
    reason = why_not_a_feed(body, content_type)
    if opml.recognises(body, url):
        listed = opml.read(body, url)
        if isinstance(listed, Document):
            return Judged(listed=listed, reason=reason)
    named = feeds_of(body, url, link)
    return Judged(named=named or tuple(map(FoundFeed, hidden_feeds(body, url))), reason=reason)


@cache
def _worker() -> Worker:
    worker = Worker(_JOB, seconds=SECONDS, megabytes=MEGABYTES)
    atexit.register(worker.close)
    return worker
