"""Keys typed ahead mean what they would mean if each had been waited for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from pathlib import Path

import pytest

from tests.ui.room_driver import draft, many, opened, stocked
from tests.ui.typed_ahead import EVERYWHERE, LEAVES, USUAL, Bursts, Gesture, differences
from tuireader.config import Config


def pressing(keys: str) -> Gesture:
    return lambda hands: keys.split()


TYPED = {
    "g s j enter j": ("list", "Other 1", "from Others"),
    "t o t enter j enter": ("pane", "Other 1", "tagged ot"),
    "/ o t h e r enter j s": ("list", "Other 1", "search: other"),
    "/ o t h e r enter j q": ("list", "Title 0", "everything"),
    "f t a g : o t enter j": ("list", "Other 1", "tagged ot"),
    "? j / s t escape q j": ("list", "Title 1", "everything"),
    "ctrl+p b o t t o m enter k": ("list", "Other 7", "everything"),
    ": b o t t o m enter k enter": ("pane", "Other 7", "everything"),
    "g S 2 enter j": ("list", "Other 1", "from Others"),
    "g s / o t h enter enter j enter": ("pane", "Other 1", "from Others"),
    "enter i q q j": ("list", "Title 1", "everything"),
    "F a n e w enter t a g : o t enter enter j": ("list", "Other 1", "view new"),
    "g r escape g R escape g t escape j": ("list", "Title 1", "everything"),
}
"""What is typed → what has the keys then, the title under the cursor, and what the first line says is shown."""


async def test_each_key_comes_to_what_the_one_before_it_opens(tmp_path: Path) -> None:
    stocked(tmp_path, many(9, "title")).close()
    others = (draft(f"Other {n}", "ot", hours=20 + n) for n in range(9))
    async with opened(stocked(tmp_path, others, source="Others")) as room:
        for keys, (focus, title, shown) in TYPED.items():
            await room.burst(*keys.split())
            assert (room.focus, room.chosen, len(room.app.screen_stack)) == (focus, title, 1), keys
            assert shown in room.status, keys
            await room.press(*repeat("escape", 4), "g", "g")


async def test_only_the_last_key_of_many_leaves(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9, "a"))) as room:
        await room.burst("g", "s", "enter", "enter", "q", "q", "s")
        assert room.alive
        await room.burst("g", "s", "q", "g", "S", "q", "?", "q", "j", "m", "q", "m")
        assert not room.alive
        assert room.reads() == {f"Title {n}": n < 2 for n in range(9)}


async def test_enter_typed_before_the_terminal_was_ready(tmp_path: Path) -> None:
    """Its line makes a line feed of it."""
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.burst("j", "ctrl+j", "q", "/", "0", "ctrl+j")
        assert (room.focus, room.chosen) == ("list", "Title 0")
        assert room.reads() == {"Title 0": False, "Title 1": True, "Title 2": False}
    async with opened(stocked(tmp_path), config=Config(keys={"star": ("ctrl+j",)})) as room:
        await room.press("ctrl+j")
        assert "starred" in room.told


async def test_what_one_types_without_looking(tmp_path: Path) -> None:
    await same_in_bursts(tmp_path, EVERYWHERE)


async def same_in_bursts(folder: Path, gestures: Iterable[str]) -> None:
    """One after the other, each from the list."""
    bursts = [" ".join((*repeat("escape", 4), gesture)) for gesture in (*gestures, LEAVES)]
    count, found = await differences(folder, map(pressing, bursts))
    assert found == [], "\n".join(found)
    assert count == sum(len(burst.split()) for burst in bursts) - 1, "all were pressed"


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(8))
async def test_many_keys(tmp_path: Path, seed: int) -> None:
    """In every layout."""
    fingers = Bursts(seed)
    size = ((80, 24), (120, 40), (200, 50), (59, 15))[seed % 4]
    _, found = await differences(tmp_path, repeat(fingers.burst, 12), seed=seed, size=size)
    assert found == [], "\n".join(found)


@pytest.mark.long
async def test_more_that_one_types_without_looking(tmp_path: Path) -> None:
    await same_in_bursts(tmp_path, USUAL)
