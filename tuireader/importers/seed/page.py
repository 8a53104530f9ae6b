"""A dump as lines that know what they are: the ground all layouts stand on."""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from tuireader.importers.seed import noise
from tuireader.importers.seed.datelines import Dateline, dateline, iso_stamp
from tuireader.importers.seed.headings import agrees, is_heading, slug
from tuireader.importers.seed.prefix import Prefix
from tuireader.model.stamps import Stamp
from tuireader.values import dataclass


class Kind(IntEnum):
    """What a line is, as far as the line alone tells."""

    BLANK = 0
    TEXT = 1
    AGAIN = 2
    """The same text as the line directly before."""
    NOISE = 3
    CREDIT = 4
    """Who owns a picture."""
    CAPTION = 5
    """A picture's replacement text, with the site's name at its end."""
    ADDRESS = 6
    """A web page's address and nothing else."""
    ISO = 7
    """A hidden time stamp."""
    DATE = 8
    """A dateline."""


class Line(NamedTuple):
    """One line of a dump."""

    kind: Kind
    text: str
    """Trimmed."""
    raw: str
    """As it stands, for texts whose columns matter."""
    dateline: Dateline | None = None
    """Of a `Kind.DATE`."""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole dump without its prefix."""

    name: str
    """The file's path, or an address."""
    prefix: Prefix | None
    lines: tuple[Line, ...]

    @property
    def url(self) -> str | None:
        """The first line that is only an address of a page."""
        return next((line.text for line in self.lines if line.kind is Kind.ADDRESS), None)

    def first(self, kind: Kind, start: int = 0) -> int | None:
        """The index of the first line of `kind`."""
        lines = self.lines
        return next((at for at in range(start, len(lines)) if lines[at].kind is kind), None)

    def agency_dateline(self) -> int | None:
        """The index of the first of the news agency's datelines."""
        return next((at for at, line in enumerate(self.lines) if line.dateline and line.dateline.agency), None)

    def texts(self, start: int = 0, stop: int | None = None) -> list[int]:
        """The indices of the lines of text in `lines[start:stop]`."""
        stop = len(self.lines) if stop is None else min(stop, len(self.lines))
        return [at for at in range(start, stop) if self.lines[at].kind is Kind.TEXT]

    def stamps(self) -> list[Stamp]:
        """The hidden time stamps, in order."""
        return [stamp for line in self.lines if line.kind is Kind.ISO and (stamp := iso_stamp(line.text))]

    def stem(self) -> str:
        """The file's name in words."""
        return PurePath(self.name).stem.replace("_", " ").replace("-", " ").strip()


def scan(text: str, name: str, prefix: Prefix | None) -> Page:
    """`text`, cleaned and without its prefix, as a page. Several blank lines are one; none stands first."""
    lines: list[Line] = []
    before, rules = "", False
    for raw in text.split("\n"):
        trimmed = raw.strip()
        if not trimmed:
            if lines and lines[-1].kind is not Kind.BLANK:
                lines.append(Line(Kind.BLANK, "", ""))
            before = ""
            continue
        line = _line(trimmed, raw)
        if rules:
            rules = line.kind is Kind.TEXT and noise.continues_rules(trimmed)
        elif line.kind is Kind.TEXT:
            rules = noise.starts_rules(trimmed)
        if rules or noise.ends_sizes(trimmed, before):
            line = Line(Kind.NOISE, trimmed, raw)
        elif line.kind is Kind.TEXT and trimmed == before:
            line = Line(Kind.AGAIN, trimmed, raw)
        if line.kind is Kind.DATE and lines and _repeats(lines[-1], trimmed):
            # A list of articles says it twice: `Last update: 14:05 01.03.2018`, and the time alone.
            lines[-1] = lines[-1]._replace(kind=Kind.NOISE)
        before = trimmed
        lines.append(line)
    _silence_banners(lines)
    return Page(name, prefix, tuple(lines))


def _line(trimmed: str, raw: str) -> Line:
    if noise.is_noise(trimmed):
        return Line(Kind.NOISE, trimmed, raw)
    if trimmed[:4].lower() == "http":
        if noise.is_picture(trimmed):
            return Line(Kind.NOISE, trimmed, raw)
        if noise.is_page(trimmed):
            return Line(Kind.ADDRESS, trimmed, raw)
    if len(trimmed) > 500:
        return Line(Kind.TEXT, trimmed, raw)
    if noise.is_credit(trimmed):
        return Line(Kind.CREDIT, trimmed, raw)
    if trimmed[0].isdigit() and iso_stamp(trimmed):
        return Line(Kind.ISO, trimmed, raw)
    if noise.caption(trimmed) is not None:
        return Line(Kind.CAPTION, trimmed, raw)
    if noise.is_clock_of_card(trimmed):
        return Line(Kind.NOISE, trimmed, raw)
    found = dateline(trimmed)
    return Line(Kind.DATE, trimmed, raw, found) if found else Line(Kind.TEXT, trimmed, raw)


def _repeats(before: Line, date: str) -> bool:
    """Whether the line `before` is the `date` with a word and a colon in front."""
    return before.kind is Kind.DATE and before.text.endswith(f": {date}")


def _silence_banners(lines: list[Line]) -> None:
    """One of the first two lines may announce another story, if an address or another line of text follows at once.

    It is the title all the same if it comes again later, unless the address has another title in it or the line that
    follows is said twice.
    """
    shown = [at for at, line in enumerate(lines[:12]) if line.kind is not Kind.BLANK]
    said = [at for at in shown if lines[at].kind is not Kind.NOISE]
    for at, following in pairwise(said):
        if at not in shown[:2]:
            break
        line, then = lines[at], lines[following]
        if line.kind is not Kind.TEXT or not noise.is_banner(line.text):
            continue
        if then.kind is Kind.ADDRESS:
            foreign = not agrees(line.text, slug(then.text))
        elif then.kind is Kind.TEXT and is_heading(then.text):
            foreign = any(other.kind is Kind.AGAIN for other in lines[following + 1 : following + 2])
        else:
            continue
        again = [index for index, other in enumerate(lines) if other.text == line.text]
        if foreign or len(again) == 1:
            for index in again:
                lines[index] = Line(Kind.NOISE, line.text, lines[index].raw)
