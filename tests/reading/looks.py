"""Pages as text, for tests: what a reader sees at a width."""

from __future__ import annotations

from tuireader.reading.blocks import Page
from tuireader.reading.parse import parse
from tuireader.reading.words import render_plain

BASE = "https://example.org/news/page.html"


def page(markup: str) -> Page:
    """An HTML page at `BASE`."""
    return parse(markup, "html", BASE)


def drawn(markup: str, width: int = 60) -> str:
    """An HTML page at `width`."""
    return "\n".join(render_plain(page(markup), width))


def text_drawn(body: str, width: int = 60) -> str:
    """A plain text at `width`."""
    return "\n".join(render_plain(parse(body, "text"), width))


def block(text: str) -> str:
    """A drawing as it stands in a test: without its first and last line end and the indent of all lines."""
    from textwrap import dedent

    return dedent(text).strip("\n").rstrip()
