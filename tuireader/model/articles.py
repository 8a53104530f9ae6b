"""An article, whole."""

from __future__ import annotations

from tuireader.model.drafts import Attachment, Form
from tuireader.model.rows import Row
from tuireader.model.stamps import Stamp
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article's text came from, so that it can be cited."""

    where: str
    """A path or an address."""
    sha256: str
    imported: int
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class FullText:
    """The text of an article's page, kept beside what the feed said."""

    url: str
    """Where the page was found in the end."""
    fetched: int
    """Seconds since 1970."""
    form: Form
    body: str
    shown: bool = True
    """Whether it is shown in place of the feed's text."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, whole."""

    row: Row
    body: str
    """The text that is shown: the feed's, or that of the page."""
    form: Form
    summary: str
    author: str
    updated: Stamp | None
    language: str
    words: int
    comments: str | None
    attachments: tuple[Attachment, ...]
    notes: tuple[str, ...]
    source_url: str
    provenance: tuple[Provenance, ...]
    """Oldest first."""
    full_text: FullText | None = None
    edits: int = 0
    """How many earlier texts of it are kept."""
