"""Elements that may stand several times in a feed or an entry, of which feedparser keeps one without its text.

Each becomes a dictionary of its attributes and its ``text``, in document order, under its name in ``repeated``:
people, places, chapters and transcripts of the podcast namespace (podcastindex.org/namespace/1.0), Podlove Simple
Chapters, and the hours and days of RSS at which not to ask.
"""

from __future__ import annotations

from typing import Any

KEPT = 500
"""Elements of one kind that are kept of an entry."""

_NAMES = (
    *("podcast_transcript", "podcast_chapters", "podcast_person", "podcast_funding", "podcast_soundbite"),
    *("podcast_location", "podcast_season", "podcast_episode", "podcast_socialinteract", "psc_chapter", "hour", "day"),
)


class Repeated:
    """Handlers for those elements, to be mixed into feedparser's parsers."""

    _alternative: dict[str, str]

    def _begin_repeated(self: Any, name: str, attrs: dict[str, str]) -> None:
        kept = self._get_context().setdefault("repeated", {}).setdefault(name, [])
        if len(kept) < KEPT:
            kept.append(dict(attrs))
        self.push(name, 0)

    def _end_repeated(self: Any, name: str) -> None:
        text = self.pop(name)
        kept = self._get_context().get("repeated", {}).get(name)
        if text and kept:
            kept[-1]["text"] = text

    # podcast:alternateEnclosure says what its podcast:source elements are

    def _start_podcast_alternateenclosure(self: Any, attrs: dict[str, str]) -> None:
        self._alternative = attrs

    def _end_podcast_alternateenclosure(self: Any) -> None:
        self._alternative = {}

    def _start_podcast_source(self: Any, attrs: dict[str, str]) -> None:
        self._begin_repeated("podcast_source", {**getattr(self, "_alternative", {}), **attrs})

    def _end_podcast_source(self: Any) -> None:
        self._end_repeated("podcast_source")

    # feedparser would keep chapters under one name with what it made of their times

    def _start_psc_chapters(self: Any, attrs: dict[str, str]) -> None:
        self.push("psc_chapters", 0)

    def _end_psc_chapters(self: Any) -> None:
        self.pop("psc_chapters")


def _add_handlers(name: str) -> None:
    def start(self: Any, attrs: dict[str, str]) -> None:
        self._begin_repeated(name, attrs)

    def end(self: Any) -> None:
        self._end_repeated(name)

    setattr(Repeated, f"_start_{name}", start)
    setattr(Repeated, f"_end_{name}", end)


for _name in _NAMES:
    _add_handlers(_name)
