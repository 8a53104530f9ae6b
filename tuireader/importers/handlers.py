"""What each element of a feed becomes: where we do it another way than feedparser.

Dates stay the strings they were; nothing is looked up, sanitised or resolved inside HTML; what would take quadratic
time is capped; an element that makes feedparser raise costs that element and no more; elements that feedparser would
mix up (``itunes:summary`` with ``description``, ``dc:date`` with ``updated``, RSS ``link`` with ``atom:link``) are
kept apart.
"""

from __future__ import annotations

import re
from typing import Any

from feedparser.mixin import _FeedParserMixin

from tuireader.importers.repeated import Repeated

ENTRIES = 5_000
"""Entries of one feed that are kept, the first in document order."""
TAGS = 50
"""Categories of one entry that are kept."""
ATTRIBUTES = 200
"""Attributes of one element that are looked at."""
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"]{1,255}")
"""A mail address in a person construct (RSS 2.0, ``author``): ``ada@harbour.example (Ada Berg)``, ``Ada <ada@…>``."""

_WHOLE = re.compile(r"https?://[^/]", re.I)

RENAMED = {
    name: f"{name}_element"
    for name in ("authors", "base", "contributors", "guid_links", "links", "repeated", "summary_detail", "title_detail")
}
"""Elements no format knows that are called as feedparser or we call something else."""


def usual(uri: str) -> str:
    """The usual spelling of a namespace that is written with ``https``, in another case or with a slash too many."""
    return NAMESPACES.get(_bare(uri), uri)


def _bare(uri: str) -> str:
    return uri.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/#")


_MORE = {
    "podcastindex.org/namespace/1.0": "https://podcastindex.org/namespace/1.0",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "https://podcastindex.org/namespace/1.0",
}
NAMESPACES: dict[str, str] = {_bare(uri): uri for uri in _FeedParserMixin.namespaces if uri} | _MORE
"""Namespaces by their addresses without scheme and slash."""


class Enough(Exception):
    """There are as many entries as we keep."""


class Handlers(Repeated):
    """What we do another way, for both of feedparser's parsers."""

    resolve_relative_uris = False
    sanitize_html = False
    _in_media = False

    def track_namespace(self: Any, prefix: str | None, uri: str) -> None:
        super().track_namespace(prefix, usual(uri))  # type: ignore[misc]

    def unknown_starttag(self: Any, tag: str, attrs: list[tuple[str, str]]) -> None:
        tag = RENAMED.get(tag, tag)
        depth, bases, langs = self.depth, len(self.basestack), len(self.langstack)
        try:
            super().unknown_starttag(tag, attrs[:ATTRIBUTES])  # type: ignore[misc]
        except Enough:
            raise
        except Exception:  # whatever a handler of feedparser stumbles over: that element is lost
            self.depth = depth + 1
            if len(self.basestack) == bases:
                self.basestack.append(self.baseuri)
            if len(self.langstack) == langs:
                self.langstack.append(self.lang)

    def unknown_endtag(self: Any, tag: str) -> None:
        tag = RENAMED.get(tag, tag)
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
            raise Enough
        super()._start_item(attrs)  # type: ignore[misc]
        self.entries[-1]["base"] = self.baseuri

    _start_entry = _start_item

    def _start_media_category(self: Any, attrs: dict[str, str]) -> None:
        """Some schemes put several words into one element."""
        self._several = attrs.get("scheme") == "urn:flickr:tags"
        super()._start_media_category(attrs)  # type: ignore[misc]

    def _end_media_category(self: Any) -> None:
        if not getattr(self, "_several", False):
            super()._end_media_category()  # type: ignore[misc]
            return
        tags = self._get_context().get("tags")
        if tags and not tags[-1].get("term"):
            tags.pop()
        for term in (self.pop("category") or "").split():
            self._add_tag(term, None, None)

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

    def resolve_uri(self: Any, uri: str) -> str:
        """`uri` seen from the base; one that is whole stays as it is written."""
        return uri if _WHOLE.match(uri) else super().resolve_uri(uri)  # type: ignore[misc]

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

    # other people's summaries

    def _start_itunes_summary(self: Any, attrs: dict[str, str]) -> None:
        self.push("itunes_summary", 1)

    def _end_itunes_summary(self: Any) -> None:
        self.pop("itunes_summary")

    def _start_media_content(self: Any, attrs: dict[str, str]) -> None:
        super()._start_media_content(attrs)  # type: ignore[misc]
        self._in_media = True

    def _end_media_content(self: Any) -> None:
        self._in_media = False

    def _start_media_description(self: Any, attrs: dict[str, str]) -> None:
        self.push("media_description", not self._in_media)

    def _end_media_description(self: Any) -> None:
        """Of a picture or film: its caption. Of the whole entry: its text, where it has no other."""
        said = self.pop("media_description")
        if self._in_media and said:
            self._get_context()["media_content"][-1]["description"] = said

    # content, whose handler in feedparser leaves an element open

    def _start_content(self: Any, attrs: dict[str, str]) -> None:
        self.hasContent = 1
        self.push_content("content", attrs, "text/plain", 1)
        if attrs.get("src"):
            self.contentparams["src"] = self.resolve_uri(attrs["src"])
