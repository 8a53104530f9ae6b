"""An entry of RSS, RDF, CDF or Atom → a draft: which element says what, and what stands in for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tuireader.importers import bodies, dates, elements, episode, tags, titles
from tuireader.importers.appendix import appended
from tuireader.importers.files import files
from tuireader.importers.links import absolute
from tuireader.model.documents import FeedHead
from tuireader.model.drafts import Draft, Form
from tuireader.model.stamps import Stamp
from tuireader.text import excerpt, line

LONGEST_TITLE = 2_000
"""Characters of a title that are kept."""
_MARKDOWN = ("text/markdown", "text/x-markdown")
_XML = ("application/xml", "text/xml")


class Entries:
    """Entries of one feed → drafts."""

    def __init__(self, head: FeedHead, feed: dict[str, Any], base: str) -> None:
        self.head = head
        self.feed = feed
        self.base = base
        self.atom = head.format.startswith("atom")
        self.author = elements.author(feed) if self.atom else ""
        """Of the whole feed: in Atom it is the entries' too (RFC 4287, section 4.2.1)."""

    def draft(self, entry: dict[str, Any]) -> Draft:
        """One entry. Raises whatever stands in an entry that is nothing but strange."""
        bases = (elements.text(entry.get("base")), self.base, self.head.link)
        guid = elements.text(entry.get("id")).strip()
        links = elements.listed(entry, "links")
        url = _original(entry) or elements.link(links, *bases) or _outside(entry, *bases)
        url = url or (absolute(guid) if entry.get("guid_links", True) else None)
        body, form, rest = self._body(entry, url)
        published, updated = _dates(entry)
        return Draft(
            title=self._title(entry, body, form, url, guid),
            body=appended(body, form, episode.parts(entry, self.feed, *bases)),
            form=form,
            summary=bodies.summary(rest, body, form),
            url=url,
            guid=line(guid)[:2000] or None,
            author=self._author(entry),
            published=published,
            updated=updated,
            tags=tags.distinct(_tag_names(elements.listed(entry, "tags"))),
            language=elements.language(entry.get("language") or elements.detail(entry, "title").get("language")),
            comments=_comments(entry, links, *bases),
            attachments=files(entry, body, self.head.icon, *bases),
        )

    def _author(self, entry: dict[str, Any]) -> str:
        """The entry's own, else those of the feed it was taken from (RFC 4287, section 4.2.11), else the feed's."""
        if found := elements.author(entry) or elements.author(entry, "contributors"):
            return found
        source = entry.get("source")
        if not isinstance(source, dict):
            return self.author
        name = titles.plain(elements.text(source.get("title")))
        return elements.author(source) or ("" if name == self.head.title else name) or self.author

    def _title(self, entry: dict[str, Any], body: str, form: Form, url: str | None, guid: str) -> str:
        kind = elements.detail(entry, "title").get("type", titles.HTML)
        title = titles.plain(elements.text(entry.get("title")), kind, declared=self.atom)
        title = title or titles.plain(elements.text(entry.get("itunes_title")))
        return excerpt(title, LONGEST_TITLE) or excerpt(bodies.words(body, form)) or url or line(guid) or "(no title)"

    def _body(self, entry: dict[str, Any], url: str | None) -> tuple[str, Form, str]:
        """The body, its form, and what is left for a summary."""
        detail = elements.detail(entry, "summary")
        offered = [part for part in elements.listed(entry, "content") if elements.text(part.get("value")).strip()]
        offered = [part for part in offered if _rank(part)]
        short = elements.text(entry.get("summary")) if detail else ""
        if offered:
            short = short or elements.text(entry.get("itunes_summary"))
            best = max(offered, key=lambda part: (_rank(part), part is offered[0]))
            if not self.atom and elements.kind(best) == titles.PLAIN and len(short) > len(best["value"]):
                best, short = detail, best["value"]
        elif short.strip():
            best, short = detail, elements.text(entry.get("itunes_summary"))
        else:
            return _substitute(entry, url or self.base)
        value = elements.text(best.get("value"))
        kind = elements.kind(best)
        if kind in _MARKDOWN:
            return bodies.markdown_body(value), "markdown", short
        if kind.startswith("text/") and kind not in (titles.HTML, *_XML) and (self.atom or best is not detail):
            return bodies.text_body(value), "text", short
        if kind == titles.XHTML:
            value = bodies.without_void_ends(value)
        explicit = elements.text(best.get("base"))
        body, form = bodies.html_body(value, explicit if explicit != self.base else url or self.base)
        return body, form, short


def _rank(part: dict[str, Any]) -> int:
    """How good a content is for reading: 0 for what is none (a picture, a program's data)."""
    kind = elements.kind(part)
    if kind in (titles.HTML, titles.XHTML):
        return 3
    if kind in _MARKDOWN:
        return 2
    return int(kind.startswith("text/") or kind in _XML)


def _substitute(entry: dict[str, Any], base: str) -> tuple[str, Form, str]:
    """Where there is neither content nor description: what the extensions offer."""
    markdown = elements.text(entry.get("source_markdown"))
    if markdown.strip():
        return bodies.markdown_body(markdown), "markdown", ""
    for name in ("itunes_summary", "googleplay_description", "media_description", "itunes_subtitle"):
        value = elements.text(entry.get(name))
        if value.strip():
            body, form = bodies.any_body(value, base)
            return body, form, ""
    return "", "text", ""


def _original(entry: dict[str, Any]) -> str | None:
    """Where an address that only counts readers leads: what FeedBurner and Pheedo say of it."""
    return absolute(entry.get("feedburner_origlink")) or absolute(entry.get("pheedo_origlink"))


def _outside(entry: dict[str, Any], *bases: str | None) -> str | None:
    """Where a text is that is not in the feed (RFC 4287, section 4.1.3.2)."""
    return next(filter(None, (absolute(part.get("src"), *bases) for part in elements.listed(entry, "content"))), None)


def _comments(entry: dict[str, Any], links: list[dict[str, Any]], *bases: str | None) -> str | None:
    """The page of comments; where there is none, where the talk about it is, or a feed of the comments."""
    talk = next(iter(elements.repeated(entry, "podcast_socialinteract")), {})
    return (
        absolute(entry.get("comments"), *bases)
        or elements.related(links, "replies", *bases)
        or absolute(talk.get("uri"), *bases)
        or absolute(entry.get("wfw_commentrss"), *bases)
    )


def _dates(entry: dict[str, Any]) -> tuple[Stamp | None, Stamp | None]:
    """When it came out and when it was changed; each is the first of its elements that is a date."""

    def first(*names: str) -> Stamp | None:
        return next(filter(None, (dates.parse(elements.text(entry.get(name))) for name in names)), None)

    return first("published", "dc_date", "created", "prism_publicationdate"), first("updated")


def _tag_names(given: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Labels, else terms. What Google's services call the kind of an entry is no tag."""
    for tag in given:
        if not elements.text(tag.get("scheme")).endswith("#kind"):
            yield titles.plain(elements.text(tag.get("label")) or elements.text(tag.get("term")))
