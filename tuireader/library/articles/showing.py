"""One article, whole: from the store to a page with a head, a body and what is attached."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tuireader.library.articles.head import head
from tuireader.library.opening import Library
from tuireader.model.articles import Article
from tuireader.model.drafts import Attachment
from tuireader.reading import addresses, style
from tuireader.reading.aloud import aloud
from tuireader.reading.blocks import Block, Link, Page, Paragraph, Rule, Span, plain
from tuireader.reading.layout import Lines, lines
from tuireader.reading.parse import parse
from tuireader.reading.words import references, render_plain
from tuireader.store.content import articles


def article(library: Library, id: int) -> Article | None:
    """The article with this id, or None."""
    return articles.article(library.db, id)


_READ = lru_cache(maxsize=4)(parse)
"""The pages read last: a mark made on an article, or a step back to it, reads nothing anew."""

LONG = 1_000_000
"""Characters of a text that is not kept when it is read: its page may take a hundred times as much."""

ABOVE = 4
"""Blocks that may stand above the text."""

BEGINNING = 16_000
"""Characters that are more than a screen of any size shows."""


def body(article: Article, *, raw: bool = False) -> Page:
    """The article's text alone, as blocks and numbered links. `raw`: every line and column as it is."""
    read = _READ if len(article.body) < LONG else parse
    return read(article.body, article.form, article.row.url or article.source_url, raw=raw)


def beginning(article: Article) -> Article | None:
    """The article with the first part of a long text only; None if it is short, or does not begin like the whole.

    Markdown may define at its end what its beginning means.
    """
    text = article.body
    if len(text) < 2 * BEGINNING or article.form == "markdown":
        return None
    cut = text.rfind("</p>" if article.form == "html" else "\n\n", BEGINNING // 2, BEGINNING)
    return replace(article, body=text[:cut], attachments=(), comments=None) if cut > 0 else None


def page(article: Article, now: int, *, raw: bool = False, every_tag: bool = False) -> Page:
    """The article as it is read: title, facts, standfirst, text, attachments. `now`: for "3 days ago".

    `every_tag`: hidden ones too.
    """
    text = body(article, raw=raw)
    links = list(text.links)
    tail: list[Block] = []
    for file in article.attachments:
        links.append(Link(len(links) + 1, file.url, attachment(file), "attachment"))
        tail.append(Paragraph(spans=_linked(links[-1]), tight=bool(tail)))
    if article.comments:
        links.append(Link(len(links) + 1, article.comments, "comments"))
        tail.append(Paragraph(spans=_linked(links[-1]), tight=bool(tail)))
    whole = text.below(tuple(head(article, now, every_tag=every_tag)))
    blocks = (*whole.blocks, *([Rule(), *tail] if tail else []))
    return replace(whole, blocks=blocks, links=tuple(links))


def laid_out(article: Article, width: int, now: int, *, raw: bool = False) -> Lines:
    """The article's lines at a width, laid out as they are asked for."""
    return lines(page(article, now, raw=raw), width)


def as_lines(article: Article, width: int, now: int) -> list[str]:
    """The same lines as plain text, then each link with its address whole."""
    whole = page(article, now, every_tag=True)
    return [*render_plain(whole, width), *([""] if whole.links else []), *references(whole)]


def as_said(article: Article, width: int, now: int) -> list[str]:
    """The article for who hears it, without addresses: links have numbers, by which they are asked for."""
    whole = page(article, now, every_tag=True)
    address = addresses.shown(addresses.untracked(article.row.url or ""))
    blocks = whole.blocks
    for at, block in enumerate(blocks[1:ABOVE], 1):
        if isinstance(block, Paragraph) and plain(block.spans) == address:
            blocks = (*blocks[:at], *blocks[at + 1 :])
            break
    return aloud(replace(whole, blocks=blocks), width)


def blocks_above(article: Article, page: Page, *, raw: bool = False) -> int:
    """How many blocks of its `page` stand above the article's own text."""
    below = len(article.attachments) + bool(article.comments)
    return len(page.blocks) - len(body(article, raw=raw).blocks) - (below + 1 if below else 0)


def _linked(link: Link) -> tuple[Span, ...]:
    return (Span(link.text, style.LINK, link.n), Span(f"[{link.n}]", style.SIGN, link.n))


def attachment(file: Attachment) -> str:
    """What an attached file is, in words: ``audio/mpeg, 34 min, 12.3 MB: Title``."""
    facts = [file.type or "file"]
    if file.seconds:
        facts.append(f"{max(1, round(file.seconds / 60))} min")
    if file.size:
        facts.append(f"{file.size / 1e6:.1f} MB" if file.size >= 100_000 else f"{max(1, file.size // 1000)} kB")
    name = file.title or file.url.rsplit("/", 1)[-1].split("?")[0]
    return f"{', '.join(facts)}: {name}" if name else ", ".join(facts)
