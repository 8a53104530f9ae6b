"""feedparser's two parsers, driven by us: a text in, elements out, whatever the text holds.

What we change: dates stay the strings they were; nothing is looked up, sanitised or resolved inside HTML; what would
take quadratic time is capped; an element that makes feedparser raise costs that element and no more; and elements
that feedparser would mix up (``itunes:summary`` with ``description``, ``dc:date`` with ``updated``, RSS ``link``
with ``atom:link``) are kept apart. Imported only when a feed is read: feedparser takes long to load.
"""

from __future__ import annotations

import io
import re
import xml.sax
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from feedparser.api import LooseFeedParser, StrictFeedParser

ENTRIES = 5_000
"""Entries of one feed that are kept, the first in document order."""
TAGS = 50
"""Categories of one entry that are kept."""
ATTRIBUTES = 200
"""Attributes of one element that are looked at."""
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"]{1,255}")
"""A mail address in a person construct (RSS 2.0, ``author``): ``ada@harbour.example (Ada Berg)``, ``Ada <ada@…>``."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The elements of a feed, by feedparser's names."""

    version: str
    """``rss20``, ``atom10`` …; empty if it is no feed."""
    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    well_formed: bool
    cut: bool
    """Whether there were more than `ENTRIES`."""


class _Enough(Exception):
    """There are as many entries as we keep."""


class _Ours:
    """What we do another way, for both of feedparser's parsers."""

    resolve_relative_uris = False
    sanitize_html = False

    def unknown_starttag(self: Any, tag: str, attrs: list[tuple[str, str]]) -> None:
        depth, bases, langs = self.depth, len(self.basestack), len(self.langstack)
        try:
            super().unknown_starttag(tag, attrs[:ATTRIBUTES])  # type: ignore[misc]
        except _Enough:
            raise
        except Exception:  # whatever a handler of feedparser stumbles over: that element is lost
            self.depth = depth + 1
            if len(self.basestack) == bases:
                self.basestack.append(self.baseuri)
            if len(self.langstack) == langs:
                self.langstack.append(self.lang)

    def unknown_endtag(self: Any, tag: str) -> None:
        depth, bases, langs = self.depth, len(self.basestack), len(self.langstack)
        try:
            super().unknown_endtag(tag)  # type: ignore[misc]
        except Exception:
            self.depth = depth - 1
            del self.basestack[max(bases - 1, 0) :], self.langstack[max(langs - 1, 0) :]

    def handle_charref(self: Any, ref: str) -> None:
        try:
            super().handle_charref(ref)  # type: ignore[misc]
        except (ValueError, OverflowError):
            self.handle_data("\ufffd")

    # entries

    def _start_item(self: Any, attrs: dict[str, str]) -> None:
        if len(self.entries) >= ENTRIES:
            raise _Enough
        super()._start_item(attrs)  # type: ignore[misc]
        self.entries[-1]["base"] = self.baseuri

    _start_entry = _start_item

    def _add_tag(self: Any, term: str | None, scheme: str | None, label: str | None) -> None:
        if len(self._get_context().get("tags") or ()) < TAGS:
            super()._add_tag(term, scheme, label)  # type: ignore[misc]

    def _sync_author_detail(self: Any, key: str = "author") -> None:
        """Name and address of a person written in one line; feedparser's own pattern knows only short domains."""
        context = self._get_context()
        said = context.get(key)
        detail = context.setdefault(f"{key}s", [{}])[-1]
        if detail or not isinstance(said, str) or not said:
            if len(said or "") <= 1000:  # what follows takes quadratic time
                super()._sync_author_detail(key)  # type: ignore[misc]
            return
        if mail := _MAIL.search(said[:1000]):
            detail["email"] = mail.group()
            said = said.replace(mail.group(), "").replace("()", "").replace("<>", "").replace("&lt;&gt;", "").strip()
            if said.startswith("(") and said.endswith(")"):
                said = said[1:-1].strip()
        if said:
            detail["name"] = said
        context.setdefault(f"{key}_detail", detail)

    # links

    def _start_link(self: Any, attrs: dict[str, str]) -> None:
        """Marks which links are RSS's own (their address is text) and which say what they lead to."""
        bare = not {"href", "url", "uri"} & attrs.keys()
        typed = "type" in attrs
        super()._start_link(attrs)  # type: ignore[misc]
        links = self._get_context().get("links")
        if links and not (self.inentry and self.inimage):
            links[-1].update(bare=bare, typed=typed)

    def _start_guid(self: Any, attrs: dict[str, str]) -> None:
        self._get_context()["guid_links"] = attrs.get("ispermalink", "true").strip().lower() != "false"
        self.guidislink = False
        self.push("id", 1)

    _start_id = _start_guid

    def _end_guid(self: Any) -> None:
        self.pop("id")

    _end_id = _end_guid

    # dates: the strings, each under its own name

    def _end_published(self: Any) -> None:
        self.pop("published")

    _end_issued = _end_pubdate = _end_dcterms_issued = _end_published

    def _end_updated(self: Any) -> None:
        self.pop("updated")

    _end_modified = _end_lastbuilddate = _end_dcterms_modified = _end_updated

    def _end_created(self: Any) -> None:
        self.pop("created")

    _end_dcterms_created = _end_created

    def _end_expirationdate(self: Any) -> None:
        self.pop("expired")

    def _start_dc_date(self: Any, attrs: dict[str, str]) -> None:
        self.push("dc_date", 1)

    def _end_dc_date(self: Any) -> None:
        self.pop("dc_date")

    def _start_dcterms_valid(self: Any, attrs: dict[str, str]) -> None:
        self.push("validity", 1)

    def _end_dcterms_valid(self: Any) -> None:
        self.pop("validity")

    # when not to ask: elements that stand several times

    def _start_hour(self: Any, attrs: dict[str, str]) -> None:
        self.push("hour", 0)

    def _end_hour(self: Any) -> None:
        self.feeddata.setdefault("skip_hours", []).append(self.pop("hour") or "")

    def _start_day(self: Any, attrs: dict[str, str]) -> None:
        self.push("day", 0)

    def _end_day(self: Any) -> None:
        self.feeddata.setdefault("skip_days", []).append(self.pop("day") or "")

    # other people's summaries

    def _start_itunes_summary(self: Any, attrs: dict[str, str]) -> None:
        self.push("itunes_summary", 1)

    def _end_itunes_summary(self: Any) -> None:
        self.pop("itunes_summary")

    def _start_media_description(self: Any, attrs: dict[str, str]) -> None:
        self.push("media_description", 1)

    def _end_media_description(self: Any) -> None:
        self.pop("media_description")

    # Podcasting 2.0: elements that may stand several times

    def _start_podcast_transcript(self: Any, attrs: dict[str, str]) -> None:
        self._get_context().setdefault("podcast_files", []).append({**attrs, "what": "transcript"})
        self.push("podcast_transcript", 0)

    def _end_podcast_transcript(self: Any) -> None:
        self.pop("podcast_transcript")

    def _start_podcast_chapters(self: Any, attrs: dict[str, str]) -> None:
        self._get_context().setdefault("podcast_files", []).append({**attrs, "what": "chapters"})
        self.push("podcast_chapters", 0)

    def _end_podcast_chapters(self: Any) -> None:
        self.pop("podcast_chapters")


class _Strict(_Ours, StrictFeedParser):  # type: ignore[misc]
    """For XML that is well-formed."""

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:
        if len(attrs) > ATTRIBUTES:
            names = list(attrs.keys())[:ATTRIBUTES]
            attrs = xml.sax.xmlreader.AttributesNSImpl(
                {one: attrs[one] for one in names}, {one: attrs.getQNameByName(one) for one in names}
            )
        super().startElementNS(name, qname, attrs)


class _Loose(_Ours, LooseFeedParser):  # type: ignore[misc]
    """For everything else."""

    def _end_item(self) -> None:
        """Closes what was left open inside, so that its text is not lost."""
        if any(name == "item" for name, _, _ in self.elementstack):
            while (name := self.elementstack[-1][0]) != "item":
                if self.incontent:
                    self.pop_content(name)
                else:
                    self.pop(name)
        super()._end_item()

    _end_entry = _end_item


def parse(text: str, base: str = "") -> Parsed:
    """The elements of the feed in `text` (as `markup.prepare` leaves it). Never raises.

    `base`: the feed's own address, against which ``xml:base`` and links resolve.
    """
    strict = _Strict(base, None, "utf-8")
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_namespaces, True)
    reader.setFeature(xml.sax.handler.feature_external_ges, False)
    reader.setContentHandler(strict)
    reader.setErrorHandler(strict)
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO(text.encode("utf-8", "replace")))
    source.setEncoding("utf-8")
    sound, cut = _run(lambda: reader.parse(source))
    if sound:
        return _parsed(strict, True, cut)
    loose = _Loose(base, None, "utf-8", {})
    loose.namespacemap.update(rss="", atom="")  # prefixes that are used without being declared
    _, cut = _run(lambda: loose.feed(text))
    if len(strict.entries) > len(loose.entries):
        return _parsed(strict, False, cut)
    return _parsed(loose, False, cut)


def _run(read: Callable[[], Any]) -> tuple[bool, bool]:
    """Whether `read` came to its end, and whether that was because there is enough."""
    try:
        read()
    except _Enough:
        return True, True
    except Exception:  # broken XML, or what feedparser stumbles over: what was read until then counts
        return False, False
    return True, False


def _parsed(parser: Any, well_formed: bool, cut: bool) -> Parsed:
    # Plain dictionaries: feedparser's own answer for "updated" with "published" where there is none.
    return Parsed(parser.version, dict(parser.feeddata), [dict(entry) for entry in parser.entries], well_formed, cut)
