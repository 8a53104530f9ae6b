"""A body in any form → a page."""

from __future__ import annotations

from tuireader.model.drafts import Form
from tuireader.reading.blocks import Page


def parse(body: str, form: Form, base: str | None = None, *, raw: bool = False) -> Page:
    """What `body` holds. `base` is the article's own address: relative ones are of it.

    `raw` shows the source itself, every line and column as it is. Never raises for what the body is.
    """
    if raw:
        from tuireader.reading import plain

        return plain.verbatim(body, "" if form == "text" else form)
    if form == "html":
        from tuireader.reading import html

        return html.parse(body, base)
    if form == "markdown":
        from tuireader.reading import markdown

        return markdown.parse(body, base)
    from tuireader.reading import plain

    return plain.parse(body)
