"""The feeds a web page names: ``<link rel=alternate>`` in it, or the ``Link`` header that came with it.

Rules: HTML Standard, 4.6.7.1 (alternate) and 2.4.3 (base address); RFC 8288 (Link header); the types in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from tuireader.text import line
from tuireader.values import dataclass

_TYPES = frozenset(
    (
        *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
        *("application/xml", "text/xml", "text/rss+xml", "text/atom+xml", "application/x-rss+xml"),
    )
)
_LONGEST_PAGE = 2_000_000
_MOST_FEEDS = 50
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names."""

    url: str
    """Absolute, http or https."""
    title: str = ""
    type: str = ""
    """Media type as stated, in lower case."""

    @property
    def of_comments(self) -> bool:
        """Whether it brings what readers say, not what the site says."""
        return bool(re.search(r"/comments/(?:feed|default|rss)\b", self.url))


def feeds_of(html: bytes, address: str, link_header: str = "") -> tuple[FoundFeed, ...]:
    """The feeds that the page at `address` names, in its order, none twice; feeds of comments come last.

    Never raises for what the page is. Only the first two million bytes count.
    """
    found: dict[str, FoundFeed] = {}
    for feed in (*_in_header(link_header, address), *_in_page(html[:_LONGEST_PAGE], address)):
        known = found.setdefault(feed.url, feed)
        if not known.title and feed.title:
            found[feed.url] = feed
        if len(found) >= _MOST_FEEDS:
            break
    return tuple(sorted(found.values(), key=lambda feed: feed.of_comments))


def _in_page(html: bytes, address: str) -> Iterator[FoundFeed]:
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(_decoded(html))
    base = address
    for node in page.css("base[href]"):
        base = _absolute(node.attributes.get("href") or "", address) or address
        break
    for node in page.css("link[rel][href], a[rel][type][href]"):
        stated = node.attributes
        rel, kind = stated.get("rel") or "", stated.get("type") or ""
        feed = _feed(stated.get("href") or "", rel, kind, stated.get("title") or "", base)
        if feed is not None:
            yield feed


# One link of RFC 8288, section 3: <target>; name=token; name="quoted" ...
_LINK = re.compile(r'<([^<>]{1,2000})>((?:[^,"<]|"(?:[^"\\]|\\.)*")*)')
_PARAMETER = re.compile(r';\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+))')


def _in_header(header: str, address: str) -> Iterator[FoundFeed]:
    for link in _LINK.finditer(header[:20_000]):
        said: dict[str, str] = {}
        for parameter in _PARAMETER.finditer(link[2]):
            value = re.sub(r"\\(.)", r"\1", parameter[2]) if parameter[2] is not None else parameter[3]
            said.setdefault(parameter[1].lower(), value)
        feed = _feed(link[1], said.get("rel", ""), said.get("type", ""), said.get("title", ""), address)
        if feed is not None:
            yield feed


def _feed(href: str, rel: str, kind: str, title: str, base: str) -> FoundFeed | None:
    """The feed that one link names, if it names one."""
    relations = rel.lower().split()
    kind = kind.partition(";")[0].strip().lower()
    if "feed" not in relations and not ("alternate" in relations and _is_feed_type(kind, href)):
        return None
    if "stylesheet" in relations:
        return None
    url = _absolute(href, base)
    return FoundFeed(url, line(title)[:200], line(kind)[:80]) if url else None


def _is_feed_type(kind: str, href: str) -> bool:
    """``application/json`` is a feed only where the address says so: sites name their programming interface
    by it."""
    return kind in _TYPES or (kind == "application/json" and "feed" in href.lower() and "oembed" not in href.lower())


def _absolute(href: str, base: str) -> str:
    """`href` resolved, without fragment; empty if it is no http address. ``feed:`` is read as http."""
    href = re.sub(r"[\t\r\n]", "", href.strip())
    href = re.sub(r"^feed:(?://)?(?=https?://)", "", href, flags=re.I)
    href = re.sub(r"^feed://", "http://", href, flags=re.I)
    try:
        url = urljoin(base, href).partition("#")[0]
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    if not usable or len(url) > _LONGEST_ADDRESS or re.search(r"[\x00-\x1f\x7f-\x9f]", url):
        return ""
    return url.replace(" ", "%20")


# Only encodings of pages: Python knows others, some of which take quadratic time.
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*"
    rb"((?:utf-?8|windows-|cp|iso-|latin|gb|big5|shift_jis|euc-|koi8-|ks_c|tis-)[\w-]{0,20})",
    re.I,
)


def _decoded(html: bytes) -> str:
    """The page as text: by byte order mark, by what it says of itself, as UTF-8, else as Windows-1252."""
    if html.startswith((b"\xff\xfe", b"\xfe\xff")):
        return html.decode("utf-16", "replace")
    stated = _CHARSET.search(html, 0, 4096)
    for encoding in (stated[1].decode("ascii") if stated else "utf-8", "utf-8"):
        try:
            return html.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return html.decode("cp1252", "replace")
