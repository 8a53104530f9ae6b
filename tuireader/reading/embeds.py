"""What is not text: images, frames, sound, film, drawings. Each becomes words and a link."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tuireader import text
from tuireader.reading import style
from tuireader.reading.blocks import Image, LinkKind
from tuireader.reading.elements import SKIP, Enter, Leave
from tuireader.reading.mathml import written
from tuireader.reading.nodes import attribute, number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from tuireader.reading.builder import Builder

TINY = 2
"""An image of at most so many pixels counts visits; it shows nothing."""
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-url")
_PLACEHOLDER = 200
"""Characters of an address that holds an image of a pixel or so, where pages load images late."""
_DRAWN_TEXT = re.compile(r"/math/render/|/images/core/emoji/|/latex\.php")
# TeX as Wikipedia's pictures of formulas carry it, with or without the classes that say so.
_TEX = re.compile(r"\{\\(?:display|text)style(?P<inner>.*)\}|\{\\(?:display|text)style\b", re.S)
# Pictures that stand for characters: emoji and formulas (WordPress, Wikipedia, Discourse).
_CHARACTERS = re.compile(r"\b(?:emoji|wp-smiley|smiley|latex|tex|mwe-math-fallback-image\S*)\b", re.I)


def _image(builder: Builder, node: LexborNode) -> Leave:
    """``[image: alt]`` with the number of its address; decorative and tiny ones vanish.

    An image without words stays where it is all there is: the picture of a captioned figure, or of a link.
    """
    shown = text.line(attribute(node, "alt") or attribute(node, "title"))
    if number(node, "width", TINY + 1) <= TINY and number(node, "height", TINY + 1) <= TINY:
        return SKIP
    if shown and (_is_character(node) or _TEX.match(shown)):
        wrapped = _TEX.fullmatch(shown)
        builder.text((wrapped["inner"] or shown).strip() if wrapped else shown)
        return SKIP
    url = _source(builder, node)
    _keep(builder, node, url, shown or builder.caption)
    if not shown and not builder.caption and not _alone_in_link(builder, node):
        return SKIP
    seen = (shown, url)
    if seen == builder.last_image:
        return SKIP
    builder.last_image = seen
    full = shown or builder.caption
    if shown and shown in builder.caption:
        shown = ""
    label = f"[image: {shown}]" if shown else "[image]"
    outer = builder.link
    if url is None or (outer is not None and outer.url == url):
        builder.phrase(label, style.DIM)
        return SKIP
    around = builder.open_link(url, "image")
    n = builder.numbers.number(url, "image")
    builder.numbers.name(n, full)
    if url in builder.images:
        builder.images[url] = replace(builder.images[url], link=n)
    builder.phrase(label, style.DIM)
    builder.close_link(around)
    builder.count_in(label)
    return SKIP


def _keep(builder: Builder, node: LexborNode, url: str | None, words: str) -> None:
    """Note the image for whoever wants to see it: by an address on the web, else as the page itself holds it."""
    if url is None:
        written = (attribute(node, name).strip() for name in _SOURCES)
        url = next((one for one in written if one[:11].lower() == "data:image/" and len(one) > _PLACEHOLDER), None)
    elif not url.startswith(("http:", "https:")):
        return
    if url is not None and url not in builder.images:
        builder.images[url] = Image(url, words, None, _pixels(node, "width"), _pixels(node, "height"))


def _pixels(node: LexborNode, name: str) -> int | None:
    """A size as stated; None if it is not, or is a share of the page's."""
    stated = 0 if "%" in attribute(node, name) else number(node, name, 0)
    return stated if stated > 0 else None


def _is_character(node: LexborNode) -> bool:
    return bool(_CHARACTERS.search(attribute(node, "class")) or _DRAWN_TEXT.search(attribute(node, "src")))


def _alone_in_link(builder: Builder, node: LexborNode) -> bool:
    """Whether the link we are in shows nothing else. Asked once for each link: see `OpenLink.wordless`."""
    link = builder.link
    if link is None or link.words:
        return False
    if link.wordless is None:
        place = node.parent
        while place is not None and place.tag != "a":
            place = place.parent
        link.wordless = (
            place is not None
            and not place.text(deep=True).strip()
            and not any(attribute(image, "alt").strip() for image in place.css("img"))
        )
    return link.wordless


def _source(builder: Builder, node: LexborNode) -> str | None:
    """The first address that may be followed; pages that load images late keep it in another attribute."""
    attributes = node.attributes
    for name in _SOURCES:
        url = builder.numbers.resolve(attributes.get(name))
        if url:
            return url
    candidates = (attributes.get("srcset") or attributes.get("data-srcset") or "").split()
    return builder.numbers.resolve(candidates[0].rstrip(",")) if candidates else None


def _medium(kind: LinkKind) -> Enter:
    def enter(builder: Builder, node: LexborNode) -> Leave | None:
        """A line with a link. Without an address, what stands inside for old browsers is read."""
        url = builder.numbers.resolve(attribute(node, "src") or attribute(node, "data"))
        stated = attribute(node, "type")
        for source in node.css("source") if url is None else ():
            url = builder.numbers.resolve(attribute(source, "src"))
            if url is not None:
                stated = attribute(source, "type")
                break
        if url is None:
            return None if kind in ("video", "audio", "embed") else SKIP
        title = text.line(attribute(node, "title") or attribute(node, "aria-label")) or _short(url)
        builder.flush()
        around = builder.open_link(url, kind)
        facts = ", ".join(filter(None, (title, text.line(stated.partition(";")[0]), _length(node))))
        builder.phrase(f"[{kind}: {facts}]", style.DIM)
        builder.close_link(around)
        builder.flush()
        return None if kind == "embed" else SKIP

    return enter


_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})")


def _length(node: LexborNode) -> str:
    """How long sound or film lasts, where the page says so (in seconds or as ``m:ss``), else nothing."""
    stated = text.line(attribute(node, "data-duration") or attribute(node, "duration"))
    if _CLOCK.fullmatch(stated):
        return stated
    try:
        seconds = round(float(stated))
    except (ValueError, OverflowError):
        return ""
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes}:{seconds:02}" if 0 <= minutes < 6000 else ""


def _short(url: str) -> str:
    """Host and path: enough to tell what it is."""
    parts = urlsplit(url)
    return text.line(f"{parts.hostname or ''}{parts.path}".strip("/")) or url


def _drawing(builder: Builder, node: LexborNode) -> Leave:
    """The writing in a drawing, or its title."""
    written = [text.line(part.text(deep=True)) for part in node.css("text")]
    if not any(written):
        title = node.css_first("title")
        name = text.line(title.text(deep=True)) if title is not None else attribute(node, "aria-label")
        written = [f"[image: {text.line(name)}]"] if name.strip() else []
    for words in written:
        builder.phrase(words, style.DIM)
    return SKIP


def _formula(builder: Builder, node: LexborNode) -> Leave:
    """TeX where the formula brings it along, else what is written in it."""
    tex = node.css_first('annotation[encoding="application/x-tex"]')
    words = text.line(tex.text(deep=True) if tex is not None else attribute(node, "alttext"))
    wrapped = _TEX.fullmatch(words)
    builder.text(((wrapped["inner"] or words).strip() if wrapped else words) or written(node))
    return SKIP


def _area(builder: Builder, node: LexborNode) -> Leave:
    """A part of a picture that leads somewhere."""
    url = builder.numbers.resolve(attribute(node, "href"))
    if url is not None:
        around = builder.open_link(url)
        builder.phrase(text.line(attribute(node, "alt") or attribute(node, "title")) or _short(url), style.DIM)
        builder.close_link(around)
    return SKIP


ELEMENTS: dict[str, Enter] = {
    "img": _image,
    "iframe": _medium("frame"),
    "video": _medium("video"),
    "audio": _medium("audio"),
    "embed": _medium("embed"),
    "object": _medium("embed"),
    "svg": _drawing,
    "math": _formula,
    "area": _area,
    "amp-img": _image,
    "amp-iframe": _medium("frame"),
    "amp-video": _medium("video"),
    "amp-audio": _medium("audio"),
}
