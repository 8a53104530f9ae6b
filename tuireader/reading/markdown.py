"""Markdown → a page: CommonMark with what GitHub adds, read as HTML.

The parser is markdown-it-py (CommonMark 0.31) with tables, strikethrough, task items and footnotes (GitHub
Flavored Markdown 0.29; footnotes as GitHub and Pandoc write them). HTML within it goes the way of all HTML.
Bare addresses become links in `html`, as on any page.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tuireader.reading import html
from tuireader.reading.blocks import Page
from tuireader.reading.markdown_notes import notes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

DEEPEST = 15
"""Quotes and lists opened on one line; more would only push the text out of sight."""
INDENTED = 48
"""Cells a list item may be indented."""
MANY_BRACKETS = 500
"""Brackets without a partner that no person writes."""
NESTING = 100
"""What the parser is told to follow. It drops what nests deeper, so `_flattened` lets nothing do so."""

_MARKERS = r"(?:[ \t]{0,3}(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]{1,99}\]:))"
_TOO_DEEP = re.compile(rf"^([ \t]*{_MARKERS}{{{DEEPEST}}})(?:{_MARKERS})+", re.M)
_TOO_FAR = re.compile(rf"^( {{{INDENTED}}}) +(?=>|[-*+] |\d{{1,9}}[.)] )", re.M)


def parse(body: str, base: str | None = None) -> Page:
    """The page that the Markdown text `body` holds. Relative addresses are of `base`."""
    return html.parse(_parser().render(_flattened(_unburdened(body))), base)


def _flattened(body: str) -> str:
    if ">" * DEEPEST in body.replace(" ", "") or " " * INDENTED in body or _TOO_DEEP.search(body):
        body = _TOO_FAR.sub(r"\1", _TOO_DEEP.sub(r"\1 ", body))
    return body


_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t]*\n", re.S)


def _unburdened(body: str) -> str:
    """`body` with brackets that open nothing made literal, where there are so many that it is no text.

    For each of them the parser looks through the rest of its paragraph, nested ones too.
    """
    if body.count("[") < MANY_BRACKETS:
        return body
    open_at: list[int] = []
    alone: list[int] = []
    for found in _BRACKET.finditer(body):
        sign = found.group()
        if sign == "[" and len(open_at) < DEEPEST:
            open_at.append(found.start())
        elif sign == "[":
            alone.append(found.start())
        elif sign == "]":
            del open_at[-1:]
        elif sign[0] == "\n":
            alone += open_at
            open_at.clear()
    alone += open_at
    if len(alone) < MANY_BRACKETS:
        return body
    kept: list[str] = []
    done = 0
    for at in sorted(alone):
        kept += (body[done:at], "\\")
        done = at
    return "".join((*kept, body[done:]))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable(["table", "strikethrough"])
    parser.use(tasklists_plugin).use(notes)
    parser.validateLink = _any_link  # type: ignore[method-assign, assignment]
    parser.core.ruler.push("heading_names", _name_headings)
    return parser


def _any_link(_url: str) -> bool:
    """Which addresses may be followed is decided in `links`; here all are links, so that no text changes."""
    return True


_NOT_IN_NAMES = re.compile(r"[^\w\- ]")


def _name_headings(state: StateCore) -> None:
    """Headings get the names GitHub gives them, so that a table of contents leads somewhere."""
    taken: dict[str, int] = {}
    tokens: list[Any] = state.tokens
    for heading, content in pairwise(tokens):
        if heading.type == "heading_open":
            words = "".join(child.content for child in content.children or () if child.type in ("text", "code_inline"))
            name = _NOT_IN_NAMES.sub("", words.strip().lower()).replace(" ", "-")
            count = taken.get(name, 0)
            taken[name] = count + 1
            if name:
                heading.attrSet("id", f"{name}-{count}" if count else name)
