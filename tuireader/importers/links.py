"""Addresses: which of them may be followed, and how relative ones become whole (RFC 3986, section 5)."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urljoin

from tuireader.text import clean

_FOLLOWED = re.compile(r"(?:https?|gemini|gopher)://[^\s/?#]", re.I)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.\-]*:", re.I)
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_OTHER_BLANK = re.compile(r"\s+")
_EDGES = "".join(map(chr, range(0x21))) + "\x7f\xa0\u200b\ufeff"
LONGEST = 4096
"""Characters of an address we keep."""


def absolute(link: object, *bases: str | None) -> str | None:
    """`link` as an absolute http(s), gemini or gopher address, resolved against the first of `bases` that is one.

    None for anything else: ``javascript:``, ``data:``, ``file:``, ``mailto:``, a relative link without a base.
    White space inside is dropped at line ends and becomes ``%20`` elsewhere, other scripts' the bytes of its UTF-8.
    """
    if not isinstance(link, str):
        return None
    address = link.strip(_EDGES)
    if not address or len(address) > LONGEST:
        return None
    if not _FOLLOWED.match(address):
        if _ABSOLUTE.match(address):
            return None
        base = next((base for base in bases if base and _FOLLOWED.match(base)), None)
        address = join(base, address) if base else ""
        if not _FOLLOWED.match(address):
            return None
    address = clean(re.sub(r"[\r\n\t]+ *", "", address))
    address = _BLANK.sub("%20", address).encode("utf-8", "replace").decode("utf-8")
    address = _OTHER_BLANK.sub(lambda found: quote(found[0]), address)
    return address if _host(address) else None


def join(base: str, link: str) -> str:
    """`link` seen from `base`; `link` itself where the two cannot be joined."""
    try:
        return urljoin(base, link)
    except ValueError:  # an address such as "http://[half"
        return link


def _host(address: str) -> bool:
    """Whether there is a host that could be one: no brackets but those of IPv6, something besides a port."""
    authority = re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0].rpartition("@")[2]
    if authority.startswith("["):
        return re.fullmatch(r"\[[0-9a-fA-F:.%]+\](:\d*)?", authority) is not None
    return re.fullmatch(r"[^\[\]:<>\"\\^`{|}%]+(:\d*)?", authority) is not None


_LONGEST_TAG = 20_000
"""Characters of a tag before an address in it."""
_TAG = re.compile(r"""<[a-z](?:(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|[^<>]*>)""", re.I)
_ATTRIBUTE = re.compile(r"""(?<=[\s"'/])([a-z:\-]+)(\s*=\s*)("[^"<]*"|'[^'<]*'|[^\s"'<>]+)""", re.I)
_ADDRESSES = frozenset(("href", "src", "poster", "cite"))
_RELATIVE = re.compile(r"\s*(?![a-z][a-z0-9+.\-]*:|#|$)", re.I)
# A quick look first: most texts hold whole addresses only, and pictures in one size. It begins with the sign that is
# rare, so that the search runs through the text at the speed of `str.find`.
_PERHAPS = re.compile(
    r"""=(?:(?<=srcset=)|(?<=\s=)|"""
    r"""(?:(?<=href=)|(?<=src=)|(?<=poster=)|(?<=cite=))\s*(?!["']?(?:https?:|mailto:|#)))""",
    re.I,
)


def absolute_inside(markup: str, base: str | None) -> str:
    """`markup` with its relative ``href``, ``src``, ``poster``, ``cite`` and ``srcset`` resolved against `base`.

    Everything else stays as it is, byte for byte; links to a place in the same text (``#note``) too.
    """
    if not base or "<" not in markup or not _FOLLOWED.match(base):
        return markup
    whole: str = base

    def attribute(match: re.Match[str]) -> str:
        name, equals, value = match.groups()
        quote, bare = (value[0], value[1:-1]) if value[0] in "\"'" else ('"', value)
        if name.lower() in _ADDRESSES:
            if not _RELATIVE.match(bare):
                return match.group()
            joined = join(whole, html.unescape(bare).strip())
        elif name.lower() == "srcset" and (candidates := _candidates(html.unescape(bare), whole)):
            joined = candidates
        else:
            return match.group()
        return f"{name}{equals}{quote}{html.escape(joined, quote=True)}{quote}"

    pieces: list[str] = []
    done, broken = 0, -1
    for perhaps in _PERHAPS.finditer(markup):
        at = perhaps.start()
        if at < done:
            continue
        start = markup.rfind("<", max(done, at - _LONGEST_TAG), at)
        if start < 0 or start == broken:
            continue
        tag = _TAG.match(markup, start)
        if tag and tag.end() > at:
            pieces += [markup[done : tag.start()], _ATTRIBUTE.sub(attribute, tag.group())]
            done = tag.end()
        else:
            broken = start
    return "".join([*pieces, markup[done:]])


def _candidates(text: str, base: str) -> str:
    """A ``srcset`` with every address resolved; empty if there is nothing to resolve in it."""
    parts = [part.split(None, 1) for part in text.split(", ")]
    if len(parts) > 200 or not any(part and _RELATIVE.match(part[0]) for part in parts):
        return ""
    return ", ".join(" ".join([join(base, part[0].strip(",")), *part[1:]]) for part in parts if part)
