"""What feedparser's dictionaries say, whatever they hold: texts, types, links, people, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tuireader.importers import titles
from tuireader.importers.encoding import mended
from tuireader.importers.links import absolute
from tuireader.text import line

LONGEST_AUTHOR = 500
"""Characters of all authors of an article together."""
_REGISTERED = "http://www.iana.org/assignments/relation/"


def text(value: object) -> str:
    """A value that should be a text; empty if it is none."""
    return value if isinstance(value, str) else ""


def kind(part: dict[str, Any]) -> str:
    """The media type of a part, as stated; plain text if none is."""
    return text(part.get("type")) or titles.PLAIN


def listed(context: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The dictionaries in a list; none where a feed's own element of that name stands in its place."""
    given = context.get(name)
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def detail(context: dict[str, Any], name: str) -> dict[str, Any]:
    """What is known of a text beside its value: type, base, language."""
    given = context.get(f"{name}_detail")
    return given if isinstance(given, dict) else {}


def link(links: Iterable[dict[str, Any]], *bases: str | None) -> str | None:
    """Where an entry leads: RSS's own ``link``, else the first alternate that is a page, else any alternate."""
    alternates = [
        link for link in links if text(link.get("rel") or "alternate").removeprefix(_REGISTERED) == "alternate"
    ]
    ranked = sorted(alternates, key=lambda link: (not link.get("bare"), _page_rank(link)))
    return next(filter(None, (absolute(link.get("href"), *bases) for link in ranked)), None)


def _page_rank(link: dict[str, Any]) -> int:
    if "html" not in text(link.get("type")):
        return 2
    return 0 if link.get("typed") else 1


def related(links: Iterable[dict[str, Any]], rel: str, *bases: str | None) -> str | None:
    """The first link of that kind, a page before a feed."""
    links = sorted(links, key=_page_rank)
    return next(filter(None, (absolute(link.get("href"), *bases) for link in links if link.get("rel") == rel)), None)


def author(context: dict[str, Any], name: str = "authors") -> str:
    """The names, parted by commas; a mail address or a page only where there is no name."""
    names = []
    for person in listed(context, name):
        name = titles.plain(text(person.get("name")))
        shown = name or line(text(person.get("email"))) or line(text(person.get("href")))
        if shown and shown not in names:
            names.append(shown)
    return ", ".join(names)[:LONGEST_AUTHOR] or line(mended(text(context.get("author"))))[:LONGEST_AUTHOR]


def language(value: object) -> str:
    """A language tag in the form of BCP 47; empty if it is none."""
    plain = text(value).strip().replace("_", "-")
    return plain if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", plain) else ""


def repeated(context: dict[str, Any], name: str) -> list[dict[str, str]]:
    """All elements of that name in an entry or a feed, each as its attributes and its ``text``."""
    kept = context.get("repeated")
    return kept.get(name) or [] if isinstance(kept, dict) else []
