"""An entry of RSS, RDF, CDF or Atom → a draft: which element says what, and what stands in for what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tuireader.importers import attachments, bodies, dates, elements, tags, titles
from tuireader.importers.links import absolute
from tuireader.model import Attachment, Draft, FeedHead, Form, Stamp
from tuireader.text import excerpt, line


class Entries:
    """Entries of one feed → drafts."""

    def __init__(self, head: FeedHead, base: str, atom: bool, author: str) -> None:
        self.head = head
        self.base = base
        self.atom = atom
        self.author = author if atom else ""
        """Of the whole feed: in Atom it is the entries' too (RFC 4287, section 4.2.1)."""

    def draft(self, entry: dict[str, Any]) -> Draft:
        bases = (elements.text(entry.get("base")), self.base, self.head.link)
        guid = elements.text(entry.get("id")).strip()
        links = entry.get("links") or []
        url = elements.link(links, *bases) or (absolute(guid) if entry.get("guid_links", True) else None)
        body, form, rest = self._body(entry, url)
        published, updated = _dates(entry)
        return Draft(
            title=self._title(entry, body, form, url, guid),
            body=body,
            form=form,
            summary=bodies.summary(rest, body, form),
            url=url,
            guid=line(guid)[:2000] or None,
            author=elements.author(entry) or self.author,
            published=published,
            updated=updated,
            tags=tags.distinct(_tag_names(entry.get("tags") or ())),
            language=elements.language(entry.get("language") or (entry.get("title_detail") or {}).get("language")),
            comments=absolute(elements.text(entry.get("comments")), *bases)
            or elements.related(links, "replies", *bases),
            attachments=_attachments(entry, links, *bases),
        )

    def _title(self, entry: dict[str, Any], body: str, form: Form, url: str | None, guid: str) -> str:
        detail = entry.get("title_detail") or {}
        title = titles.plain(elements.text(entry.get("title")), detail.get("type", titles.HTML), declared=self.atom)
        return title or excerpt(bodies.words(body, form)) or url or line(guid) or "(no title)"

    def _body(self, entry: dict[str, Any], url: str | None) -> tuple[str, Form, str]:
        """The body, its form, and what is left for a summary."""
        detail = entry.get("summary_detail") or {}
        offered = [part for part in entry.get("content") or () if elements.text(part.get("value")).strip()]
        offered = [part for part in offered if elements.kind(part) in (titles.PLAIN, titles.HTML, titles.XHTML)]
        short = elements.text(entry.get("summary")) if detail else ""
        if offered:
            short = short or elements.text(entry.get("itunes_summary"))
            best = max(offered, key=lambda part: (elements.kind(part) != titles.PLAIN, part is offered[0]))
            if not self.atom and elements.kind(best) == titles.PLAIN and len(short) > len(best["value"]):
                best, short = detail, best["value"]
        elif short.strip():
            best, short = detail, elements.text(entry.get("itunes_summary"))
        else:
            return self._substitute(entry)
        value = elements.text(best.get("value"))
        if elements.kind(best) == titles.PLAIN and (self.atom or best is not detail):
            return bodies.text_body(value), "text", short
        explicit = elements.text(best.get("base"))
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


def _dates(entry: dict[str, Any]) -> tuple[Stamp | None, Stamp | None]:
    stated = {
        name: dates.parse(elements.text(entry.get(name))) for name in ("published", "dc_date", "created", "updated")
    }
    return stated["published"] or stated["dc_date"] or stated["created"], stated["updated"]


def _tag_names(given: Iterable[dict[str, Any]]) -> Iterable[str]:
    for tag in given:
        yield titles.plain(elements.text(tag.get("label")) or elements.text(tag.get("term")))


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
    for what in ("transcript", "chapters"):
        for file in elements.repeated(entry, f"podcast_{what}"):
            files.append(attachments.attachment(file.get("url"), *bases, type=file.get("type"), title=what))
    return attachments.distinct(files)
