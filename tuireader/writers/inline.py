"""Spans → pieces that look and lead alike, without our own signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tuireader.reading.blocks import Link, Page, Span
from tuireader.reading.style import BOLD, CODE, ITALIC, MARK, SIGN, STRIKE, UNDERLINE
from tuireader.values import dataclass

LOOKS = BOLD | ITALIC | CODE | STRIKE | UNDERLINE | MARK
"""What a document can say of a piece of text; the rest is how a terminal shows it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text."""

    text: str
    style: int
    link: Link | None


def runs(page: Page, spans: Iterable[Span], looks: int = LOOKS) -> Iterator[Run]:
    """The pieces of some spans; only these `looks` tell them apart."""
    written = (span for span in spans if span.text and not span.style & SIGN)
    for (style, link), alike in groupby(written, key=lambda span: (span.style & looks, span.link)):
        yield Run("".join(span.text for span in alike), style, None if link is None else page.link(link))


def by_link(pieces: Iterable[Run]) -> Iterator[tuple[Link | None, list[Run]]]:
    """Neighbours that lead to the same place, together."""
    for _, alike in groupby(pieces, key=lambda run: None if run.link is None else run.link.n):
        group = list(alike)
        yield group[0].link, group
