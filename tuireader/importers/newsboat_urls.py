"""newsboat's list of subscriptions, its ``urls`` file (newsboat manual, "Add feeds", "Tagging", "Query feeds").

A line is an address and its tags, parted by blanks, quoted where they hold some; ``"~Name"`` among the tags names the
feed, one that begins with ``!`` hides it from the list there, and becomes a tag here by which that can be done too.
``"query:Name:expression"`` is a saved view. What newsboat runs
as a command (``exec:``, ``filter:``) is refused with a line.
"""

from __future__ import annotations

import re

from tuireader.importers import Importer, tags
from tuireader.importers.decode import decode
from tuireader.importers.subscribable import fetchable, refusal
from tuireader.model.documents import Document, FeedHead, Outline, Refused
from tuireader.text import line

HIDDEN = "hidden-in-newsboat"
"""The tag of feeds that newsboat hides."""

_LINE = re.compile(r'"?(?:https?://|feed:|file:|exec:|filter:|query:[^:]+:)', re.I)
_MARK = re.compile(r'"?(?:exec|filter|query):|\S+ .*"~', re.I)
"""What only newsboat writes: a plain list of links with words behind them is a note."""
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"?|(\S+)')


def recognises(content: bytes, name: str) -> bool:
    """Whether every line begins with an address, and the file is called ``urls`` or holds what only newsboat writes."""
    # The signs looked for are ASCII: no need to find out in which encoding the rest is.
    lines = _lines(content[:65536].removeprefix(b"\xef\xbb\xbf").decode("latin-1"))
    if len(content) > 65536:
        del lines[-1:]
    if not lines or not all(map(_LINE.match, lines)):
        return False
    return re.split(r"[/\\]", name)[-1] == "urls" or any(map(_MARK.match, lines))


def read(content: bytes, name: str) -> Document | Refused:
    """The subscriptions and queries of a ``urls`` file; what is refused or merged is named in notes. Never raises."""
    decoded = decode(content)
    if isinstance(decoded, Refused):
        return decoded
    found: dict[str, Outline] = {}
    views: dict[str, str] = {}
    notes: list[str] = []
    for text in _lines(decoded.text):
        words = _words(text)
        if not words:
            continue
        stated, *labels = words
        if stated.lower().startswith("query:"):
            _, title, expression = [*stated.split(":", 2), ""][:3]
            views.setdefault(line(title), line(expression))
            continue
        address = fetchable(stated)
        if address is None:
            notes.append(f"{line(stated)[:120]}: {refusal(stated)}")
            continue
        title = next((line(label[1:]) for label in labels if label.startswith("~")), "")
        shown = [HIDDEN if label.startswith("!") else line(label) for label in labels if not label.startswith("~")]
        names = tags.distinct(shown)
        if (known := found.get(address)) is not None:
            notes.append(f"{title or address}: named twice, merged")
            title, names = known.title or title, tags.distinct([*known.tags, *names])
        found[address] = Outline(address, title, None, names)
    head = FeedHead(format="newsboat")
    return Document(
        "outline", head=head, outlines=tuple(found.values()), views=tuple(views.items()), notes=tuple(notes)
    )


def _lines(text: str) -> list[str]:
    """What is no comment and not blank."""
    stripped = (one.strip() for one in text.split("\n"))
    return [one for one in stripped if one and not one.startswith("#")]


def _words(text: str) -> list[str]:
    """The words of a line, unquoted, up to a comment."""
    words = []
    for quoted, bare in _WORD.findall(text):
        if bare.startswith("#"):
            break
        words.append(bare or re.sub(r"\\(.)", r"\1", quoted))
    return [word for word in words if word]


importer = Importer("newsboat's urls", 40, recognises, read)
