"""On the : line: marks for all that a query finds, and for nothing else; z takes each back in one press."""

from __future__ import annotations

from tuireader.ui.beside import bulk
from tuireader.ui.commands import Argument, Command, asks
from tuireader.ui.prompt import completers

read = Command(
    "read", (), "Mark a query read", "Mark read all that a query finds, and no other; without one all of this view.",
    "Mark", lambda room: bulk.read(room, ""), place=30, takes=Argument("QUERY", bulk.read, completers.query),
)  # fmt: skip
unread = Command(
    "unread", (), "Mark a query unread", "Mark unread all that a query finds; without one all of this view.",
    "Mark", lambda room: bulk.read(room, "", read=False), place=31,
    takes=Argument("QUERY", lambda room, text: bulk.read(room, text, read=False), completers.query),
)  # fmt: skip
unstar = Command(
    "unstar", (), "Take stars off", "Take the star off all that a query finds; without one off all of this view.",
    "Mark", lambda room: bulk.star(room, "", starred=False), place=32,
    takes=Argument("QUERY", lambda room, text: bulk.star(room, text, starred=False), completers.query),
)  # fmt: skip
tag = Command(
    "tag", (), "Tag a query", "Put tags on all that a query finds and take others off: tag is:starred +keep -later."
    " Without a query: on the article, or the selected ones.",
    "Mark", asks("tag"), place=33, takes=Argument("QUERY +TAG -TAG", bulk.tag, completers.query_and_tags),
)  # fmt: skip
tag_source = Command(
    "tag_source", (), "Tag the source", "Put tags on all that the article's source brings, and take others off:"
    " tag-source +keep -later.",
    "Mark", asks("tag_source"), place=34,
    takes=Argument("+TAG -TAG", bulk.tag_source, completers.words(completers.tags, signs="+-")),
)  # fmt: skip
