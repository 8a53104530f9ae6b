"""The images of an article: which there are, what one would cost, and one fetched. Only ever when someone asks.

Nothing of them is stored: an image is as the server has it today, and a library holds texts.
"""

from __future__ import annotations

from dataclasses import field, replace
from urllib.parse import urlsplit

from tuireader.library.articles import data_addresses, showing
from tuireader.library.opening import Library
from tuireader.library.sources.as_its_source import as_its_source
from tuireader.model.articles import Article
from tuireader.model.documents import Refused
from tuireader.reading.addresses import host as host_of
from tuireader.reading.blocks import Image
from tuireader.sync import pictures
from tuireader.sync.answers import Fetched, Request
from tuireader.text import excerpt, without_login
from tuireader.values import dataclass

MOST = pictures.LIMITS.body
"""Bytes of one image."""

_NO_IMAGES = {
    "text/html": "a web page, not an image",
    "application/xhtml+xml": "a web page, not an image",
    "image/svg+xml": "an SVG drawing, which can hold programs and is not drawn here",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What an image would be, as its server says."""

    type: str
    """Its media type; empty if the server does not say, or says no more than that it is bytes."""
    size: int | None
    """Bytes; None if that is not known."""
    host: str
    """Where it would come from, after redirects; empty where the article itself holds it."""


@dataclass(frozen=True, slots=True)
class Content:
    """An image as it came."""

    type: str
    body: bytes = field(repr=False)


def in_article(article: Article) -> tuple[Image, ...]:
    """The images of its text, then those that are attached; each address once, in order."""
    found = {image.url: image for image in map(_without_login, showing.body(article).images)}
    for file in article.attachments:
        if file.type.startswith("image/") and file.url.startswith(("http://", "https://")):
            image = _without_login(Image(file.url, file.title))
            found.setdefault(image.url, image)
    return tuple(found.values())


def _without_login(image: Image) -> Image:
    """An address relative to a feed's has the feed's login in it, which is shown nowhere; asking puts it back."""
    if "@" not in image.url or image.url[:5].lower() == "data:":
        return image
    return replace(image, url=without_login(image.url))


def known_sizes(article: Article) -> dict[str, int]:
    """Bytes of those whose feed says it, by address."""
    return {file.url: file.size for file in article.attachments if file.size and file.type.startswith("image/")}


def held(image: Image) -> Content | Refused | None:
    """The image where the article itself holds it, without any network; None where it is elsewhere."""
    if image.url[:5].lower() != "data:":
        return None
    found = data_addresses.content(image.url, MOST)
    if found is None:
        return Refused(f"the article itself holds this image, and it is damaged or larger than {MOST / 1e6:g} MB")
    return _checked(Content(*found))


def offer(library: Library, article: Article, image: Image) -> Offer | Refused:
    """Ask the server what the image would be; nothing of the image is taken."""
    if (here := held(image)) is not None:
        return here if isinstance(here, Refused) else Offer(here.type, len(here.body), "")
    answer = pictures.look(as_its_source(library, article, Request(image.url)))
    if not isinstance(answer, Fetched):
        return Refused(pictures.why_not(answer))
    kind = _kind(answer.content_type)
    if kind in _NO_IMAGES:
        return Refused(f"this is {_NO_IMAGES[kind]}")
    if answer.length is not None and answer.length > MOST:
        much = f"{answer.length / 1e6:,.1f} MB, more than {MOST / 1e6:g} MB"
        return Refused(f"this image has {much}, and is not fetched")
    return Offer("" if kind == "application/octet-stream" else kind, answer.length, host_of(answer.url))


def fetch(library: Library, article: Article, image: Image) -> Content | Refused:
    """The image itself, whole."""
    if (here := held(image)) is not None:
        return here
    answer = pictures.fetch(as_its_source(library, article, Request(image.url)))
    if not isinstance(answer, Fetched):
        return Refused(pictures.why_not(answer))
    return _checked(Content(_kind(answer.content_type), answer.body))


def _checked(content: Content) -> Content | Refused:
    if not content.body:
        return Refused("the image is empty")
    if content.type in _NO_IMAGES:
        return Refused(f"this is {_NO_IMAGES[content.type]}")
    return content


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def without_content(image: Image) -> Image:
    """The same for a list or a script: of an image that the article holds no address but its type."""
    head, comma, _ = image.url.partition(",")
    return replace(image, url=head if comma and image.url[:5].lower() == "data:" else image.url)


def name_of(image: Image) -> str:
    """What to call it: what it shows, else the end of its address."""
    if image.text:
        return image.text
    if image.url[:5].lower() == "data:":
        return "an image in the article itself"
    try:
        return urlsplit(image.url).path.rstrip("/").rpartition("/")[2] or host_of(image.url)
    except ValueError:
        return image.url


def facts(offer: Offer) -> str:
    """An offer in words: ``1.2 MB JPEG from example.org``; what is not known is said so."""
    name = offer.type.partition("/")[2].removeprefix("x-").upper() if offer.type.startswith("image/") else ""
    kind = name or (f"something called {excerpt(offer.type, 40)}" if offer.type else "file of unknown type")
    amount = "of unknown size" if offer.size is None else size(offer.size)
    where = f"from {offer.host}" if offer.host else "in the article itself"
    return f"{kind} {amount} {where}" if offer.size is None else f"{amount} {kind} {where}"


def size(count: int) -> str:
    """Bytes as people say them: ``1.2 MB``, ``34 kB``, ``120 bytes``."""
    if count >= 999_500:
        return f"{count / 1e6:,.1f} MB"
    return f"{round(count / 1000)} kB" if count >= 1000 else f"{count} bytes"
