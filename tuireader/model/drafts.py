"""One article as an importer read it: before the library knows it."""

from __future__ import annotations

from typing import Literal

from tuireader.model.stamps import Stamp
from tuireader.values import dataclass

Form = Literal["text", "html", "markdown"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an article: an enclosure, a transcript, a chapter list."""

    url: str
    type: str = ""
    """Media type as stated, e.g. ``audio/mpeg``; empty if none is."""
    size: int | None = None
    """Bytes."""
    seconds: int | None = None
    """Playing time."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as an importer read it: before the library knows it."""

    title: str
    """Plain text, one line, never empty."""
    body: str = ""
    """In `form`. Plain text: paragraphs parted by one blank line; lines within a paragraph are kept."""
    form: Form = "text"
    summary: str = ""
    """Plain text: the standfirst or the feed's own short version, if it is not simply the body again."""
    url: str | None = None
    """Where the article is on the web: absolute, http(s), gemini or gopher."""
    guid: str | None = None
    """What the source itself calls the article."""
    author: str = ""
    published: Stamp | None = None
    updated: Stamp | None = None
    tags: tuple[str, ...] = ()
    """As written, in order, none twice (compared by `text.fold`)."""
    language: str = ""
    comments: str | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    """What the importer had to guess or mend, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft with what tells it apart."""

    draft: Draft
    keys: tuple[bytes, ...]
    """Identity keys, strongest first, never empty."""
    hash: bytes
    """Over everything a reader would see."""
    words: int | None = None
    """How many words its body has; None: not counted yet."""
