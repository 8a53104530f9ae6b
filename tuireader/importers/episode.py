"""What podcasts, and feeds about places, say of an entry beside its text, as lines to be read.

Elements: iTunes (season, episode), the podcast namespace (podcastindex.org/namespace/1.0: person, season, episode,
soundbite, location, funding), Podlove Simple Chapters (podlove.org/simple-chapters), GeoRSS points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tuireader.importers import attachments, elements
from tuireader.importers.appendix import LONGEST, Part, part
from tuireader.importers.links import absolute
from tuireader.text import line

MOST_PEOPLE = 50
MOST_CHAPTERS = 300

Feed = dict[str, Any]
Entry = dict[str, Any]


def parts(entry: Entry, feed: Feed, *bases: str | None) -> Iterator[Part | None]:
    """Each thing an episode says of itself, in the order one wants to know it. `feed`: whose people are the
    entry's where it names none (podcast namespace, "person").
    """
    yield _number(entry)
    people = elements.repeated(entry, "podcast_person") or elements.repeated(feed, "podcast_person")
    yield _people([*people, *_contributors(entry)])
    yield _chapters(elements.repeated(entry, "psc_chapter"), *bases)
    for bite in elements.repeated(entry, "podcast_soundbite"):
        yield _soundbite(bite)
    for place in elements.repeated(entry, "podcast_location"):
        yield location(place)
    yield _point(entry)
    for funding in elements.repeated(entry, "podcast_funding"):
        yield part(funding.get("text") or funding.get("url", ""), absolute(funding.get("url"), *bases))


def _number(entry: Entry) -> Part | None:
    """``Season 2 (The Long Winter), episode 5 (bonus)``."""
    season = next(iter(elements.repeated(entry, "podcast_season")), {})
    episode = next(iter(elements.repeated(entry, "podcast_episode")), {})
    said = []
    if number := season.get("text") or elements.text(entry.get("itunes_season")):
        said.append(f"season {number}" + (f" ({season['name']})" if season.get("name") else ""))
    if number := episode.get("display") or episode.get("text") or elements.text(entry.get("itunes_episode")):
        said.append(f"episode {number}")
    kind = elements.text(entry.get("itunes_episodetype")).strip().lower()
    if kind in ("trailer", "bonus"):
        said.append(kind)
    words = ", ".join(said)
    return part(words[:1].upper() + words[1:])


def _people(people: list[dict[str, str]]) -> Part | None:
    named: dict[str, list[str]] = {}
    for person in people[:MOST_PEOPLE]:
        if name := line(person.get("text", "")):
            named.setdefault(name, []).append(line(person.get("role") or "host").lower())
    words = ", ".join(f"{name} ({', '.join(dict.fromkeys(roles))})" for name, roles in named.items())
    return Part(((f"With {words}", None),)) if words else None


def _contributors(entry: Entry) -> list[dict[str, str]]:
    """Those of an entry that has authors besides; else they stand for the authors."""
    if not elements.author(entry):
        return []
    named = (elements.text(person.get("name")) for person in elements.listed(entry, "contributors"))
    return [{"text": name, "role": "contributor"} for name in named]


def _chapters(chapters: list[dict[str, str]], *bases: str | None) -> Part | None:
    lines = []
    for chapter in chapters[:MOST_CHAPTERS]:
        title = line(chapter.get("title", ""))[:LONGEST]
        if title:
            start = clock(attachments.duration(chapter.get("start")) or 0)
            lines.append((f"{start} {title}", absolute(chapter.get("href"), *bases)))
    return Part(tuple(lines), "Chapters") if lines else None


def _soundbite(bite: dict[str, str]) -> Part | None:
    start, length = (attachments.duration(bite.get(name)) for name in ("starttime", "duration"))
    words = f"Excerpt at {clock(start or 0)}" + (f", {length} seconds" if length else "")
    return part(f"{words}: {bite['text']}" if bite.get("text") else words)


def location(place: dict[str, str]) -> Part | None:
    """``Place: Austin, TX``; its coordinates where it has no name."""
    return part(f"Place: {said}" if (said := place.get("text") or place.get("geo", "").removeprefix("geo:")) else "")


def _point(entry: Entry) -> Part | None:
    """The point that GeoRSS gives: latitude, longitude."""
    where = entry.get("where")
    point = where.get("coordinates") if isinstance(where, dict) and where.get("type") == "Point" else None
    if not isinstance(point, tuple) or len(point) < 2 or not all(isinstance(one, float) for one in point[:2]):
        return None
    longitude, latitude = point[:2]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    name = line(elements.text(entry.get("georss_featurename")))
    return part(f"Place: {name + ', ' if name else ''}{latitude:.6g}, {longitude:.6g}")


def clock(seconds: int) -> str:
    """``1:02:03``, ``2:03``."""
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"
