"""What a server answered where a feed was expected."""

from __future__ import annotations

from tuireader.importers import feed, json_feed, read
from tuireader.model.documents import Document, Refused

OPML = "a list of subscriptions, not a feed. Write it to a file and import that"


def read_answer(content: bytes, address: str, content_type: str = "") -> Document | Refused:
    """The feed in an answer, or why there is none. `content_type`: the server's header. Never raises.

    What a program printed (`address` is ``exec:NAME``) may be an article as plain text too.
    """
    if address.startswith("exec:"):
        document = read(content, "")
        return document if not isinstance(document, Document) or document.kind != "outline" else Refused(OPML)
    if json_feed.recognises(content, address):
        return json_feed.read_feed(content, address, content_type)
    return feed.read_feed(content, address, content_type)
