"""Addresses as people type them."""

from __future__ import annotations

from urllib.parse import urlsplit

from tuireader.text import line


def address_of(given: str) -> str:
    """An address as people type it, made whole: ``example.org`` → ``https://example.org``."""
    given = line(given)
    if given.lower().startswith("feed://"):
        return "https://" + given[7:]
    if given.lower().startswith("feed:"):
        return given[5:]
    return given if "://" in given else f"https://{given}"


def title_of(url: str) -> str:
    """What to call a source that has not said its name: its host, else its address."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
