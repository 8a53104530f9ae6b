"""Other programs on the same terminal: they get it as it was, and the reader comes back to the same screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.end_to_end.reader import reader, ready
from tests.terminal_screen import Terminal
from tuireader.model.rows import Row


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager, an editor and a browser that show what they got, wait for a line, and spoil the screen."""
    for name in ("pager", "editor", "w3m"):
        got = 'cat > "$0.got"' if name == "pager" else 'echo "$@" > "$0.got"; cp "$1" "$0.copy" 2>/dev/null'
        show = f"printf '\\033[2J\\033[HTHIS IS {name.upper()}\\n'; stty -a < /dev/tty > \"$0.stty\"; read x < /dev/tty"
        (tmp_path / name).write_text(f"#!/bin/sh\n{got}\n{show}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PAGER", str(tmp_path / "pager"))
    monkeypatch.setenv("EDITOR", str(tmp_path / "editor"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("BROWSER", "")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def come_back(terminal: Terminal, name: str) -> None:
    """Wait for the program, then for the reader behind it."""
    terminal.wait_for(f"THIS IS {name.upper()}")
    assert not terminal.alternate(), "the terminal is as it was before us"
    terminal.press("enter")
    terminal.wait_until(lambda: terminal.alternate(), what="the reader")
    terminal.wait_for("back from")


def test_the_same_screen_after_each(seeded: list[Row], programs: Path) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("enter")
        terminal.wait_for("─")
        terminal.press("j", "j", "j", "j")
        terminal.settle()
        before = terminal.screen()[:-1]
        for key, name in (("v", "pager"), ("V", "editor")):
            terminal.press(key)
            come_back(terminal, name)
            terminal.settle()
            assert terminal.screen()[:-1] == before, name
        terminal.press("k")
        terminal.settle()
        assert terminal.screen()[:-1] != before, "keys are ours again"
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    assert seeded[0].title in (programs / "pager.got").read_text()
    assert " echo " in (programs / "pager.stty").read_text().replace(";", " ")
    (name,) = (programs / "editor.got").read_text().splitlines()
    assert name.endswith(".md")
    assert seeded[0].title in (programs / "editor.copy").read_text()
    assert not Path(name).exists(), "the copy is gone"


def test_an_interrupt_is_the_programs(seeded: list[Row], programs: Path) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("v")
        terminal.wait_for("THIS IS PAGER")
        terminal.press("ctrl+c")
        terminal.wait_until(lambda: terminal.alternate(), what="the reader")
        terminal.settle()
        terminal.press("Q")
        assert terminal.wait_exit() == 0
