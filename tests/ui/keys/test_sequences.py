"""Keys pressed one after the other."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config
from tuireader.ui.keys.sequences import Sequences, Step

KEYS = {"top": ("g g", "g", "home"), "sources": ("g s",), "deep": ("g d x",), "copy": ("y y",), "down": ("j",)}


def pressed(*keys: str) -> list[Step]:
    """What each key brings about, from the start."""
    sequences = Sequences(KEYS)
    return [sequences.press(key) for key in keys]


def ran(*names: str) -> Step:
    """The step that runs these."""
    return Step(names)


PASSED_ON = Step(taken=False)


def test_a_key_runs_its_command_at_once() -> None:
    assert pressed("j", "home", "x") == [ran("down"), ran("top"), PASSED_ON]


def test_a_sequence_runs_with_its_last_key() -> None:
    assert pressed("g", "s") == [Step(), ran("sources")]
    assert pressed("g", "d", "x") == [Step(), Step(), ran("deep")]
    assert pressed("g", "g", "g", "g") == [Step(), ran("top")] * 2


def test_a_key_that_goes_on_with_none_does_what_it_does() -> None:
    assert pressed("g", "j", "s") == [Step(), ran("top", "down"), PASSED_ON]
    assert pressed("g", "x") == [Step(), Step(("top",), taken=False)]
    assert pressed("y", "j") == [Step(), ran("down")], "y alone is nothing"
    assert pressed("g", "y", "y") == [Step(), ran("top"), ran("copy")]
    assert pressed("g", "d", "j") == [Step(), Step(), ran("down")]


def test_escape_gives_up() -> None:
    assert pressed("g", "escape", "s") == [Step(), Step(), PASSED_ON]
    assert pressed("escape") == [PASSED_ON]


def test_in_a_field_there_are_no_sequences() -> None:
    sequences = Sequences(KEYS)
    sequences.press("g")
    assert (sequences.alone("j"), sequences.alone("s"), sequences.pending) == ("down", None, ())


def test_what_can_follow() -> None:
    sequences = Sequences(KEYS)
    sequences.press("g")
    assert sequences.ways_on() == [("g", "top"), ("s", "sources"), ("d", "deep")]
    sequences.press("d")
    assert sequences.ways_on() == [("x", "deep")]
    sequences.reset()
    assert sequences.press("x") == PASSED_ON


@given(st.lists(st.sampled_from(["g", "s", "d", "x", "y", "j", "escape"])))
def test_no_key_is_lost(keys: list[str]) -> None:
    """Every key is used up or passed on, and after an Escape nothing is left of what came before."""
    sequences = Sequences(KEYS)
    for key in keys:
        before = sequences.pending
        step = sequences.press(key)
        assert step.taken or not sequences.pending
        assert len(sequences.pending) <= len(before) + 1
        assert len(step.run) <= 1 or before
    sequences.press("escape")
    assert sequences.press("s") == PASSED_ON


async def test_one_g_goes_to_the_top_as_soon_as_another_key_says_so(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(60))) as room:
        await room.press("G", "g")
        assert room.chosen == "Title 59"
        assert room.told.startswith("g …  g top")
        await room.press("j")
        assert room.chosen == "Title 1"
        assert room.told.startswith("j k"), "the strip is gone"
        await room.press("G", "g", "escape")
        assert room.chosen == "Title 59"
        assert room.told.startswith("j k")
        await room.burst("g", "g", "j", "j")
        assert room.chosen == "Title 2"


async def test_fields_take_the_keys_of_sequences(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9, "gg"))) as room:
        await room.press("/", *"gg", "escape", "t", *"gg")
        assert room.room.tags.typed == "gg"
        await room.press("escape", "escape", "g", "/", "g")
        assert room.told == "search everything: g"


async def test_a_sequence_of_ones_own(tmp_path: Path) -> None:
    keys = {"star": ("g s", "ctrl+x ö"), "delete": ("B B",)}
    async with opened(stocked(tmp_path, many(9)), (100, 60), Config(keys=keys)) as room:
        await room.press("g")
        assert "s star" in room.told
        await room.press("s")
        assert "★" in room.rows[0]
        await room.press("ctrl+x", "ö")
        assert "★" not in room.rows[0]
        await room.press("B", "j")
        assert room.chosen == "Title 1"
        await room.press("B", "B")
        assert room.titles[:2] == ["Title 0", "Title 2"]
        await room.press("?", "/", *"star the")
        assert any(line.split()[:2] == ["g", "s"] for line in room.screen)
