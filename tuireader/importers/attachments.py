"""Files that belong to an article: enclosures, media, transcripts, chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tuireader.importers.links import absolute
from tuireader.model.drafts import Attachment
from tuireader.text import line

MOST = 50
"""Attachments of one article that are kept."""

_TYPE = re.compile(r"[\w.+\-]+/[\w.+\-]+")


def attachment(
    url: object,
    *bases: str | None,
    type: object = "",  # noqa: A002
    size: object = None,
    seconds: object = None,
    title: object = "",
) -> Attachment | None:
    """An attachment from values as a feed writes them; None where the address cannot be followed."""
    address = absolute(url, *bases)
    if address is None:
        return None
    kind = type.partition(";")[0].strip().lower() if isinstance(type, str) else ""
    return Attachment(
        address,
        kind if _TYPE.fullmatch(kind) else "",
        whole_number(size) or None,
        duration(seconds),
        line(title) if isinstance(title, str) else "",
    )


def distinct(files: Iterable[Attachment | None]) -> tuple[Attachment, ...]:
    """The attachments there are, each address once; what one mention leaves open another may say."""
    kept: dict[str, Attachment] = {}
    for file in files:
        if file is None:
            continue
        known = kept.get(file.url)
        if known is None:
            if len(kept) < MOST:
                kept[file.url] = file
        else:
            kept[file.url] = Attachment(
                file.url,
                known.type or file.type,
                known.size or file.size,
                known.seconds or file.seconds,
                known.title or file.title,
            )
    return tuple(kept.values())


def whole_number(value: object) -> int | None:
    """A whole number from 0 below 2^53 as number or digits; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value == value and 0 <= value < 2**53:
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"\s*\d{1,15}\s*", value, re.A):
        value = int(value)
    return value if isinstance(value, int) and 0 <= value < 2**53 else None


def duration(value: object) -> int | None:
    """Seconds from ``H:MM:SS``, ``MM:SS`` or a number; None for nothing, zero or anything else."""
    if isinstance(value, str):
        parts = re.fullmatch(r"\s*(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,7})(?:\.\d+)?\s*", value, re.A)
        if not parts:
            return None
        hours, minutes, seconds = (int(part or 0) for part in parts.groups())
        return hours * 3600 + minutes * 60 + seconds or None
    return whole_number(value) or None
