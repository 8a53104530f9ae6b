"""Reading a document, as the job of a `tuireader.worker`: what nearly every feed needs is loaded when it starts."""

from __future__ import annotations

import pickle

import tuireader.importers.answer
import tuireader.importers.entries
import tuireader.importers.syndication  # noqa: F401
from tuireader.sync.contents import contents


def pickled(body: bytes, url: str, content_type: str, link: str) -> bytes:
    """The pickle of what an answer holds."""
    return pickle.dumps(contents(body, url, content_type, link), pickle.HIGHEST_PROTOCOL)
