"""The same keys in two readers over equal libraries: once each is waited for, once many come in one read."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from tests.ui.random_keys import KEPT_OUT, Fingers
from tests.ui.room_driver import Driver, draft, empty, opened
from tests.ui.room_driver import stocked as stocked_with
from tests.ui.test_random_keys import stocked
from tuireader.config import Config
from tuireader.library import Library
from tuireader.ui.article_list import resting
from tuireader.ui.list_screens.screen import ListScreen
from tuireader.ui.room import Room
from tuireader.ui.tag_filter import tags_beside
from tuireader.ui.widgets.prompt_line import Field

PRESSED_TOO = frozenset((
    "quit", "back_or_leave", "open_link", "open_and_mark", "link", "links", "link_letters", "refresh", "refresh_all",
    "images", "copy_numbered",
))  # fmt: skip
"""What these do to the world outside does nothing here: see `harmless`."""

NOT_COMPARED = ("search", "sqlite_", "indexed", "unindexed", "backlog", "leases", "places")
"""Beginnings of tables in which stands what is done in a pause."""

LONG = (
    "<h2>{n} One</h2>{text}<h2>{n} Two</h2>{text}<p><a href='https://example.org/{n}'>A link</a> and"
    " <a href='https://example.org/b'>one more</a></p><h3>Three</h3>{text}"
)

DIALOGS = {
    "Pick": ("j", "k", "G", "space", "/", "a", "e", "enter", "enter", "q", "escape", "backspace", "y"),
    "Help": ("j", "k", "G", "/", "m", "a", "escape", "q", "enter", "?", "backspace"),
    "Manual": ("j", "space", "]", "/", "k", "e", "y", "enter", "n", "q", "escape", "?", "g", "o"),
    "Statistics": ("j", "k", "tab", "2", "3", "l", "enter", "q", "escape", "G"),
    "Info": ("j", "k", "y", "q", "i", "escape"),
    "Revisions": ("j", "[", "]", "q", "escape", "G"),
    "Changes": ("j", "[", "]", "q", "escape", "G"),
    "QrCode": ("q", "escape", "j", "enter"),
    "ImageScreen": ("j", "n", "p", "i", "q", "enter", "escape"),
    "Welcome": ("j", "k", "enter", "?", "escape", "q", "E"),
}

EVERYWHERE = (
    "g s j j enter j", "t m a enter j enter", "/ n e enter n enter", "F j escape t escape", "? j / s t a escape q j",
    "ctrl+p s t a r enter j", ": b o t t o m enter k", "g S 2 j enter j", "F n n a m e enter j enter j",
    "enter g i j q j", "v j j v s", "g t j e x enter q", "g r n n enter t a g : m a p enter s enter j escape escape j",
    "S t j enter enter", "t a tab b tab enter j", "v / r i v escape j", "g g 5 j s z",
)  # fmt: skip
"""What one types without looking, on every screen."""
USUAL = (
    *EVERYWHERE,
    "g R escape j", "enter space q j enter", "enter I escape", "s j s z", "space space m z", "+ n e w enter j", "A z",
    "o o", "t escape j", "/ r i v e r escape j", "enter / t h e enter n n q", "enter J J q", "G k enter h", "enter l",
    "H z", "D z", "g minus j enter", "f s o u r c e enter j", "enter e [ q j", "enter ; a", ": enter", "y y", "n n n",
    "g s enter j g s", "g s / r i v enter enter j", "g s + t x enter q", "? ? ] ] / a enter q j", "enter J i q space",
    "r n n enter n e w enter", "F e a b enter q", "F r x enter escape", "g r t J D z q j",
)  # fmt: skip
LEAVES = "enter Q s"


@dataclass
class Seen:
    """What there is to see after some keys."""

    alive: bool
    screens: list[str]
    focus: str
    screen: list[str]
    library: dict[str, list[tuple[object, ...]]] = field(repr=False)

    def differs(self, other: Seen) -> list[str]:
        """What is not the same, in words."""
        said = []
        for one in fields(self)[:-2]:
            if getattr(self, one.name) != getattr(other, one.name):
                said.append(f"{one.name}: {getattr(self, one.name)} — {getattr(other, one.name)}")
        if self.alive:
            for line, (left, right) in enumerate(zip(self.screen, other.screen, strict=False)):
                if left != right:
                    said.append(f"line {line}:\n  {left.rstrip()}\n  {right.rstrip()}")
        for table in self.library:
            if self.library[table] != other.library[table]:
                lost = [row for row in self.library[table] if row not in other.library[table]][:3]
                more = [row for row in other.library[table] if row not in self.library[table]][:3]
                said.append(f"{table}: without {lost}, with {more}")
        return said


Gesture = Callable[[Driver], Iterable[str]]
"""What is pressed where the reader is; asked for each key when the one before is done."""


class Bursts(Fingers):
    """Fingers that know every screen, and think in gestures of several keys."""

    def __init__(self, seed: int, kept_out: frozenset[str] = KEPT_OUT - PRESSED_TOO) -> None:
        super().__init__(seed, kept_out)

    def burst(self, hands: Driver, keys: int = 12) -> Iterator[str]:
        """At least so many keys."""
        count = 0
        while count < keys:
            for key in self._gesture(hands):
                count += 1
                yield key

    def _gesture(self, hands: Driver) -> list[str]:
        screen, dice = hands.app.screen, self.dice
        if isinstance(screen, ListScreen) and not isinstance(screen.focused, Field):
            keys = [key for given in hands.app.bindings.list_keys(screen.PLACE).values() for key in given]
            keys = [key for key in keys if not key.startswith("ctrl") and key != "Q"]
            return dice.choice([*((key,) for key in ("j", "k", "enter", "escape")), *map(str.split, keys)])  # type: ignore[list-item]
        if isinstance(screen.focused, Field):
            return self._typed() if dice.random() < 0.7 else [dice.choice(("enter", "escape", "tab", "ctrl+r", "up"))]
        if isinstance(screen, Room):
            if screen.active is not screen.tags and dice.random() < 0.5:
                return dice.choice((*USUAL, LEAVES) if dice.random() < 0.05 else USUAL).split()
            return super()._gesture(hands)
        return [dice.choice(DIALOGS.get(type(screen).__name__, ("escape",)))]


def library(folder: Path) -> Library:
    """Seeds, feeds, long articles with links and headings, one that was edited."""
    made = stocked(folder)
    text = "".join(f"<p>{'Words of it, and the river. ' * 12}</p>" for _ in range(6))
    drafts = [
        draft(
            f"Long {n}", "news", "long", form="html", body=LONG.format(n=n, text=text), url=f"https://example.org/a/{n}"
        )
        for n in range(5)
    ]
    made.close()
    return stocked_with(folder, drafts, source="Longer")


def harmless(hands: Driver) -> None:
    """Nothing that is pressed opens a browser, asks the network, or tells something because time has passed."""
    hands.app.open_address = lambda url: f"would open {url}"  # type: ignore[method-assign]
    hands.app.open_addresses = lambda urls: f"would open {len(urls)}"  # type: ignore[method-assign]
    hands.app.copy_text = lambda text: f"would copy {text[:40]}"  # type: ignore[method-assign]
    for errands in (hands.room.errands, hands.room.pages):
        errands._start = lambda *arguments: None  # type: ignore[method-assign]
    resting.REST, tags_beside.PAUSE = 1e6, 0.001
    hands.app.turns.patience = 60


def seen(hands: Driver, alive: bool) -> Seen:
    """What there is to see now."""
    if not alive:
        return Seen(False, [], "", [], contents(hands.app.library))
    assert hands.app._exception is None
    names = [type(one).__name__ for one in hands.app.screen_stack]
    return Seen(True, names, hands.focus, hands.screen, contents(hands.app.library))


def contents(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Everything the reader has done that a library holds."""
    names = [name for (name,) in library.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: sorted(map(tuple, library.db.execute(f"SELECT {_columns(library, name)} FROM {name}")), key=repr)
        for name in names
        if not name.startswith(NOT_COMPARED)
    }


def _columns(library: Library, table: str) -> str:
    """Those that say no time of day."""
    named = (name for _, name, *_ in library.db.execute(f"PRAGMA table_info({table})"))
    return ", ".join(name for name in named if name != "clock")


async def done(hands: Driver) -> None:
    """Until nothing is left to do, also what is done in a pause."""
    await answered(hands)
    await asyncio.sleep(0.002)
    await answered(hands)


async def answered(hands: Driver) -> None:
    """Until all that was typed is done, also what is done beside the keys."""
    await hands.settle()
    while hands.alive and any(one.under_way_since is not None for one in hands.app.turns.beside()):
        await asyncio.sleep(0.001)
        await hands.settle()


async def waited_for(
    made: Library, bursts: Iterable[Gesture], size: tuple[int, int], config: Config
) -> list[tuple[list[str], Seen]]:
    """Press the keys of some bursts one by one; what each came to be, and what is seen after it."""
    found = []
    async with opened(made, size, config) as hands:
        harmless(hands)
        for burst in bursts:
            pressed = []
            for key in burst(hands):
                pressed.append(key)
                hands._send(key)
                await answered(hands)
                if not hands.alive:
                    break
            await done(hands)
            found.append((pressed, seen(hands, hands.alive)))
            if not hands.alive:
                break
    return found


async def in_bursts(
    made: Library, bursts: Iterable[Sequence[str]], dice: random.Random, size: tuple[int, int], config: Config
) -> list[Seen]:
    """Press these bursts, each at once or in a few pieces that are not waited for either; what is seen after each."""
    found = []
    async with opened(made, size, config) as hands:
        harmless(hands)
        for burst in bursts:
            cuts = {dice.randrange(len(burst) + 1) for _ in range(dice.choice((0, 0, 1, 3)))}
            for at, key in enumerate(burst):
                for _ in range(dice.choice((1, 2, 5, 20)) if at in cuts else 0):
                    await asyncio.sleep(0)
                hands._send(key)
            await done(hands)
            found.append(seen(hands, hands.alive))
            if not hands.alive:
                break
    return found


async def differences(
    folder: Path, bursts: Iterable[Gesture], *, seed: int = 0, size: tuple[int, int] = (80, 24)
) -> tuple[int, list[str]]:
    """How many keys were pressed, and what of them means something else in bursts, in words; the first of it."""
    config = Config(mouse="off", keys={"save": (), "save_all": ()})
    made = library(folder / "calm")
    (folder / "hasty").mkdir()
    (folder / "hasty" / "library.sqlite").write_bytes(made.db.serialize())
    calm = await waited_for(made, bursts, size, config)
    dice = random.Random(seed)
    hasty = await in_bursts(empty(folder / "hasty"), [burst for burst, _ in calm], dice, size, config)
    before: list[str] = []
    for (burst, wanted), got in zip(calm, hasty, strict=False):
        if said := wanted.differs(got):
            return len(before), [f"seed {seed}, after {' '.join(before)}: {' '.join(burst)}", *said]
        before += burst
    return len(before), []
