"""RSS 0.90 to 2.0, RDF, CDF and Atom, from a file or from a server.

feedparser finds the elements (`syndication`); what they mean for a reader is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tuireader.importers import Importer, attachments, bodies, dates, tags, titles
from tuireader.importers.encoding import decode_xml, mended
from tuireader.importers.links import absolute
from tuireader.importers.markup import BOMB, Markup, prepare
from tuireader.importers.not_a_feed import why_not_a_feed
from tuireader.model import Attachment, Document, Draft, FeedHead, Form, Refused, Stamp
from tuireader.text import excerpt, line

_PROLOG = r"(?>\s+|<\?[^>]*>|(?><!--(?s:.*?)-->)|<!(?!--)[^>\[]*(?:\[[^\]]*\]\s*)?>)*+"
_ENTRY = r"entry(?=\s[^<>]*www\.w3\.org/2005/Atom)"
_ROOT = re.compile(rf"{_PROLOG}<(?:[\w.\-]+:)?(rss|feed|rdf|channel|{_ENTRY})(?=[\s/>])", re.I)


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
    parsed = parse(markup.text, base)
    version = _version(parsed.version, markup)
    if not version and not parsed.entries:
        return Refused(why_not_a_feed(content, content_type))
    notes = list(decoded.notes)
    if not parsed.well_formed or markup.mended:
        notes.append("repaired: the document is not well-formed XML")
    if parsed.cut:
        notes.append(f"only the first {ENTRIES:,} entries were kept")
    head = _head(parsed.feed, version, base)
    reader = _Reader(head, base, version.startswith("atom"), _author(parsed.feed))
    drafts = []
    for entry in parsed.entries:
        try:
            drafts.append(reader.draft(entry))
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
            notes.append(f"one entry could not be read ({type(error).__name__})")
    return Document("feed", tuple(drafts), head, notes=tuple(dict.fromkeys(notes)))


def _version(found: str, markup: Markup) -> str:
    """The dialect, where feedparser does not tell: RSS 0.91 by its DOCTYPE, RSS 0.90 by its RDF root."""
    if found in ("", "rss"):
        root = _ROOT.match(markup.text)
        if root and root[1].lower() == "rdf":
            return "rss090"
        if "netscape" in markup.doctype.lower():
            return "rss091n"
    return found


def _head(feed: dict[str, Any], version: str, base: str) -> FeedHead:
    image = feed.get("image") or {}
    links = feed.get("links") or []
    title = feed.get("title_detail") or {}
    icon = (
        absolute(_text(link), base)
        for link in (feed.get("icon"), feed.get("logo"), image.get("href"), image.get("url"))
    )
    return FeedHead(
        title=titles.plain(
            _text(feed.get("title")), title.get("type", titles.HTML), declared=version.startswith("atom")
        ),
        subtitle=titles.plain(_text(feed.get("subtitle"))),
        link=_link(links, base),
        language=_language(feed.get("language")),
        icon=next(filter(None, icon), None),
        format=version or "rss",
        ttl=_ttl(feed),
    )


_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}


def _ttl(feed: dict[str, Any]) -> int | None:
    """Seconds between updates as the feed states them: ``ttl`` in minutes, or the syndication module of RSS 1.0."""
    minutes = attachments.whole_number(feed.get("ttl"))
    if minutes:
        return min(minutes * 60, _PERIODS["yearly"])
    period = _PERIODS.get(_text(feed.get("sy_updateperiod")).strip().lower())
    if period is None:
        return None
    return max(period // (attachments.whole_number(feed.get("sy_updatefrequency")) or 1), 60)


class _Reader:
    """Entries of one feed → drafts."""

    def __init__(self, head: FeedHead, base: str, atom: bool, author: str) -> None:
        self.head = head
        self.base = base
        self.atom = atom
        self.author = author if atom else ""
        """Of the whole feed: in Atom it is the entries' too (RFC 4287, section 4.2.1)."""

    def draft(self, entry: dict[str, Any]) -> Draft:
        bases = (_text(entry.get("base")), self.base, self.head.link)
        guid = _text(entry.get("id")).strip()
        links = entry.get("links") or []
        url = _link(links, *bases) or (absolute(guid) if entry.get("guid_links", True) else None)
        body, form, rest = self._body(entry, url)
        published, updated = _dates(entry)
        return Draft(
            title=self._title(entry, body, form, url, guid),
            body=body,
            form=form,
            summary=bodies.summary(rest, body, form),
            url=url,
            guid=line(guid)[:2000] or None,
            author=_author(entry) or self.author,
            published=published,
            updated=updated,
            tags=tags.distinct(_tag_names(entry.get("tags") or ())),
            language=_language(entry.get("language") or (entry.get("title_detail") or {}).get("language")),
            comments=absolute(_text(entry.get("comments")), *bases) or _related(links, "replies", *bases),
            attachments=_attachments(entry, links, *bases),
        )

    def _title(self, entry: dict[str, Any], body: str, form: Form, url: str | None, guid: str) -> str:
        detail = entry.get("title_detail") or {}
        title = titles.plain(_text(entry.get("title")), detail.get("type", titles.HTML), declared=self.atom)
        return title or excerpt(bodies.words(body, form)) or url or line(guid) or "(no title)"

    def _body(self, entry: dict[str, Any], url: str | None) -> tuple[str, Form, str]:
        """The body, its form, and what is left for a summary."""
        detail = entry.get("summary_detail") or {}
        offered = [part for part in entry.get("content") or () if _text(part.get("value")).strip()]
        offered = [part for part in offered if _kind(part) in (titles.PLAIN, titles.HTML, titles.XHTML)]
        short = _text(entry.get("summary")) if detail else ""
        if offered:
            short = short or _text(entry.get("itunes_summary"))
            best = max(offered, key=lambda part: (_kind(part) != titles.PLAIN, part is offered[0]))
            if not self.atom and _kind(best) == titles.PLAIN and len(short) > len(best["value"]):
                best, short = detail, best["value"]
        elif short.strip():
            best, short = detail, _text(entry.get("itunes_summary"))
        else:
            return self._substitute(entry)
        value = _text(best.get("value"))
        if _kind(best) == titles.PLAIN and (self.atom or best is not detail):
            return bodies.text_body(value), "text", short
        explicit = _text(best.get("base"))
        body, form = bodies.html_body(value, explicit if explicit != self.base else url or self.base)
        return body, form, short

    def _substitute(self, entry: dict[str, Any]) -> tuple[str, Form, str]:
        """Where there is neither content nor description: what the extensions offer."""
        for name in ("itunes_summary", "media_description", "source_markdown"):
            value = entry.get(name)
            if isinstance(value, str) and value.strip():
                if name == "source_markdown":
                    return bodies.text_body(value), "markdown", ""
                return bodies.text_body(value), "text", ""
        return "", "text", ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _kind(part: dict[str, Any]) -> str:
    return _text(part.get("type")) or titles.PLAIN


def _link(links: Iterable[dict[str, Any]], *bases: str | None) -> str | None:
    """Where an entry leads: RSS's own ``link``, else the first alternate that is a page, else any alternate."""
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    ranked = sorted(alternates, key=lambda link: (not link.get("bare"), _page_rank(link)))
    return next(filter(None, (absolute(link.get("href"), *bases) for link in ranked)), None)


def _page_rank(link: dict[str, Any]) -> int:
    if "html" not in _text(link.get("type")):
        return 2
    return 0 if link.get("typed") else 1


def _related(links: Iterable[dict[str, Any]], rel: str, *bases: str | None) -> str | None:
    return next(filter(None, (absolute(link.get("href"), *bases) for link in links if link.get("rel") == rel)), None)


def _dates(entry: dict[str, Any]) -> tuple[Stamp | None, Stamp | None]:
    stated = {name: dates.parse(_text(entry.get(name))) for name in ("published", "dc_date", "created", "updated")}
    return stated["published"] or stated["dc_date"] or stated["created"], stated["updated"]


def _author(context: dict[str, Any]) -> str:
    """The names, parted by commas; a mail address only where there is no name."""
    names = []
    for author in context.get("authors") or ():
        name = line(mended(_text(author.get("name")))) or line(_text(author.get("email")))
        if name and name not in names:
            names.append(name)
    return ", ".join(names) or line(mended(_text(context.get("author"))))[:500]


def _tag_names(given: Iterable[dict[str, Any]]) -> Iterable[str]:
    for tag in given:
        yield titles.plain(_text(tag.get("label")) or _text(tag.get("term")))


def _language(value: object) -> str:
    plain = _text(value).strip().replace("_", "-")
    return plain if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", plain) else ""


def _attachments(entry: dict[str, Any], links: Iterable[dict[str, Any]], *bases: str | None) -> tuple[Attachment, ...]:
    files: list[Attachment | None] = []
    enclosures = [link for link in links if link.get("rel") == "enclosure"]
    seconds = entry.get("itunes_duration") if len(enclosures) == 1 else None
    for link in enclosures:
        files.append(
            attachments.attachment(
                link.get("href"),
                *bases,
                type=link.get("type"),
                size=link.get("length"),
                seconds=seconds,
                title=link.get("title"),
            )
        )
    for media in entry.get("media_content") or ():
        files.append(
            attachments.attachment(
                media.get("url"),
                *bases,
                type=media.get("type") or media.get("medium"),
                size=media.get("filesize"),
                seconds=media.get("duration"),
            )
        )
    for file in entry.get("podcast_files") or ():
        files.append(attachments.attachment(file.get("url"), *bases, type=file.get("type"), title=file["what"]))
    return attachments.distinct(files)


importer = Importer("feed", 30, recognises, read)
