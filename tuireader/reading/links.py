"""Addresses: which may be followed, and what number each has on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from tuireader import text
from tuireader.reading.addresses import untracked
from tuireader.reading.blocks import Link, LinkKind, Place
from tuireader.values import dataclass

SCHEMES = frozenset({"http", "https", "mailto", "gemini", "gopher"})
"""What a reader may be sent to. Everything else (``javascript:``, ``data:``, ``file:`` …) stays text."""

_EDGES = "".join(map(chr, range(0x21)))
_BREAKS = re.compile("[\t\n\r]")
_ENCODE = re.compile(r'[\s"<>`]')
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
# Whole and plain, so that nothing more need be looked at; `urlsplit` refuses some others.
_ABSOLUTE = re.compile(r"https?://[\w.\-~!$&'()*+,;=:@%]+(?:[/?#]\S*)?", re.A)


def resolve(href: str, base: str | None) -> str | None:
    """`href` as an absolute address that may be followed, else None.

    White space around it and line ends within are dropped as the URL standard says (url.spec.whatwg.org,
    4.4); spaces and quotes are percent-encoded. An address within the page itself (``#note``) is None:
    see `fragment`.
    """
    href = text.clean(_BREAKS.sub("", href.strip(_EDGES)))
    if not href or href.startswith("#"):
        return None
    try:
        url = _join(base, href)
        if not _ABSOLUTE.fullmatch(url) and not _followable(url):
            return None
    except ValueError:
        return None
    if base and "#" in url and url.partition("#")[0] == base.partition("#")[0]:
        return None
    return _ENCODE.sub(lambda found: f"%{ord(found.group()):02X}" if found.group().isascii() else "%20", url)


def _join(base: str | None, href: str) -> str:
    if _SCHEME.match(href) or not base:
        return href
    if base.startswith(("gemini:", "gopher:")):  # urljoin joins only the schemes it knows
        scheme, rest = base.split(":", 1)
        return urljoin(f"http:{rest}", href).replace("http:", f"{scheme}:", 1)
    if href.startswith("/") and not href.startswith("//") and "/." not in href:
        return _origin(base) + href  # what urljoin gives, in a tenth of the time
    return urljoin(base, href)


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    return urljoin(base, "/")[:-1]


def _followable(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        return False
    return bool(parts.path if parts.scheme == "mailto" else parts.hostname)


def fragment(href: str, base: str | None) -> str | None:
    """The ``id`` that `href` names in the page itself, percent-decoded; None if it leads elsewhere."""
    if "#" not in href:
        return None
    href = text.clean(_BREAKS.sub("", href.strip(_EDGES)))
    address, _, name = href.partition("#")
    if address:
        with suppress(ValueError):
            address = _join(base, address)
        if not base or address != base.partition("#")[0]:
            return None
    return unquote(name)


class Numbers:
    """The numbers of a page's links: the same address has the same number wherever it stands."""

    def __init__(self, base: str | None = None) -> None:
        self.base = base
        self.ids: frozenset[str] = frozenset()
        """What a jump may lead to."""
        self._numbers: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._texts: list[str] = []
        self._kinds: list[LinkKind] = []
        self._written: list[str] = []
        self._jumps: dict[str, int] = {}
        self._jump_texts: list[str] = []

    def resolve(self, href: str | None) -> str | None:
        """See `resolve`; None stays None."""
        return resolve(href, self.base) if href else None

    def fragment(self, href: str) -> str | None:
        """The place in the page that `href` means, if there is such a one; ``""`` is its beginning."""
        name = fragment(href, self.base)
        return name if name is not None and (name in self.ids or name in ("", "top")) else None

    def number(self, url: str, kind: LinkKind = "link") -> int:
        """The number of `url`, a new one if it was not seen before."""
        n = self._seen.get(url)
        if n is None:
            short = untracked(url)
            n = self._numbers.get(short)
            if n is None:
                n = self._numbers[short] = len(self._numbers) + 1
                self._texts.append("")
                self._kinds.append("mail" if short[:7].lower() == "mailto:" else kind)
                self._written.append(url if short != url else "")
            self._seen[url] = n
        if kind != "link" and self._kinds[n - 1] == "link":
            self._kinds[n - 1] = kind
        return n

    def jump(self, name: str) -> int:
        """The number of the jump to the place `name`, from -1 down."""
        n = self._jumps.get(name)
        if n is None:
            n = self._jumps[name] = -len(self._jumps) - 1
            self._jump_texts.append("")
        return n

    def name(self, n: int, words: str) -> None:
        """What is written at link `n`; the first that says something counts."""
        texts = self._texts if n > 0 else self._jump_texts
        if not texts[abs(n) - 1]:
            texts[abs(n) - 1] = text.line(words)

    def links(self) -> tuple[Link, ...]:
        """All that lead out, by number."""
        facts = zip(self._numbers.items(), self._texts, self._kinds, self._written, strict=True)
        return tuple(Link(n, url, words, kind, None, written) for (url, n), words, kind, written in facts)

    def jumps(self, anchors: Mapping[str, Place]) -> tuple[Link, ...]:
        """All that lead to a place in the page."""
        address = (self.base or "").partition("#")[0]
        return tuple(
            Link(n, f"{address}#{name}", words, "jump", anchors.get(name, (0, 0) if name in ("", "top") else None))
            for (name, n), words in zip(self._jumps.items(), self._jump_texts, strict=True)
        )


@dataclass(slots=True)
class OpenLink:
    """A link we are inside of. It gets its number with its first word, so that empty ones have none."""

    url: str
    kind: LinkKind = "link"
    """A jump's address is the place's name."""
    n: int | None = None
    words: list[str] = field(default_factory=list)
    signed: bool = False
    """Its number is written."""
    wordless: bool | None = None
    """It shows no text, only images without words; None until someone asks."""


# An address at the end of a text: a number glued to it would look like a part of it (newsboat issue 1156).
_ADDRESS = re.compile(r"(?:://|\bwww\.)[^\s\]]*$|[\w-]\.[A-Za-z]{2,}(?:/[^\s\]]*)?$")


def ends_in_address(words: str) -> bool:
    """Whether a terminal may take the end of `words` for an address."""
    return _ADDRESS.search(words[-300:]) is not None
