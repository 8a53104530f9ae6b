"""RSS 0.90 to 2.0, RDF, CDF and Atom, from a file or from a server.

feedparser finds the elements (`syndication`); what they mean for a reader is decided here.
"""

from __future__ import annotations

import re

from tuireader.importers import Importer
from tuireader.importers.encoding import decode_xml
from tuireader.importers.feed_entry import Entries
from tuireader.importers.feed_head import head_of
from tuireader.importers.links import absolute
from tuireader.importers.markup import BOMB, Markup, prepare
from tuireader.importers.not_a_feed import why_not_a_feed
from tuireader.model.documents import Document, Refused

_PROLOG = r"(?>\s+|<\?[^>]*>|(?><!--(?s:.*?)-->)|<!(?!--)[^>\[]*(?:\[[^\]]*\]\s*)?>)*+"
_ENTRY = r"entry(?=\s[^<>]*www\.w3\.org/2005/Atom)"
_ROOT = re.compile(rf"{_PROLOG}<(?:[\w.\-]+:)?(rss|feed|rdf|channel|{_ENTRY})(?=[\s/>])", re.I)


MOST_NAMED = 3
"""Feeds of a page that are named where it came instead of a feed."""

_NO_FEED = re.compile(rf"{_PROLOG}<(?:html|opml|urlset|sitemapindex|svg)(?=[\s/>])", re.I)


def recognises(content: bytes, name: str) -> bool:
    """Whether the first element is that of a feed, in whatever encoding."""
    text = decode_xml(content[:16384]).text.lstrip("\ufeff \t\r\n\0")
    return text.startswith("<") and _ROOT.match(text) is not None


def read(content: bytes, name: str) -> Document | Refused:
    """What a feed file holds. `name` is a path or the address it came from."""
    return read_feed(content, name if absolute(name) else "")


def read_feed(content: bytes, address: str, content_type: str = "") -> Document | Refused:
    """What the feed at `address` holds, or why it is none. Never raises.

    `content_type`: the server's header. Relative links resolve against ``xml:base``, the entry's link (inside its
    text) and `address`.
    """
    from tuireader.importers.syndication import ENTRIES, parse

    decoded = decode_xml(content, content_type)
    markup = prepare(decoded.text)
    if markup.bomb:
        return Refused(BOMB)
    base = absolute(address) or ""
    if _NO_FEED.match(markup.text):
        return _refused(content, content_type, base)
    parsed = parse(markup.text, base)
    version = _version(parsed.version, markup)
    if not version and not parsed.entries:
        return _refused(content, content_type, base)
    notes = list(decoded.notes)
    if not parsed.well_formed or markup.mended:
        notes.append("repaired: the document is not well-formed XML")
    if parsed.cut:
        notes.append(f"only the first {ENTRIES:,} entries were kept")
    head = head_of(parsed.feed, version, base)
    reader = Entries(head, parsed.feed, base)
    drafts = []
    for entry in parsed.entries:
        try:
            drafts.append(reader.draft(entry))
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
            notes.append(f"one entry could not be read ({type(error).__name__})")
    return Document("feed", tuple(drafts), head, notes=tuple(dict.fromkeys(notes)))


def _refused(content: bytes, content_type: str, base: str) -> Refused:
    """Why it is no feed; of a page, which feeds it names."""
    reason = why_not_a_feed(content, content_type)
    if not reason.startswith("an HTML page"):
        return Refused(reason)
    from tuireader.importers.page_feeds import feeds_of

    named = [feed.url for feed in feeds_of(content, base)][:MOST_NAMED]
    return Refused(f"{reason}; it names {' and '.join(named)}" if named else reason)


def _version(found: str, markup: Markup) -> str:
    """The dialect, where feedparser does not tell: RSS 0.91 by its DOCTYPE, RSS 0.90 by its RDF root."""
    if found in ("", "rss"):
        root = _ROOT.match(markup.text)
        if root and root[1].lower() == "rdf":
            return "rss090"
        if "netscape" in markup.doctype.lower():
            return "rss091n"
    return found


importer = Importer("feed", 30, recognises, read)
