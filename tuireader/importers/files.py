"""The files of a feed's entry: enclosures, media, pictures, players, transcripts, chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tuireader.importers import attachments, elements
from tuireader.importers.links import absolute
from tuireader.model.drafts import Attachment

SMALLEST = 101
"""Pixels of width a picture must have to be worth a look, where they are stated: smaller are faces and signs."""
_PICTURES = {
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "png": "png",
    "gif": "gif",
    "webp": "webp",
    "avif": "avif",
    "svg": "svg+xml",
}


def files(entry: dict[str, Any], body: str, icon: str | None, *bases: str | None) -> tuple[Attachment, ...]:
    """All files of `entry`, each once. A picture that stands in `body` or is the feed's own is no file of it."""
    found = list(_media(entry, *bases))
    if not any(file and file.type.startswith("image/") for file in found):
        picture = _picture(entry, *bases)
        if picture and picture.url != icon and picture.url not in body:
            found.append(picture)
    return attachments.distinct(found)


def picture(url: object, *bases: str | None) -> Attachment | None:
    """A picture that goes with an article."""
    address = absolute(url, *bases)
    return Attachment(address, _picture_type(address), title="picture") if address else None


def _media(entry: dict[str, Any], *bases: str | None) -> Iterator[Attachment | None]:
    enclosures = [link for link in elements.listed(entry, "links") if link.get("rel") == "enclosure"]
    seconds = entry.get("itunes_duration") if len(enclosures) == 1 else None
    for link in enclosures:
        said = {"type": link.get("type"), "size": link.get("length"), "title": link.get("title")}
        yield attachments.attachment(link.get("href"), *bases, seconds=seconds, **said)
    for source in elements.repeated(entry, "podcast_source"):
        said = {"type": source.get("type"), "size": source.get("length"), "title": source.get("title")}
        yield attachments.attachment(source.get("uri"), *bases, **said)
    for media in elements.listed(entry, "media_content"):
        said = {"size": media.get("filesize"), "seconds": media.get("duration"), "title": media.get("description")}
        kind = media.get("type") or (_picture_type(media.get("url")) if media.get("medium") == "image" else "")
        yield attachments.attachment(media.get("url"), *bases, type=kind, **said)
    player = entry.get("media_player")
    if isinstance(player, dict):
        yield attachments.attachment(player.get("url"), *bases, type="text/html", title="player")
    for part in elements.listed(entry, "content"):
        if part.get("src"):
            yield attachments.attachment(part.get("src"), *bases, type=part.get("type"), title="the whole text")
    for what in ("transcript", "chapters"):
        for file in elements.repeated(entry, f"podcast_{what}"):
            yield attachments.attachment(file.get("url"), *bases, type=file.get("type"), title=what)


def _picture(entry: dict[str, Any], *bases: str | None) -> Attachment | None:
    """The picture of an episode, or the largest thumbnail."""
    image = entry.get("image")
    if isinstance(image, dict) and (found := picture(image.get("href"), *bases)):
        return found
    sized = [(attachments.whole_number(one.get("width")), one) for one in elements.listed(entry, "media_thumbnail")]
    worth = [(width or 0, one) for width, one in sized if width is None or width >= SMALLEST]
    _, largest = max(worth, key=lambda pair: pair[0], default=(0, {}))
    return picture(largest.get("url"), *bases)


def _picture_type(url: object) -> str:
    """By the ending of its name; empty where that does not tell."""
    found = re.search(r"\.([A-Za-z]{3,4})(?:[?#]|$)", elements.text(url))
    kind = _PICTURES.get(found[1].lower()) if found else None
    return f"image/{kind}" if kind else ""
