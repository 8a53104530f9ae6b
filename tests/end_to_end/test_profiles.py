"""Each set of keys on a real terminal: it starts, opens, goes back and leaves by the keys that its fingers know."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal_screen import Terminal
from tests.ui.keys.test_profiles import PRESSED

READER = [sys.executable, "-m", "tuireader"]


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one == "newsboat-vim" else pytest.mark.long) for one in PRESSED]
)
def test_it_reads_and_leaves(own_home: Path, name: str) -> None:
    open_, back, leave, down, _ = PRESSED[name]
    (own_home / "config.toml").write_text(f'profile = "{name}"\n', encoding="utf-8")
    with Terminal([*READER, "seeds/"], 80, 24) as terminal:
        terminal.wait_for("unread of")
        terminal.wait_for("help")
        terminal.press(down)
        terminal.press(open_)
        terminal.wait_for("You are reading a seed")
        terminal.press(back)
        terminal.wait_for("11 unread of 12")
        terminal.press(leave)
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.long)], ids=str)
def test_what_can_follow_a_key_costs_less_than_200_bytes(own_home: Path, size: tuple[int, int]) -> None:
    with Terminal([*READER, "seeds/"], *size) as terminal:
        terminal.wait_for("help")
        terminal.settle(0.3)
        terminal.bytes_since()
        terminal.press("g")
        terminal.wait_for("s sources")
        terminal.settle(0.2)
        assert terminal.bytes_since() < 200
        terminal.press("escape")
        terminal.wait_gone("s sources")
