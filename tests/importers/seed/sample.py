"""A text beside what must come out of it."""

from __future__ import annotations

from dataclasses import dataclass

from tuireader.importers.seed import read
from tuireader.importers.seed.datelines import dateline
from tuireader.model.documents import Document
from tuireader.model.drafts import Draft


@dataclass(frozen=True)
class Sample:
    """One invented document. Fields left out must come out empty."""

    name: str
    text: str
    title: str
    published: str | None = None
    """As `Stamp.iso` writes it: its length tells the precision."""
    updated: str | None = None
    author: str = ""
    url: str | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    """The first words of every paragraph of the body."""
    absent: tuple[str, ...] = ()
    """What must stand nowhere in title, summary or body."""


def draft_of(content: str | bytes, name: str = "sample.txt") -> Draft:
    """The one article in `content`."""
    document = read(content.encode() if isinstance(content, str) else content, name)
    assert isinstance(document, Document), document
    assert document.kind == "seed"
    (draft,) = document.drafts
    return draft


def paragraphs(draft: Draft) -> list[str]:
    """The paragraphs of its body."""
    return draft.body.split("\n\n") if draft.body else []


def without_stamps(found: list[str]) -> list[str]:
    """Paragraphs that are no heads of a live page's entries."""
    return [text for text in found if not ((stamp := dateline(text)) and stamp.agency)]
