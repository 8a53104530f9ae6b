"""The configuration changed while the reader runs, the mouse given back and taken, a theme that is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.end_to_end.reader import reader, ready
from tuireader.config import load
from tuireader.model.rows import Row


def test_what_another_program_writes_into_the_configuration_holds(seeded: list[Row]) -> None:
    config = Path(os.environ["TUIREADER_CONFIG"])
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("j", "j")
        terminal.settle()
        config.write_text('dates = "absolut"\n')
        terminal.wait_for("line 1:")  # how the rest is wrapped goes by the length of the path
        config.write_text('dates = "absolute"\ntheme = "light"\n')
        terminal.wait_for("theme, dates are as it says")
        assert b"\x1b[48;2;250;247;240" in terminal.output() or b"48;5;" in terminal.output(), "the paper of light"
        terminal.press("enter")
        terminal.wait_for(seeded[2].title[:30])


def test_the_mouse_is_taken_and_given_back(seeded: list[Row]) -> None:
    with reader(env={"SSH_CONNECTION": "1 2 3 4"}) as terminal:
        ready(terminal, seeded[0].title)
        assert b"\x1b[?1000h" not in terminal.output(), "over SSH it is the terminal's"
        terminal.press("g", "m")
        terminal.wait_for("the mouse is used here")
        assert b"\x1b[?1000h" in terminal.output()
        terminal.press("g", "m")
        terminal.wait_for("the mouse is the terminal's")
        assert terminal.output().rindex(b"\x1b[?1000l") > terminal.output().rindex(b"\x1b[?1000h")


@pytest.mark.long
def test_a_theme_that_was_kept_is_there_at_the_next_start(seeded: list[Row]) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("g", "T", "j", "enter")
        terminal.wait_for("written into")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    assert load(Path(os.environ["TUIREADER_CONFIG"])).theme == "dark"
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        assert b"48;2;22;23;26" in terminal.output() or b"48;5;" in terminal.output(), "the paper of dark"
