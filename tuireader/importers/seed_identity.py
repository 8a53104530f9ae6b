"""Which seed files hold the same article (seed format, rule 9): the same URL, or the same title and published time."""

from __future__ import annotations

from hashlib import blake2b

from tuireader.importers import identity
from tuireader.model.drafts import Draft
from tuireader.text import fold


def keys(draft: Draft) -> tuple[bytes, ...]:
    """What a seed's article may be known by, strongest first, never empty; 16 bytes each.

    An undated article without an address is known by its title and the beginning of its text.
    """
    found = []
    if draft.url:
        found.append(_digest("link", identity.canonical(draft.url)))
    when = draft.published.iso() if draft.published else ""
    if when or not draft.url:
        found.append(_digest("title", fold(draft.title), when or draft.body[:200]))
    return tuple(found)


def content_hash(draft: Draft) -> bytes:
    """16 bytes over everything a reader sees of a seed's article, its dates too: a corrected dateline is a change."""
    dates = [stamp.iso() if stamp else "" for stamp in (draft.published, draft.updated)]
    return _digest(identity.content_hash(draft).hex(), *dates)


def _digest(*parts: str) -> bytes:
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=16).digest()
