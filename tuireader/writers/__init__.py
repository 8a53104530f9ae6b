"""Articles as files for other programs: a file here for each format, found by itself.

Pure: articles and their pages in, bytes out. All are written from pages (`tuireader.reading.blocks`), never from a
feed's own markup: what no block says (scripts, styles, handlers, frames) cannot come out again.

nesting    blocks with margins → lists within quotes within lists
names      what a file is called
inline     spans → pieces that look and lead alike
references what an article is cited by, for every style of citation
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from tuireader.discover import discover
from tuireader.model.articles import Article
from tuireader.reading.blocks import Page
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as it is to be written."""

    article: Article
    page: Page
    """Its text alone."""
    described: Mapping[str, object]
    """What ``show --json`` says of it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader asked for besides the format."""

    images: bool = False
    """Pictures are shown from where they lie on the web (HTML); else they are links, and nothing is fetched."""
    now: int = 0
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One format."""

    name: str
    """As it is called on the command line."""
    title: str
    """For people."""
    suffix: str
    """What its files end with: ``.md``."""
    write: Callable[[Sequence[Piece], Options], bytes]
    """Several articles make one document."""
    printable: bool = True
    """Whether it is text that can go to a terminal."""
    book: bool = False
    """Several articles belong into one file, also where a folder is named."""
    entries: bool = False
    """An entry for each article, one below the other, made without its text: any number make one file."""


@cache
def all_writers() -> tuple[Writer, ...]:
    """Every format, by name."""
    return tuple(sorted(discover(__name__, Writer), key=lambda writer: writer.name))


def by_name(name: str) -> Writer | None:
    """The writer of a format, or None."""
    return next((writer for writer in all_writers() if writer.name == name), None)


def by_suffix(suffix: str) -> Writer | None:
    """The writer of files that end so, or None."""
    return next((writer for writer in all_writers() if writer.suffix == suffix.lower()), None)
