"""What a server answered where a feed was expected."""

from __future__ import annotations

from tuireader.importers import feed, json_feed
from tuireader.model import Document, Refused


def read_answer(content: bytes, address: str, content_type: str = "") -> Document | Refused:
    """The feed in an answer, or why there is none. `content_type`: the server's header. Never raises."""
    if json_feed.recognises(content, address):
        return json_feed.read_feed(content, address, content_type)
    return feed.read_feed(content, address, content_type)
