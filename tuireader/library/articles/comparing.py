"""What was changed in an article since it was first read: its earlier texts beside the ones that replaced them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from tuireader.library.opening import Library
from tuireader.model.articles import Article
from tuireader.model.drafts import Form
from tuireader.reading.blocks import Block, Paragraph, Span
from tuireader.reading.parse import parse
from tuireader.reading.style import BOLD, DIM, PLAIN, STRIKE, UNDERLINE
from tuireader.reading.words import paragraphs
from tuireader.store.content import revisions
from tuireader.values import dataclass

TAKEN_OUT = STRIKE | DIM
PUT_IN = UNDERLINE | BOLD
"""Told apart without colours too."""

MOST = 4_000_000
"""Words of one text times words of another beyond which passages are compared no further: it takes seconds."""

_WORD = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement of an article's text."""

    replaced: int
    """Seconds since 1970."""
    blocks: tuple[Block, ...]
    """Both texts in one: what was taken out, what was put in, what stayed."""
    out: int
    """Words taken out."""
    put: int
    """Words put in."""


def changes(library: Library, article: Article) -> tuple[Change, ...]:
    """Every change that is remembered, oldest first; none if the article was never replaced."""
    earlier = revisions.of(library.db, article.row.id)
    base = article.row.url or article.source_url
    texts = [_text(one.title, one.summary, one.body, one.form, base) for one in earlier]
    texts.append(_text(article.row.title, article.summary, article.body, article.form, base))
    return tuple(_change(one.replaced, texts[n], texts[n + 1]) for n, one in enumerate(earlier))


def _text(title: str, summary: str, body: str, form: Form, base: str) -> tuple[str, ...]:
    return tuple(filter(None, (title, summary, *paragraphs(parse(body, form, base)))))


def _change(replaced: int, old: Sequence[str], new: Sequence[str]) -> Change:
    blocks = tuple(Paragraph(spans=spans) for spans in compared(old, new))
    spans = [span for block in blocks for span in block.spans]
    out = sum(len(span.text.split()) for span in spans if span.style == TAKEN_OUT)
    put = sum(len(span.text.split()) for span in spans if span.style == PUT_IN)
    return Change(replaced, blocks, out, put)


def compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """Paragraphs of both texts: those that stayed, and those that changed, word by word."""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((Span(text),) for text in new[c:d])
        else:
            pairs = min(b - a, d - c)
            for n in range(pairs):
                yield _words(old[a + n], new[c + n])
            yield from ((Span(text, TAKEN_OUT),) for text in old[a + pairs : b])
            yield from ((Span(text, PUT_IN),) for text in new[c + pairs : d])


def _words(old: str, new: str) -> tuple[Span, ...]:
    """One paragraph, from words to words."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) > MOST:
        return Span(old, TAKEN_OUT), Span(" "), Span(new, PUT_IN)
    found: list[Span] = []
    keys = [word.strip() for word in before], [word.strip() for word in after]
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        out, put = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            found.append(Span(put, PLAIN))
            continue
        for text, style in ((out, TAKEN_OUT), (put, PUT_IN)):
            if text:
                words = text.rstrip()
                found += (Span(words, style), Span(text[len(words) :] or " ", PLAIN))
    return tuple(found)
