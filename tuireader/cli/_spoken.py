"""The words of reading line by line: its help, headlines, counts, and lines broken between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tuireader.library.articles.head import day_in_words
from tuireader.model.rows import Row
from tuireader.model.stamps import Stamp
from tuireader.query.values import nearest
from tuireader.text import cells, fold, line

HELP = """
list: the headlines of this page again
more, back: the next page of headlines, the page before
12: open article 12 of the page; open 12 does the same
next: open the next unread article; so does an empty line
read 12: mark it read; unread 12, star 12, unstar 12 likewise; without a number: the open article
read all: mark all that is listed on every page read
tag 12 +a -b: put the tag a on it, take the tag b off
search WORDS: only articles with these words, as list WORDS; tag:x, is:unread, source:x too; search alone: all articles
tags: the tags most used, with how many articles are unread; tags har: those that begin with har; tags all
sources: the sources, likewise
views: the saved views; list view:morning shows one
links: the address of the open article, and its links
cite: what the open article is cited by; cite 12 likewise
refresh: ask the sources for news
undo, redo: take the last change back; do it again
help: this list
quit: leave; so does the end of the input
"""

_LIKE = {"find": "search", "view": "views", "url": "links", "address": "links", "citation": "cite"}
"""What other readers call what is here."""


def meant(verb: str, verbs: Iterable[str]) -> str:
    """What may be meant by a verb that there is not, as a question; empty where nothing is near."""
    near = _LIKE.get(verb.lower()) or nearest(verb, verbs)
    return f"did you mean {near}? " if near else ""


def counted(what: str, named: Sequence[tuple[str, int, int]], begin: str, most: int) -> Iterator[str]:
    """A line for each of `named` (name, unread, total): those that begin so, at most so many; all of them for "all"."""
    wanted = "" if begin == "all" else fold(begin)
    fitting = [one for one in named if fold(one[0]).startswith(wanted)]
    shown = fitting if begin == "all" else fitting[:most]
    for name, unread, total in shown:
        yield f"{line(name)}: {unread} unread of {total}"
    if len(shown) < len(fitting):
        yield f"and {len(fitting) - len(shown)} more; {what} all names them, {what} har those that begin with har"
    if not fitting:
        yield f"there are no {what}{f' that begin with {line(begin)}' if named else ''}"


def headline(row: Row, now: int) -> str:
    """A row in words: title, source, day (with the year where it is another), marks, tags."""
    day = day_in_words(row.published or Stamp(row.first_seen)).removesuffix(f" {Stamp(now).moment():%Y}")
    marks = [name for name, true in (("unread", not row.read), ("starred", row.starred)) if true]
    tags = [f"tags: {', '.join(map(line, row.tags))}"] if row.tags else []
    return "; ".join([line(row.title), line(row.source), day, *marks, *tags])


def folded(text: str, width: int, indent: str) -> Iterator[str]:
    """`text` in lines of at most `width` cells, broken between words if that can be; later ones begin with `indent`."""
    said = ""
    for word in re.split("(?<= )(?=[^ ])", text):
        fits = cells(word.rstrip()) <= width - len(indent)
        if said.strip() and fits and cells(said + word.rstrip()) > width:
            yield said.rstrip()
            said = indent
        said += word
        while cells(said.rstrip()) > width:
            end = next(at for at in range(len(said), 0, -1) if cells(said[:at]) <= width)
            yield said[:end]
            said = indent + said[end:]
    yield said.rstrip()
