"""Keys are answered on the first screen before Textual is there; the reader goes on from what they did."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.decoded_screen import Cell
from tests.end_to_end.reader import CHECKOUT, reader, ready
from tests.end_to_end.test_resuming import TEXTUALS_FIRST, kept, leave, read_a_little
from tests.terminal_screen import Terminal
from tuireader.model.rows import Row

WAITS = """\
import importlib, os, sys, time

while not os.path.exists({gate!r}):
    time.sleep(0.01)
sys.path.remove({folder!r})
del sys.modules["textual"]
importlib.import_module("textual")
"""
"""Stands before Textual, and lets it be loaded once there is a file."""


class Gate:
    """Holds Textual back."""

    def __init__(self, folder: Path) -> None:
        shim = folder / "before" / "textual"
        shim.mkdir(parents=True)
        self._gate = folder / "gate"
        (shim / "__init__.py").write_text(WAITS.format(gate=str(self._gate), folder=str(shim.parent)))
        self.env: Mapping[str, str] = {"PYTHONPATH": f"{shim.parent}:{CHECKOUT}"}

    def open(self) -> None:
        self._gate.touch()


@pytest.fixture
def gate(tmp_path: Path, seeded: list[Row]) -> Gate:
    """Closed, before a reader that has a first screen to draw."""
    with reader() as terminal:
        read_a_little(terminal, seeded[0].title)
        leave(terminal)
    return Gate(tmp_path)


def cursor_row(terminal: Terminal) -> list[int]:
    """The rows that are drawn as the cursor's."""
    return [y for y, row in enumerate(terminal.cells()) if row[0].reverse]


def test_moves_are_seen_at_once_and_stay(gate: Gate, seeded: list[Row]) -> None:
    with reader(env=gate.env) as terminal:
        terminal.wait_for(seeded[0].title[:14])
        (first,) = cursor_row(terminal)
        terminal.press("j")
        terminal.wait_until(lambda: cursor_row(terminal) == [first + 1], what="the first step")
        terminal.press("j", "down")
        terminal.wait_until(lambda: cursor_row(terminal) == [first + 3], what="the third")
        assert TEXTUALS_FIRST not in terminal.output()
        as_it_was: list[list[Cell]] = terminal.cells()
        gate.open()
        terminal.wait_until(lambda: TEXTUALS_FIRST in terminal.output(), what="Textual")
        terminal.press("j")
        terminal.wait_until(lambda: cursor_row(terminal) == [first + 4], what="a step in the reader")
        terminal.press("k")
        terminal.wait_until(lambda: cursor_row(terminal) == [first + 3], what="the step back")
        later = terminal.output().partition(TEXTUALS_FIRST)[2]
        assert terminal.cells() == as_it_was
        assert len(later) < 700, "nothing but two steps was drawn"
        leave(terminal)


def test_who_leaves_at_once_waits_for_nothing(gate: Gate, seeded: list[Row]) -> None:
    before = kept()
    with reader(env=gate.env) as terminal:
        terminal.wait_for(seeded[0].title[:14])
        terminal.press("j", "q")
        assert terminal.wait_exit() == 0
        assert not terminal.alternate()
    assert kept() == before
    gate.open()
    with reader(env=gate.env) as terminal:
        ready(terminal, seeded[0].title)
        leave(terminal)


def test_other_keys_wait_for_the_reader_in_their_order(gate: Gate, seeded: list[Row]) -> None:
    with reader(env=gate.env) as terminal:
        terminal.wait_for(seeded[0].title[:14])
        terminal.press("j", "s", "j", "s", "q")
        gate.open()
        assert terminal.wait_exit() == 0
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        starred = [row for row in terminal.screen() if "★" in row]
        assert len(starred) == 2
        assert [title for title in (row.title[:14] for row in seeded) if any(title in row for row in starred)] == [
            row.title[:14] for row in seeded[1:3]
        ]
        leave(terminal)
