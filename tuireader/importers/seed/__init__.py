"""Seed documents: text dumps of web pages with a date in front, and plain notes. No file is refused for not
fitting.

Bytes → text → prefix → lines that know what they are (`page`) → the first `Layout` that fits → one draft. A
file here with a module-level `Layout` is found by itself; the plain note comes last and takes anything.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tuireader.discover import discover
from tuireader.importers import Importer
from tuireader.importers.decode import decode
from tuireader.importers.seed import prefix, refusals
from tuireader.importers.seed.layout import Layout
from tuireader.importers.seed.page import Page, scan
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Draft
from tuireader.text import words_of


@cache
def layouts() -> tuple[Layout, ...]:
    """All layouts, in the order they are asked."""
    return tuple(sorted(discover(__name__, Layout), key=lambda layout: layout.rank))


def read(content: bytes, name: str) -> Document | Refused:
    """The one article in `content`, or why there is none. Never raises for what the content is."""
    decoded = decode(content)
    if isinstance(decoded, Refused):
        return decoded
    found, text = prefix.split(decoded.text)
    reason = refusals.reason(text, dated=found is not None)
    if not reason and refusals.is_called_a_feed(name):
        reason = refusals.markup_in_place_of_a_feed(content)
    if reason:
        return Refused(reason)
    notes = decoded.notes
    if refusals.is_markup(text):
        text, notes = words_of(text), (*notes, "a web page; its markup was taken off")
        if not text.strip():
            return Refused("a web page without text")
    draft = _draft(scan(text, name, found))
    draft = replace(draft, notes=(*notes, *draft.notes))
    return Document(kind="seed", drafts=(draft,), notes=notes)


def _draft(page: Page) -> Draft:
    for layout in layouts():
        draft = layout.read(page)
        if draft is not None:
            return draft
    raise AssertionError("the plain note takes anything")


SEED = Importer(name="seed", rank=100, recognises=lambda content, name: True, read=read)
