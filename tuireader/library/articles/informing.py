"""All that is known of an article, as labels and words: where it came from, what became of it, who marked it how."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.library.articles.head import dates, moment, reading_time
from tuireader.library.moments import ago
from tuireader.library.opening import Library
from tuireader.library.rules import history
from tuireader.model.articles import Article, Provenance
from tuireader.model.colours import COLOURS
from tuireader.model.stamps import Stamp
from tuireader.reading import addresses
from tuireader.store.tagging import tags

Fact = tuple[str, str]
"""A label, and words; the label is empty where the one before goes on."""

_PRECISIONS = {"minute": "to the minute", "day": "the day is known", "month": "the month", "year": "the year"}
_GIVERS = ((tags.OWN, "its own"), (tags.SOURCE, "its source's"), (tags.RULE, "a rule's"), (tags.READER, "yours"))


def facts(library: Library, article: Article) -> Iterator[Fact]:
    """Everything, the most asked for first."""
    row, now = article.row, library.now()
    yield "title", row.title
    if row.url:
        yield "address", addresses.shown(row.url)
    yield "source", f"{row.source} ({'a feed' if row.source_kind == 'feed' else 'files'})"
    yield "", addresses.shown(article.source_url)
    if article.author:
        yield "author", article.author
    yield from _dates(article, now)
    yield from _length(article)
    yield "state", ", ".join(_state(article))
    yield from _tags(library, row.id)
    yield from _rules(library, row.id, now)
    if article.edits:
        times = f"{article.edits:,} time{'s' * (article.edits > 1)}"
        yield "edited", f"{times} since it came ({{key:revisions}} shows what was changed)"
    if article.full_text is not None:
        shown = "shown" if article.full_text.shown else "kept, the feed's is shown"
        yield (
            "whole text",
            f"from {addresses.shown(article.full_text.url)}, {ago(article.full_text.fetched, now)}, {shown}",
        )
    for file in article.attachments:
        yield "attached", f"{file.type or 'a file'}  {addresses.shown(file.url)}"
    if article.comments:
        yield "comments", addresses.shown(article.comments)
    for note in article.notes:
        yield "note", note
    yield from _provenance(article.provenance, now)
    yield "number", str(row.id)


def as_text(found: list[Fact]) -> str:
    """Facts as plain text, a line each."""
    return "\n".join(f"{label:<12}{words}" if label else f"{'':<12}{words}" for label, words in found)


def _dates(article: Article, now: int) -> Iterator[Fact]:
    row = article.row
    if row.published is None:
        yield "published", "undated"
    else:
        known = _PRECISIONS[row.published.precision]
        zone = "" if row.published.zoned or row.published.precision != "minute" else ", no zone is stated"
        yield "published", f"{dates(article, now)[0]} ({known}{zone})"
    if article.updated is not None:
        yield "updated", moment(article.updated)
    yield "first seen", f"{moment(Stamp(row.first_seen))}, {ago(row.first_seen, now)}"


def _length(article: Article) -> Iterator[Fact]:
    said = f"{article.words:,} words"
    time = reading_time(article)
    yield "length", f"{said}, {time} to read" if time else said
    if article.language:
        yield "language", article.language


def _state(article: Article) -> Iterator[str]:
    row = article.row
    yield "read" if row.read else "unread"
    if row.starred:
        yield "starred"
    if row.hidden:
        yield "hidden (g h brings it back)"
    if 0 < row.highlight <= len(COLOURS):
        yield f"highlighted {COLOURS[row.highlight - 1].replace('_', ' ')}"


def _tags(library: Library, article: int) -> Iterator[Fact]:
    for number, (name, bits) in enumerate(tags.origins(library.db, article)):
        givers = [said for bit, said in _GIVERS if bits & bit]
        yield "" if number else "tags", f"{name}  ({', '.join(givers)})"


def _rules(library: Library, article: int, now: int) -> Iterator[Fact]:
    for number, hit in enumerate(history.hits_of(library, article)):
        yield (
            "" if number else "rules",
            f"{hit.rule}: {', '.join(hit.did)}  ({moment(Stamp(hit.at))}, {ago(hit.at, now)})",
        )


def _provenance(found: tuple[Provenance, ...], now: int) -> Iterator[Fact]:
    """What brought the present text, then the other documents that held it."""
    for number, one in enumerate(reversed(found)):
        yield "also in" if number else "came from", one.where
        yield "", f"sha256 {one.sha256}"
        yield "", f"imported {moment(Stamp(one.imported))}, {ago(one.imported, now)}"
