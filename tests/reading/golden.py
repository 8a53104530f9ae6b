"""The corpus of HTML pages with golden texts, and how well a page of ours holds their words."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tuireader.reading.blocks import Page
from tuireader.reading.layout import lines
from tuireader.reading.parse import parse
from tuireader.reading.style import SIGN

FOLDERS = ("inscriptis", "html-to-markdown", "node-html-to-text", "readability")
BASE = "https://example.org/news/page"

_WORD = re.compile(r"[^\W_]+")
_TITLE = r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))?"""
_TARGET = re.compile(rf"\]\((?:<[^>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*){_TITLE}\)|^\[[^\]]+\]: .*$", re.M | re.S)
_FENCE = re.compile(r"^(\s*(?:```|~~~)).*$", re.M)
_SHOWN_TARGET = re.compile(r"\[(?:https?:|mailto:|/|\w[\w-]*\.|[\w.]+@)[^\]\s]*\]")
_PADDED = re.compile(r"\b0+(?=\d)")
_BULLET = re.compile(r"^\s*o ", re.M)
_COMMENT = re.compile("<!--.*?-->", re.S)
_LINES = "cells of several lines: the golden text reads them line by line, across"
REASONS = {
    "inscriptis/html/nested-table-alignment-css.html": _LINES,
    "inscriptis/html/nested-table-alignment.html": _LINES,
    "inscriptis/html/table-itemize.html": _LINES,
    "html-to-markdown/html/commonmark/testdata/GoldenFiles/list.in.html":
        "the golden text numbers what stands between items as items",
    "html-to-markdown/html/commonmark/testdata/GoldenFiles/metadata.in.html":
        "the golden text has an entity where the page has the letters of one",
    "html-to-markdown/html/table/testdata/GoldenFiles/basics.in.html":
        "the golden text puts captions below their tables",
}  # fmt: skip
"""Why a page of the corpus differs from its golden text where ours is right."""
_OURS = re.compile(r"\[image(?=[:\]])|\[(?:frame|video|audio|embed): [^\]]*\]")


@dataclass(frozen=True)
class Case:
    """A page and the text another program makes of it."""

    name: str
    html: Path
    golden: Path

    def markup(self) -> str:
        """The page as text."""
        return self.html.read_text("utf-8", errors="replace")

    def golden_words(self) -> list[str]:
        """The words of the golden text: of Markdown without link targets, of HTML without tags."""
        written = self.golden.read_text("utf-8", errors="replace")
        if self.golden.suffix == ".md":
            written = html.unescape(_TARGET.sub("]", _FENCE.sub(r"\1", _COMMENT.sub("", written))))
            written = re.sub(r"\\(?=\W)", "", written)
        elif self.golden.suffix == ".html":
            written = seen(written)
        elif self.html.parent.parent.name == "node-html-to-text":
            written = _SHOWN_TARGET.sub("", written)
        return words(_BULLET.sub("", written))


def _glued(markup: str) -> set[str]:
    """Words that go over the edge of an element: browsers show them as one, converters often as two."""
    return set(words(seen(markup, ""))) - set(words(seen(markup)))


def cases(corpus: Path, folder: str) -> Iterator[Case]:
    """The pages of one folder of the corpus that have a golden text."""
    for page in sorted((corpus / folder).rglob("*.html")):
        if folder == "readability":
            golden = page.with_name("expected.html")
            if page.name != "source.html":
                continue
        elif folder == "html-to-markdown":
            golden = page.with_name(page.name.replace(".in.html", ".out.md"))
        else:
            golden = page.with_suffix(".txt")
        if golden.is_file():
            yield Case(str(page.relative_to(corpus)), page, golden)


def words(written: str) -> list[str]:
    """Words as they are compared: compatible forms (x² is x2), lower case, letters and digits, 09 as 9."""
    return _WORD.findall(_PADDED.sub("", unicodedata.normalize("NFKC", written).casefold()))


def seen(markup: str, separator: str = "\n") -> str:
    """The text of a page by the parser alone: every text node but scripts, styles and the like."""
    tree = LexborHTMLParser(markup)
    tree.strip_tags(["script", "style", "template", "title", "head", "noembed", "noframes"])
    return tree.root.text(deep=True, separator=separator) if tree.root is not None else ""


def said(markup: str) -> Counter[str]:
    """How often a page could rightly show each word: in its text, where a word may or may not go on in the next
    element, and in what its attributes say."""
    tree = LexborHTMLParser(markup)
    told: list[str] = []
    for node in tree.css("[alt], [title], [aria-label], [src], [data], [alttext]"):
        told += [value for value in node.attributes.values() if value]
    apart = seen(markup.replace("<", " <"), "")  # where the parser drops tags between words
    text = Counter(words(seen(markup))) | Counter(words(seen(markup, ""))) | Counter(words(apart))
    return text + Counter(words("\n".join(told)))


def shown(page: Page, width: int, hide: int = 0) -> str:
    """The words of `page` as laid out at `width`, without spans that have one of the flags `hide`."""
    laid = lines(page, width)
    rows = ["".join(s.text for s in laid.line(i) or () if not s.style & hide) for i in range(laid.count())]
    return _OURS.sub("[", "\n".join(rows))


@dataclass(frozen=True)
class Score:
    """How a page of ours compares."""

    golden: int
    found: int
    twice: int
    """Words that stand in ours oftener than in the page."""
    in_order: float
    """Share of the words that stand once in both whose order is the same."""
    lost: tuple[str, ...]
    extra: tuple[str, ...]


@cache
def score(case: Case, width: int = 80) -> Score:
    """Parse and lay out one page and compare."""
    markup = case.markup()
    page = parse(markup, "html", BASE)
    ours = words(shown(page, width, SIGN))
    golden = case.golden_words()
    # Goldens hold the numbers of list items, as we do; only the author's own words can be there twice.
    lost = Counter(golden) - Counter(words(shown(page, width)))
    glued = _glued(markup)
    for word in [word for word in lost if any(word in long for long in glued)]:
        del lost[word]
    extra = Counter(ours) - said(markup)
    return Score(
        golden=len(golden),
        found=len(golden) - lost.total(),
        twice=extra.total(),
        in_order=_order(golden, ours),
        lost=tuple(lost.elements()),
        extra=tuple(extra.elements()),
    )


def _order(golden: list[str], ours: list[str]) -> float:
    once = {word for word, n in Counter(golden).items() if n == 1}
    places = {word: at for at, word in enumerate(ours)}
    alone = {word for word, n in Counter(ours).items() if n == 1}
    kept = [places[word] for word in golden if word in once and word in alone]
    if not kept:
        return 1.0
    tails: list[int] = []
    for place in kept:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails) / len(kept)
