"""After every key the terminal shows what it would show with Textual's own driver: each cell, colour and attribute."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.bench.library_maker import make_library
from tests.decoded_screen import Decoder
from tests.end_to_end.reader import CHECKOUT
from tests.terminal_screen import Terminal
from tuireader.ui.terminal.spelling import speller

SCRIPT = Path(__file__).with_name("teed_reader.py")
PATIENCE = 60.0
"""Seconds until the two screens are the same: what is counted or told beside the keys comes later."""
SIZES = [(80, 24), (120, 40), (200, 50), (43, 13)]
MOVES = (
    ["j"] * 8
    + ["k"] * 4
    + ["pagedown", "pageup", "home", "end", "enter", "enter", "h", "space", "space", "n", "J", "K"]
)
DOES = ["s", "m", "z", "tab", "ctrl+l", "L"]
VISITS = [
    ["/", *"harbour", "enter"], ["/", *"the", "escape"], ["t", *"po", "enter"], ["t", "down", "escape"],
    ["?", "pagedown", "escape"], ["escape"],
]  # fmt: skip


def keys(seed: int, count: int) -> list[str]:
    """`count` keys that nothing leaves the reader with."""
    dice = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        kind = dice.random()
        found += [dice.choice(MOVES)] if kind < 0.75 else [dice.choice(DOES)] if kind < 0.9 else dice.choice(VISITS)
    return found[:count]


def differences(
    tmp_path: Path, size: tuple[int, int], pressed: list[str], *broken: str, term: str = "", sides: bool = False
) -> list[str]:
    """The keys after which the two screens differ, but for signs that this terminal cannot show.

    `sides`: it scrolls between left and right margins, and is at the other end of SSH.
    """
    tee = tmp_path / "tee"
    tee.touch()
    library = make_library(tmp_path / "library.sqlite", 200, indexed=True)
    command = [sys.executable, str(SCRIPT), str(tee), str(library), *broken]
    environment = {"PYTHONPATH": str(CHECKOUT), "TERM": term or "xterm-256color"}
    if sides:
        environment["SSH_CONNECTION"] = "192.0.2.1 50000 192.0.2.2 22"
    spelled = speller({"TERM": term}) or str
    found = []

    with (
        Terminal(command, *size, environment, sides=sides) as terminal,
        tee.open("rb") as stock,
    ):
        terminal.wait_for("unread of")
        expected = Decoder(*size)
        for key in ["", *pressed]:
            if key:
                terminal.press(key)
            terminal.settle(0.03)
            if not same(terminal, expected, stock, spelled):
                found.append(key)
        assert terminal.process.poll() is None, "no key has ended it"
    return found


def same(terminal: Terminal, expected: Decoder, stock: BinaryIO, spelled: Callable[[str], str]) -> bool:
    """Whether the terminal shows what Textual wrote, or does so within `PATIENCE`."""
    end = time.monotonic() + PATIENCE
    while True:
        expected.feed(stock.read())
        if terminal.shows(expected.screen, spelled):
            return True
        if time.monotonic() > end:
            return False
        terminal.settle(0.1)


@pytest.mark.parametrize("size", [SIZES[0], pytest.param(SIZES[1], marks=pytest.mark.long)], ids=str)
def test_the_screen_is_textuals_after_some_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    assert differences(tmp_path, size, keys(1, 40)) == []


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_screen_is_textuals_after_every_key(tmp_path: Path, size: tuple[int, int]) -> None:
    assert differences(tmp_path, size, keys(sum(size), 1250)) == []


@pytest.mark.long
@pytest.mark.parametrize("term", ["screen-256color", "tmux-256color", "linux", "xterm-16color", "vt220"])
def test_so_it_is_on_other_terminals(tmp_path: Path, term: str) -> None:
    assert differences(tmp_path, (80, 24), keys(2, 150), term=term) == []


@pytest.mark.long
def test_so_it_is_where_the_list_beside_the_tags_scrolls_alone(tmp_path: Path) -> None:
    pressed = [*["j"] * 50, "tab", *["j"] * 30, *["k"] * 30, "escape", *["k"] * 30, "end", *["k"] * 30]
    assert differences(tmp_path, (200, 50), pressed, sides=True) == []


@pytest.mark.long
def test_a_driver_with_a_fault_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.end_to_end.test_every_key.PATIENCE", 1.0)
    assert differences(tmp_path, (80, 24), ["enter", "space", "h", "j"], "broken")
