"""Reading line by line: what the reader does on the screen, as words typed and words printed.

For screen readers, terminals without a cursor, and scripts that read like a person. Nothing moves, nothing is said by a
sign or a colour alone; a page of headlines is numbered, and the numbers are what one names.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence

from tuireader import ourselves
from tuireader.cli import _spoken as spoken
from tuireader.cli._streams import flush, say
from tuireader.errors import BusyError, TuireaderError
from tuireader.library import Library, overview
from tuireader.library.articles import handing_over, showing
from tuireader.library.marks import marking
from tuireader.library.search import searching
from tuireader.library.views import listing, saved_views
from tuireader.model.articles import Article
from tuireader.model.changes import Change
from tuireader.model.rows import Row
from tuireader.text import excerpt, line

TITLE = 40
"""Characters of the open article's title before each question: it has been heard already."""


class Teletype:
    """One reading, from the first page of headlines to quit."""

    def __init__(self, library: Library, query: str, *, width: int, rows: int) -> None:
        """`width`: cells of a line; `rows`: headlines of a page."""
        self._library = library
        self._width, self._rows = max(20, width), max(1, rows)
        self._open: Article | None = None
        self._page: list[Row] = []
        self._view = self._view_of(query)
        self._verbs: dict[str, Callable[[str], None]] = {
            "list": lambda words: self._search(words) if words else self._show_page(self._page),
            "more": lambda _: self._turn(backwards=False),
            "back": lambda _: self._turn(backwards=True),
            "open": self._open_named,
            "next": lambda _: self._next(),
            "read": self._mark_read,
            "unread": lambda words: self._mark(words, lambda ids: marking.mark_read(library, ids, read=False)),
            "star": lambda words: self._mark(words, lambda ids: marking.star(library, ids)),
            "unstar": lambda words: self._mark(words, lambda ids: marking.star(library, ids, starred=False)),
            "tag": self._tag,
            "search": self._search,
            "tags": self._tags,
            "views": lambda _: self._views(),
            "sources": self._sources,
            "links": lambda _: self._links(),
            "cite": self._cite,
            "refresh": lambda _: self._refresh(),
            "undo": lambda _: self._tell(marking.undo(library), "nothing to take back", "taken back: "),
            "redo": lambda _: self._tell(marking.redo(library), "nothing to do again", "done again: "),
            "help": lambda _: self._help(),
            "?": lambda _: self._help(),
        }

    def run(self, lines: Iterator[str], *, prompt: bool) -> None:
        """Begin with the first page, then do what each line says, until quit or the end. `prompt`: ask for each."""
        self._show_page(self._view.page(limit=self._rows))
        if prompt:
            self._say("Type the number of an article to read it, help for what else can be done.")
        while True:
            if prompt:
                say(f"{self._standing()}, what next?")
            flush()
            typed = next(lines, None)
            if typed is None or typed.strip().lower() in ("quit", "q", "exit"):
                return
            try:
                self.do(typed)
            except BusyError:
                self._say("another program is writing the library; type it again")
            except TuireaderError as error:
                self._say(str(error))

    def do(self, typed: str) -> None:
        """Do what a line says; a verb may be cut short as long as it is clear which one is meant."""
        words = typed.strip()
        if words.startswith("/"):
            words = "search " + words[1:]
        verb, _, rest = words.partition(" ")
        if not verb:
            self._next()
        elif verb.isdigit():
            self._open_named(words)
        elif verb.lower() in self._verbs:
            self._verbs[verb.lower()](rest.strip())
        else:
            meant = [name for name in self._verbs if name.startswith(verb.lower())]
            if len(meant) == 1:
                self._verbs[meant[0]](rest.strip())
            elif meant:
                self._say(f"{verb} may be {' or '.join(meant)}")
            else:
                near = spoken.meant(verb, self._verbs)
                self._say(f"there is no {verb} here; {near}help says what there is")

    # ------------------------------------------------------------ headlines

    def _view_of(self, query: str) -> listing.View:
        node = saved_views.parse(self._library, query)
        if query and searching.waiting(self._library):
            searching.make_ready(self._library)
        return listing.View(self._library, node)

    def _search(self, words: str) -> None:
        self._view = self._view_of(words)
        self._open = None
        self._show_page(self._view.page(limit=self._rows))

    def _turn(self, *, backwards: bool) -> None:
        edge = self._view.key_of(self._page[0 if backwards else -1]) if self._page else None
        found = self._view.page(edge, backwards=backwards, limit=self._rows) if edge else []
        if found:
            self._show_page(found)
        else:
            self._say("this is the first page" if backwards else "there are no more")

    def _show_page(self, found: list[Row]) -> None:
        fresh = self._view.fresh([row.id for row in found])
        self._page = [fresh[row.id] for row in found if row.id in fresh]
        total, unread = self._view.tallies()
        self._say(f"{unread} unread of {total}" if self._page else "no articles here")
        now = self._library.now()
        for number, row in enumerate(self._page, 1):
            self._say(f"{number}. {spoken.headline(row, now)}", indent="   ")
        if self._page and self._view.page(self._view.key_of(self._page[-1]), limit=1):
            say("There are more.")

    def _numbered(self, words: str) -> Row:
        number = int(words) if re.fullmatch("[0-9]{1,6}", words) else 0
        if not 1 <= number <= len(self._page):
            raise TuireaderError(
                f"there is no {words or 'number'} on this page", next_step=f"Name one from 1 to {len(self._page)}"
            )
        return self._page[number - 1]

    # ------------------------------------------------------------ articles

    def _open_named(self, words: str) -> None:
        self._read(self._numbered(words.removeprefix("open").strip()))

    def _next(self) -> None:
        after = self._open.row if self._open else None
        row = self._view.next_unread(self._view.key_of(after) if after else None)
        if row is None:
            self._say("no unread article after this one" if after else "no unread article")
        else:
            self._read(row)

    def _read(self, row: Row) -> None:
        article = showing.article(self._library, row.id)
        if article is None:
            self._say("this article is no longer in the library")
            return
        marking.mark_read(self._library, [row.id])
        self._view.keep(row)
        self._open = article
        now = self._library.now()
        for text in showing.as_said(article, self._width, now):
            say(text)
        links = len(showing.page(article, now).links)
        told = f", {links} link{'s' * (links > 1)}" if links else ""
        self._say(f"End of the article{told}.")

    def _cite(self, words: str) -> None:
        wanted = handing_over.writer("citation")
        if wanted is not None:
            written = handing_over.document(self._library, self._chosen(words), wanted)
            self._say(line(written.decode()))

    def _links(self) -> None:
        links = showing.page(self._open, self._library.now()).links if self._open else ()
        if self._open and self._open.row.url:
            say(f"The article: {self._open.row.url}")
        for link in links:
            self._say(f"{link.n}. {line(link.text)}", indent="   ")
            say(f"   {link.url}")
        if not links:
            self._say("this article has no links" if self._open else "no article is open")

    # ------------------------------------------------------------ marks

    def _chosen(self, words: str) -> list[int]:
        if not words and self._open is None:
            raise TuireaderError("no article is open", next_step="Name one by its number")
        return [self._numbered(words).id if words else self._open.row.id if self._open else 0]

    def _mark_read(self, words: str) -> None:
        if words == "all":
            self._tell(marking.mark_read_where(self._library, self._view.query), "all were read")
        else:
            self._mark(words, lambda ids: marking.mark_read(self._library, ids))

    def _mark(self, words: str, make: Callable[[Sequence[int]], Change | None]) -> None:
        self._tell(make(self._chosen(words)), "it was so already")

    def _tag(self, words: str) -> None:
        first, *rest = words.split() or [""]
        number, names = (first, rest) if first.isdigit() else ("", [first, *rest])
        add = [name[1:] for name in names if name.startswith("+") and name[1:]]
        remove = [name[1:] for name in names if name.startswith("-") and name[1:]]
        if not add and not remove:
            self._say("say which tags: tag 12 +ferries -sport")
        else:
            self._tell(marking.tag(self._library, self._chosen(number), add, remove), "it was so already")

    def _tell(self, change: Change | None, none: str, before: str = "") -> None:
        self._say(f"{before}{change.label}" if change else none)

    # ------------------------------------------------------------ the library

    def _tags(self, begin: str) -> None:
        counted = overview.tags(self._library)
        named = [(tag.name, tag.unread, tag.total) for tag in counted]
        self._say_all(spoken.counted("tags", named, begin, self._rows))

    def _sources(self, begin: str) -> None:
        counted = overview.sources(self._library)
        named = [(one.title, one.unread, one.total) for one in counted]
        self._say_all(spoken.counted("sources", named, begin, self._rows))

    def _views(self) -> None:
        views = saved_views.all_views(self._library)
        for view in views:
            self._say(f"{line(view.name)}: {saved_views.in_words(self._library, view)}", indent="   ")
        if not views:
            self._say("there are no saved views; `tuireader views add` keeps one")

    def _refresh(self) -> None:
        """In a process of its own, as on the screen; it says itself what came."""
        self._say("asking the sources")
        flush()
        environ = {**os.environ, "TUIREADER_LIBRARY": str(self._library.path)}
        subprocess.run([*ourselves.command(), "refresh"], env=environ, check=False)
        self._show_page(self._view.page(limit=self._rows))

    # ------------------------------------------------------------ words

    def _help(self) -> None:
        for text in spoken.HELP.strip().splitlines():
            self._say(text, indent="   ")

    def _standing(self) -> str:
        return f"Open: {excerpt(line(self._open.row.title), TITLE)}" if self._open else "Headlines"

    def _say_all(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._say(text)

    def _say(self, text: str, indent: str = "") -> None:
        for one in spoken.folded(text, self._width, indent):
            say(one)
