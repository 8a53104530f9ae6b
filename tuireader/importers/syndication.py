"""feedparser's two parsers, driven by us: a text in, elements out, whatever the text holds.

`handlers` says what we do another way, `well_formed` reads what is XML; what is not is left to feedparser's own
lenient parser. Imported only when a feed is read: feedparser takes long to load.
"""

from __future__ import annotations

import html
import re
import xml.sax.saxutils
from collections.abc import Callable
from typing import Any

from feedparser.api import LooseFeedParser

from tuireader.importers.handlers import ENTRIES, Enough, Handlers
from tuireader.importers.well_formed import WellFormed
from tuireader.values import dataclass

__all__ = ["ENTRIES", "Parsed", "parse"]


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


class _Loose(Handlers, LooseFeedParser):  # type: ignore[misc]
    """For what is not well-formed."""

    _unclosed = False

    @staticmethod
    def _normalize_attributes(pair: tuple[str, str]) -> tuple[str, str]:
        name = pair[0].lower()
        value = _resolved(pair[1])
        return name, value.lower() if name in ("rel", "type") else value

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        """feedparser's, which leaves the entities of short texts (names, numbers) as they are."""
        raw = bool(self.elementstack) and not self.elementstack[-1][1]
        output = super().pop(element, strip_whitespace)
        return _resolved(output) if raw and isinstance(output, str) else output

    def decode_entities(self, element: str, data: str) -> str:
        """feedparser's, which leaves those of names, ids and categories as they are."""
        return str(super().decode_entities(element, data)) if self.contentparams.get("type") else _resolved(data)

    def parse_declaration(self, start: int) -> int:
        """feedparser's, which loses the text of a CDATA section that does not end."""
        raw = self.rawdata
        if raw.startswith("<![CDATA[", start) and (self._unclosed or raw.find("]]>", start) < 0):
            self._unclosed = True  # nor will any behind it
            end = _TEXT_ENDS.search(raw, start)
            upto = end.start() if end else len(raw)
            self.handle_data(xml.sax.saxutils.escape(raw[start + 9 : upto]), 0)
            return upto
        return int(super().parse_declaration(start))

    def finish(self) -> None:
        """Keeps what the document ends in the middle of."""
        self.close()
        self._end_item()
        while self.elementstack:
            self._pop_open()

    def _pop_open(self) -> None:
        name = self.elementstack[-1][0]
        if self.incontent:
            self.pop_content(name)
        else:
            self.pop(name)

    def _end_item(self) -> None:
        """Closes what was left open inside, so that its text is not lost."""
        if any(name == "item" for name, _, _ in self.elementstack):
            while self.elementstack[-1][0] != "item":
                self._pop_open()
        super()._end_item()

    _end_entry = _end_item


_TEXT_ENDS = re.compile(r"</(?:description|content:encoded|encoded|summary|content|title|item|entry)\s*>", re.I)
_REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


def _resolved(text: str) -> str:
    """XML's own entities and numbers as the characters they are."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def parse(text: str, base: str = "") -> Parsed:
    """The elements of the feed in `text` (as `markup.prepare` leaves it). Never raises.

    `base`: the feed's own address, against which ``xml:base`` and links resolve.
    """
    strict = WellFormed(base)
    sound, cut = _run(lambda: strict.read(text))
    if sound:
        return _parsed(strict, True, cut)
    loose = _Loose(base, None, "utf-8", {})
    loose.namespacemap.update(rss="", atom="")  # prefixes that are used without being declared
    _, cut = _run(lambda: loose.feed(text))
    if not cut:
        _run(loose.finish)
    if len(strict.entries) > len(loose.entries):
        return _parsed(strict, False, cut)
    return _parsed(loose, False, cut)


def _run(read: Callable[[], Any]) -> tuple[bool, bool]:
    """Whether `read` came to its end, and whether that was because there is enough."""
    try:
        read()
    except Enough:
        return True, True
    except Exception:  # broken XML, or what feedparser stumbles over: what was read until then counts
        return False, False
    return True, False


def _parsed(parser: Any, well_formed: bool, cut: bool) -> Parsed:
    # Plain dictionaries: feedparser's own answer for "updated" with "published" where there is none.
    return Parsed(parser.version, dict(parser.feeddata), [dict(entry) for entry in parser.entries], well_formed, cut)
