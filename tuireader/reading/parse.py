"""A body in any form → a page."""

from __future__ import annotations

from tuireader.model import Form
from tuireader.reading.blocks import Page


def parse(body: str, form: Form, base: str | None = None) -> Page:
    """What `body` holds. `base` is the article's own address: relative ones in HTML are of it.

    Never raises for what the body is. Markdown is read as plain text that keeps its lines.
    """
    if form == "html":
        from tuireader.reading import html

        return html.parse(body, base)
    from tuireader.reading import plain

    return plain.parse(body, reflow=form == "text")
