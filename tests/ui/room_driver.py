"""The reader on a screen that nobody sees: keys in, lines of text out.

async with opened(stocked(tmp_path, ten())) as room:
    await room.press("j", "enter")
    assert room.chosen == "Title 8"
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from tests.library_builder import empty_library
from tuireader.config import Config
from tuireader.library import Library, open_library
from tuireader.model.drafts import Draft, Entry
from tuireader.model.rows import Row
from tuireader.model.stamps import Stamp
from tuireader.ui.app import Reader
from tuireader.ui.beside import errands
from tuireader.ui.room import Room
from tuireader.ui.widgets.prompt_line import PromptLine
from tuireader.ui.widgets.status_line import WholeWords

USUAL_NICE, errands.NICE = errands.NICE, 0
"""Who waits for an errand here has nothing else to do: on a busy machine it would hardly get on."""

NOW = 1_700_000_000
"""The clock of every library here: 14 November 2023, 22:13:20 UTC."""

HOUR = 3600

LONG_ENOUGH = 12
"""Turns of the event loop without anything to do after which nothing more is expected."""


def draft(title: str, *tags: str, hours: int = 0, body: str = "", **more: object) -> Draft:
    """An article published `hours` before `NOW`."""
    return Draft(
        title=title,
        body=body or f"This is the text of {title}.",
        published=Stamp(NOW - hours * HOUR),
        tags=tags,
        **more,  # type: ignore[arg-type]
    )


def many(count: int, *tags: str) -> Iterator[Draft]:
    """`count` articles an hour apart: ``Title 0`` is the newest."""
    return (draft(f"Title {n}", *tags, hours=n) for n in range(count))


def empty(folder: Path) -> Library:
    """The library in `folder`; a new one if there is none."""
    file = folder / "library.sqlite"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(empty_library())
    return open_library(file, durable=False, now=lambda: NOW)


def stocked(folder: Path, drafts: Iterable[Draft] = (), *, source: str = "A source") -> Library:
    """A library with these articles, all unread and ready to be searched; a second call adds to it.

    What was stocked alike a moment ago is copied: the tests of one file often begin with the same articles.
    """
    drafts = tuple(drafts)
    file, kind = folder / "library.sqlite", (source, drafts)
    if file.exists():
        return _with(empty(folder), drafts, source)
    if kind not in _STOCKED:
        library = _with(empty(folder), drafts, source)
        if len(_STOCKED) == MOST_STOCKED:
            del _STOCKED[next(iter(_STOCKED))]
        _STOCKED[kind] = library.db.serialize()
        return library
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_STOCKED[kind])
    return empty(folder)


_STOCKED: dict[tuple[str, tuple[Draft, ...]], bytes] = {}
"""The files of the last libraries, by their source and articles, oldest first."""

MOST_STOCKED = 12


def _with(library: Library, drafts: Sequence[Draft], source: str) -> Library:
    """The library with these articles added."""
    from tuireader.store.content import shelf
    from tuireader.store.finding import search
    from tuireader.store.subscriptions import sources
    from tuireader.store.writing import transaction

    db = library.db
    feed, _ = sources.ensure(db, "feed", f"https://feeds.example/{source}", source, NOW)
    with transaction(db):
        keys = [
            hashlib.blake2b(f"{source}/{n}/{one.title}".encode(), digest_size=16).digest()
            for n, one in enumerate(drafts)
        ]
        entries = [Entry(one, (key,), key) for one, key in zip(drafts, keys, strict=True)]
        shelf.save(db, feed, feed, entries, NOW)
    for _ in search.catch_up(db):
        pass
    return library


@dataclass
class Driver:
    """Hands and eyes of a test in the room."""

    app: Reader
    pilot: Pilot[int | None]
    wait_for_searches: bool = True
    """Whether a key is answered only once what it searches has been found."""
    wait_for_changes: bool = True
    """Whether a key is answered only once what it changes has been stored."""

    # ------------------------------------------------------------ hands

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each answered before the next."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type letter by letter."""
        await self.press(*text)

    async def burst(self, *keys: str) -> None:
        """Press keys so fast that none has been answered when the last one comes, as over a slow line."""
        for key in keys:
            self._send(key)
        await self.settle()

    async def settle(self) -> None:
        """Until no widget has anything left to do or to draw."""
        for _ in range(2):
            quiet, waited, pumps = 0, 0, list(self._pumps())
            while quiet < LONG_ENOUGH and self.app._exception is None and self.app.is_running:
                seeking = (
                    self.app.turns.busy
                    or any(prompt.put_off for prompt in self.app.screen.query(PromptLine))
                    or self.room.beside.busy
                    or (self.wait_for_changes and (self.room.saving.running or self.room.picking.waits))
                    or (self.wait_for_searches and self.room.searching.awaited)
                )
                waited += bool(seeking)
                await asyncio.sleep((0.001 if waited < 50 else 0.01) if seeking else 0)
                if not quiet or quiet == LONG_ENOUGH - 1:  # there may be other widgets by now
                    pumps = list(self._pumps())
                busy = seeking or any(not one._message_queue.empty() or one._next_callbacks for one in pumps)
                quiet = 0 if busy else quiet + 1
            if self.app.is_running:
                self.app.screen._on_timer_update()

    def _pumps(self) -> Iterator[MessagePump]:
        yield self.app
        for screen in self.app.screen_stack:
            yield from screen.walk_children(with_self=True)

    def _send(self, key: str) -> None:
        character = key if len(key) == 1 else {"space": " ", "enter": "\r", "tab": "\t"}.get(key)
        event = events.Key(_character_to_key(key) if len(key) == 1 else key, character)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def resize(self, width: int, height: int) -> None:
        """Another size of the terminal."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.size == (width, height), f"{width} by {height}")
        await self.settle()

    async def until(self, ready: Callable[[], bool], what: str, seconds: float = 60) -> None:
        """Wait for something that another process does."""
        for _ in range(int(seconds / 0.05)):
            if ready():
                return
            await self.pilot.pause(0.05)
        raise AssertionError(f"{what} did not come\n" + "\n".join(self.screen))

    # ------------------------------------------------------------ eyes

    @property
    def room(self) -> Room:
        """The room."""
        found = self.app.screen_stack[0]
        assert isinstance(found, Room)
        return found

    @property
    def screen(self) -> list[str]:
        """The whole screen, a line of text for each row."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def rows(self) -> list[str]:
        """The visible rows of the list."""
        shown = self.room.list
        return [shown.render_line(y).text for y in range(shown.size.height)]

    @property
    def visible(self) -> list[Row]:
        """The articles whose rows are visible."""
        shown = self.room.list
        return shown.items[shown.top : shown.top + shown.size.height]

    @property
    def titles(self) -> list[str]:
        """Their titles."""
        return [row.title for row in self.visible]

    @property
    def chosen(self) -> str:
        """The title under the cursor; empty if there is none."""
        row = self.room.list.chosen
        return row.title if row else ""

    @property
    def place(self) -> tuple[str, int]:
        """The title under the cursor and the line of the list it stands on."""
        return self.chosen, self.room.list.cursor - self.room.list.top

    @property
    def status(self) -> str:
        """The first line of the screen: what is shown, and how much of it."""
        return self.screen[0].strip()

    @property
    def told(self) -> str:
        """The last line of the screen, with those over which it has grown."""
        grown = [whole.size.height for whole in self.app.screen.query(WholeWords) if whole.display]
        return " ".join(line.strip() for line in self.screen[-max([1, *grown]) :])

    @property
    def open(self) -> str:
        """The title of the open article; empty if none is."""
        article = self.room.pane.article
        return article.row.title if article else ""

    @property
    def focus(self) -> str:
        """Where keys go: ``list``, ``pane``, ``tags`` or ``prompt-field``."""
        focused = self.app.screen.focused
        return (focused.id or type(focused).__name__) if focused else ""

    @property
    def alive(self) -> bool:
        """Whether the reader has not been left."""
        return self.app._exit is False

    @property
    def tags(self) -> list[str]:
        """The tags in the filter, with the sign that says whether they are chosen."""
        shown = self.room.tags
        lines = (shown.render_line(y).text for y in range(1, shown.size.height))
        return [" ".join(line.split()) for line in lines if line.strip()]

    def reads(self) -> dict[str, bool]:
        """What the library itself says of each article: title → read."""
        return {title: bool(read) for title, read in self.app.library.db.execute("SELECT title, read FROM articles")}


@asynccontextmanager
async def opened(
    library: Library,
    size: tuple[int, int] = (80, 24),
    config: Config | None = None,
    config_file: Path | None = None,
) -> AsyncIterator[Driver]:
    """The reader opened on a library."""
    app = Reader(library, config or Config(), config_file=config_file)
    async with app.run_test(size=size) as pilot:
        room = Driver(app, pilot)
        await room.settle()
        yield room


def wide(sequence: Sequence[str]) -> str:
    """Lines as one text, for messages of failing tests."""
    return "\n".join(sequence)
