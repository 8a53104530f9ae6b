"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), from a file or from a server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tuireader.importers import Importer, attachments, bodies, dates, tags, titles
from tuireader.importers.appendix import Part, appended, part
from tuireader.importers.encoding import decode_xml, mended
from tuireader.importers.feed_entry import LONGEST_TITLE
from tuireader.importers.files import picture
from tuireader.importers.links import absolute
from tuireader.importers.loose_json import loaded
from tuireader.importers.not_a_feed import why_not_a_feed
from tuireader.model.documents import Document, FeedHead, Refused
from tuireader.model.drafts import Attachment, Draft, Form
from tuireader.text import excerpt, line

ENTRIES = 5_000
"""Items of one feed that are kept, the first in document order."""

_VERSION = re.compile(r"jsonfeed\.org/version/(\d+(?:\.\d+)?)", re.I)
_NUMBER = re.compile(r"v?(\d(?:\.\d)?)", re.I)
_MEMBERS = frozenset(
    {"content_html", "content_text", "date_published", "date_modified", "external_url", "summary", "title"}
)


def recognises(content: bytes, name: str) -> bool:
    """Whether it says it is a JSON Feed, or is an object with items that look like articles."""
    if not re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*\{", content[:64]):
        return False
    start = content[:4096].replace(b"\0", b"").replace(b"\\/", b"/")
    if re.search(rb'"version"\s*:\s*"[^"]*jsonfeed\.org/', start):
        return True
    return b'"items"' in content.replace(b"\0", b"") and _is_feed(_loaded(content)[0])


def read(content: bytes, name: str) -> Document | Refused:
    """What a JSON Feed file holds. `name` is a path or the address it came from."""
    return read_feed(content, name if absolute(name) else "")


def read_feed(content: bytes, address: str, content_type: str = "") -> Document | Refused:
    """What the JSON Feed at `address` holds, or why it is none. Never raises. Relative links resolve against
    `address`, those inside an item's text against the item's own link.
    """
    document, repaired = _loaded(content)
    if not _is_feed(document):
        return Refused(why_not_a_feed(content, content_type))
    base = absolute(address)
    head = _head(document, base)
    given = document.get("items")
    items = given if isinstance(given, list) else [given] if isinstance(given, dict) else []
    author = _authors(document)
    drafts = [_draft(item, head, base, author) for item in items[:ENTRIES] if isinstance(item, dict)]
    notes = ["repaired: the document is not well-formed JSON"] if repaired else []
    if len(items) > ENTRIES:
        notes.append(f"only the first {ENTRIES:,} entries were kept")
    strange = sum(not isinstance(item, dict) for item in items[:ENTRIES])
    if strange:
        notes.append(f"{strange} items are no objects and were left out")
    return Document("feed", tuple(drafts), head, notes=tuple(notes))


def _loaded(content: bytes) -> tuple[Any, bool]:
    return loaded(decode_xml(content).text)


def _is_feed(document: Any) -> bool:
    if not isinstance(document, dict):
        return False
    if isinstance(document.get("version"), str) and _VERSION.search(document["version"]):
        return True
    items = document.get("items")
    if not isinstance(items, list):
        return False
    if not items:
        return "home_page_url" in document or "feed_url" in document
    return isinstance(items[0], dict) and not _MEMBERS.isdisjoint(items[0])


def _head(document: dict[str, Any], base: str | None) -> FeedHead:
    said = _text(document, "version")
    version = _VERSION.search(said) or _NUMBER.fullmatch(said)
    return FeedHead(
        title=line(mended(_text(document, "title"))),
        subtitle=line(mended(_text(document, "description"))),
        link=absolute(document.get("home_page_url"), base),
        language=line(_text(document, "language")),
        icon=absolute(document.get("icon"), base) or absolute(document.get("favicon"), base),
        format="json11" if version and version[1] == "1.1" else "json1",
    )


def _draft(item: dict[str, Any], head: FeedHead, base: str | None, author: str) -> Draft:
    guid = _guid(item.get("id"))
    bases = (base, head.link)
    url = absolute(item.get("url"), *bases) or absolute(item.get("external_url"), *bases) or absolute(guid)
    body, form = _body(item, url or base)
    summary = _text(item, "summary")
    if not body and summary:
        body, form, summary = bodies.text_body(summary), "text", ""
    title = titles.plain(_text(item, "title"), titles.PLAIN, declared=True)
    return Draft(
        title=excerpt(title, LONGEST_TITLE) or excerpt(bodies.words(body, form)) or url or line(guid) or "(no title)",
        body=appended(body, form, [_linked_page(item, url, *bases)]),
        form=form,
        summary=bodies.summary(summary, body, form),
        url=url,
        guid=line(guid)[:2000] or None,
        author=_authors(item) or author,
        published=dates.parse(_text(item, "date_published")),
        updated=dates.parse(_text(item, "date_modified")),
        tags=tags.distinct(_tags(item.get("tags"))),
        language=line(_text(item, "language")),
        comments=None,
        attachments=attachments.distinct(_attachments(item, body, *bases)),
    )


def _linked_page(item: dict[str, Any], url: str | None, *bases: str | None) -> Part | None:
    """The page that an item is about, where it has one of its own besides."""
    about = absolute(item.get("external_url"), *bases)
    return part(about, about) if about and about != url else None


def _picture(item: dict[str, Any], body: str, *bases: str | None) -> Attachment | None:
    found = picture(item.get("image"), *bases) or picture(item.get("banner_image"), *bases)
    return found if found and found.url not in body else None


def _body(item: dict[str, Any], base: str | None) -> tuple[str, Form]:
    markup = _text(item, "content_html")
    if markup.strip():
        return bodies.html_body(markup, base)
    return bodies.text_body(_text(item, "content_text")), "text"


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _guid(value: object) -> str:
    """An id as text: numbers are to be taken as strings (version 1.1, section "Items")."""
    if isinstance(value, str):
        return value.strip()
    return json.dumps(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _authors(holder: dict[str, Any]) -> str:
    """``authors`` of version 1.1, else ``author`` of 1.0."""
    listed = holder.get("authors") or holder.get("author")
    people = listed if isinstance(listed, list) else [listed]
    names = []
    for person in people:
        name = person if isinstance(person, str) else ""
        if isinstance(person, dict):
            name = _text(person, "name") or absolute(person.get("url")) or ""
        names.append(line(mended(name)))
    return ", ".join(dict.fromkeys(filter(None, names)))[:500]


def _tags(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else value.split(",") if isinstance(value, str) else ()


def _attachments(item: dict[str, Any], body: str, *bases: str | None) -> Iterator[Attachment | None]:
    value = item.get("attachments")
    for file in value if isinstance(value, list) else ():
        if isinstance(file, dict):
            yield attachments.attachment(
                file.get("url"),
                *bases,
                type=file.get("mime_type"),
                size=file.get("size_in_bytes"),
                seconds=file.get("duration_in_seconds"),
                title=file.get("title"),
            )
    yield _picture(item, body, *bases)


importer = Importer("JSON feed", 10, recognises, read)
