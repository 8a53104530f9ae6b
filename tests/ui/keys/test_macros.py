"""Several commands under one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config
from tuireader.ui.commands import by_name
from tuireader.ui.keys.macros import macros


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"k": ("stra",)}, "k: there is no command stra (did you mean star?)"),
        ({"k": (":stra 3",)}, "k: there is no command stra 3; did you mean"),
        ({"k": ()}, "k: it does nothing: it needs commands"),
        ({"star": ("help",)}, "star: there is a command of this name"),
        ({"a b!": ("help",)}, "a b!: a macro is called by a key, or by a word"),
        ({"k": ("star 3",)}, "k: there is no command star 3"),
        ({"later": ("star",), "Later": ("star",)}, "Later: it is there twice"),
    ],
)
def test_what_is_wrong_is_told(given: dict[str, tuple[str, ...]], told: str) -> None:
    found, faults = macros(given, by_name())
    assert told in faults[0].message
    assert len(found) == len(given) - 1


def test_a_macro_is_called_by_a_key_or_a_word() -> None:
    found, faults = macros(
        {"k": ("star",), "K": ("star",), "g z": ("toggle-read",), "?": (":star",), "later": ("star",)}, by_name()
    )
    assert faults == []
    assert [(one.name, one.keys) for one in found] == [
        ("macro_k", ("comma k",)), ("macro_shift_k", ("comma K",)), ("macro_g_z", ("comma g z",)),
        ("macro_question_mark", ("comma question_mark",)), ("later", ()),
    ]  # fmt: skip


async def test_its_commands_act_on_one_article(tmp_path: Path) -> None:
    config = Config(macros={"k": ("toggle_read", "star", ":down"), "later": ("star", "toggle-read")})
    async with opened(stocked(tmp_path, many(5)), config=config) as room:
        await room.press("comma", "k")
        assert room.reads() == {"Title 0": True, **{f"Title {n}": False for n in range(1, 5)}}
        assert "★" in room.rows[0] and room.chosen == "Title 1"
        await room.press("colon", *"later", "enter")
        assert room.reads()["Title 1"] and "★" in room.rows[1] and room.chosen == "Title 1"
        await room.press("comma")
        assert room.told.startswith(", …  k macro k"), room.told
        await room.press("escape")


async def test_a_question_is_answered_before_it_goes_on(tmp_path: Path) -> None:
    config = Config(macros={"k": ("add_tag", "star", "down"), "n": ("show_news", "star")})
    async with opened(stocked(tmp_path, many(5)), config=config) as room:
        await room.press("comma", "k", *"new", "enter")
        assert "new" in room.rows[0] and "★" in room.rows[0] and room.chosen == "Title 1"
        await room.press("comma", "k", *"newer", "escape")
        assert "★" not in room.rows[1] and room.chosen == "Title 1", "left with Esc, it ends"
        await room.press("+", *"x", "enter")
        assert "★" not in room.rows[1], "and does not come back with the next answer"


async def test_a_key_of_its_own_and_the_help(tmp_path: Path) -> None:
    config = Config(macros={"later": ("star",)}, keys={"later": ("f5", "B")})
    async with opened(stocked(tmp_path, many(5)), (80, 24), config) as room:
        await room.press("f5")
        assert "★" in room.rows[0]
        await room.press("?", "/", *"macros")
        assert any(line.split() == ["f5", "B", "star."] for line in room.screen), room.screen


async def test_one_undo_takes_back_all_of_it(tmp_path: Path) -> None:
    config = Config(macros={"k": ("toggle_read", "star", ":tag +later", "down", "star"), "n": ("add_tag", "star")})
    async with opened(stocked(tmp_path, many(3)), (200, 24), config) as room:
        before = list(room.rows)
        await room.press("s", "comma", "k", "s")
        assert room.reads()["Title 0"] and "later" in room.rows[0] and "★" not in room.rows[1]
        await room.press("z", "z")
        told = (
            "taken back: marked “Title 0” read; took the star off “Title 0”; tagged “Title 0” +later; starred “Title 1”"
        )
        assert told in room.told
        assert not room.reads()["Title 0"] and "later" not in room.rows[0] and "★" in room.rows[0]
        await room.press("z")
        assert room.rows[0][3:] == before[0][3:] and "★" not in room.rows[0]
        await room.press("Z", "Z")
        assert "later" in room.rows[0] and room.reads()["Title 0"] and "★" in room.rows[1]
        await room.press("z", "comma", "n", *"new", "escape", "s", "z")
        assert "new" not in room.rows[0], "one that is left with Esc is joined with nothing that comes later"
        await room.press("comma", "n", *"new", "enter", "z")
        assert "new" not in room.rows[1] and "★" not in room.rows[1]


async def test_a_step_waits_for_a_large_one_before_it(tmp_path: Path) -> None:
    config = Config(macros={"k": ("mark_all_read", "star", "unread_only")})
    async with opened(stocked(tmp_path, many(300)), (100, 24), config) as room:
        await room.press("comma", "k")
        await room.until(lambda: room.room.selection.unread_only, "the last step")
        assert all(room.reads().values())
        await room.press("z", "U")
        assert not any(room.reads().values()) and not any("★" in line for line in room.rows)
