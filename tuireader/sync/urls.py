"""Addresses as they are asked for, followed and shown."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from tuireader.sync.reasons import Refusal
from tuireader.text import line

if TYPE_CHECKING:
    import httpx2

_LONGEST = 8000


def parsed(address: str) -> httpx2.URL:
    """The address as it can be asked for. Raises `Refusal`."""
    import httpx2

    if len(address) > _LONGEST:
        raise Refusal("address", "the address is too long to be one")
    try:
        url = httpx2.URL(address.strip())
        host = url.raw_host
    except Exception:  # InvalidURL, and what idna and int raise for odd hosts and ports
        raise Refusal("address", "this is no web address. One looks like https://example.org/feed") from None
    if url.scheme not in ("http", "https"):
        named = f"{line(url.scheme)[:20]}: addresses" if url.scheme else "addresses without http:// or https://"
        raise Refusal("address", f"{named} cannot be fetched, only http and https")
    if not host or b"%" in host or not (url.port is None or 0 < url.port < 65536):
        raise Refusal("address", "the address names no host that could be asked. Check it")
    return url


def redirected(url: httpx2.URL, location: str, status: int) -> httpx2.URL:
    """Where a redirect leads; `location` has one character per byte. Raises `Refusal`.

    A user and password in it are never sent: only the reader's own words are credentials.
    """
    if not location:
        raise Refusal("redirect", f"the server redirects to nowhere ({status}). Check the address")
    with contextlib.suppress(UnicodeDecodeError):  # raw UTF-8 is common, anything else stays latin-1
        location = location.encode("latin-1").decode("utf-8")
    try:
        there = str(url.join(location))
    except Exception:
        raise Refusal("redirect", "the server redirects to something that is no address") from None
    try:
        return parsed(there)
    except Refusal as refusal:
        raise Refusal("redirect", f"the server redirects astray: {refusal.reason}") from None


def same_site(url: httpx2.URL, start: httpx2.URL) -> bool:
    """Whether `url` may see what was written for `start`: same scheme, host, port; or that host by https."""
    if url.raw_host != start.raw_host:
        return False
    upgraded = (start.scheme, url.scheme) == ("http", "https") and start.port is None and url.port is None
    return upgraded or (url.scheme, url.port) == (start.scheme, start.port)


def shown(url: httpx2.URL) -> str:
    """An address fit to be stored and shown: without user, password and fragment."""
    return str(bare(url))


def bare(url: httpx2.URL) -> httpx2.URL:
    """An address without user, password and fragment."""
    return url.copy_with(userinfo=b"", fragment=None) if url.userinfo or url.fragment else url


def route(passed: list[str]) -> str:
    """The way that redirects led, for a message."""
    return " → ".join(line(address)[:60] for address in passed)
