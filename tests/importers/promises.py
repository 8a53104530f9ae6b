"""What every importer promises of what it gives, checked on what it gave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tuireader.model.documents import Document, Outline, Refused
from tuireader.model.drafts import Draft
from tuireader.model.stamps import Stamp
from tuireader.text import clean

_ADDRESS = re.compile(r"(?:https?|gemini|gopher)://[^\s\x00-\x20]+", re.I)
_FIRST, _LAST = -62_135_596_800, 253_402_300_799
"""The first second of the year 1 and the last of 9999, in seconds since 1970: a seed may be of any year."""


def broken_promises(found: object) -> Iterator[str]:
    """What `found` should not be; nothing for a good answer."""
    if isinstance(found, Refused):
        if not found.reason.strip() or clean(found.reason) != found.reason or "\n" in found.reason:
            yield f"refused without words: {found.reason!r}"
        return
    if not isinstance(found, Document):
        yield f"neither a document nor a refusal: {found!r}"
        return
    for note in (*found.notes, found.head.title, found.head.subtitle, found.head.language):
        yield from _words(note, "head", lines=1)
    for address in (found.head.link, found.head.icon):
        yield from _address(address)
    for outline in found.outlines:
        yield from _outline(outline)
    for draft in found.drafts:
        yield from _draft(draft)


def _draft(draft: Draft) -> Iterator[str]:
    if not draft.title.strip():
        yield "a title of nothing"
    for text in (draft.title, draft.summary, draft.author, draft.guid or "", draft.language, *draft.tags, *draft.notes):
        yield from _words(text, "draft", lines=1)
    yield from _words(draft.body, "body", lines=10**9)
    for address in (draft.url, draft.comments, *(file.url for file in draft.attachments)):
        yield from _address(address)
    for file in draft.attachments:
        yield from _words(file.type + file.title, "attachment", lines=1)
        if any(number is not None and not 0 < number < 2**53 for number in (file.size, file.seconds)):
            yield f"an attachment of {file.size} bytes and {file.seconds} seconds"
    for stamp in (draft.published, draft.updated):
        if stamp is not None and (not isinstance(stamp, Stamp) or not _FIRST <= stamp.seconds <= _LAST):
            yield f"a date of {stamp!r}"


def _outline(outline: Outline) -> Iterator[str]:
    for text in (outline.title, *outline.tags):
        yield from _words(text, "outline", lines=1)
    yield from _address(outline.url)
    yield from _address(outline.link)


def _words(text: str, what: str, lines: int) -> Iterator[str]:
    if clean(text) != text:
        yield f"{what}: what a terminal would obey in {text[:200]!r}"
    if text.count("\n") >= lines:
        yield f"{what}: more than one line in {text[:200]!r}"
    try:
        text.encode()
    except UnicodeEncodeError:
        yield f"{what}: half a character in {text[:200]!r}"


def _address(address: str | None) -> Iterator[str]:
    if address is not None and (not _ADDRESS.fullmatch(address) or clean(address) != address):
        yield f"an address that cannot be followed: {address!r}"
