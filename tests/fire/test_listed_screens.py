"""The reader on a real terminal over the whole listed set: every article, every screen, every byte that was sent."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fire.listed import Case
from tests.fire.running import CHECKOUT
from tests.fire.stream import READER, copied, offences
from tests.terminal_screen import Terminal
from tuireader.ui.terminal.typed import PATIENCE

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]

IN_AN_ARTICLE = ("enter", "pagedown", "T", "y m", "i", "escape", "enter", "u", "escape", "h", "h")
"""Where there is nothing to choose, Escape leads back to the list: hence Enter again."""
NOW_AND_THEN = (
    "enter",
    "I",
    "escape",
    "enter",
    "g o",
    "escape",
    "enter",
    "y a",
    "e",
    "escape",
    "enter",
    ";",
    "escape",
    "h",
    "h",
)
EVERY = 12
IN_THE_ROOM = (
    "t", "P W N", "escape", "escape", "g s", "j", "j", "enter", "q", "q", "g S", "q", "F", "q", "g r", "q", "g t",
    "j",
    "escape", "/", "P W N", "enter", "enter", "n", "N", "q", "escape", "escape", "f", "t i t l e : P W N", "enter",
    "escape", "escape", "S", "t", "S", "s", "O", "S", "d", "ctrl+p", "P W N", "escape", ":", "P W N", "enter",
    "s", "m", "z", "+", "P W N", "enter", "-", "escape", "z", "x", "x", "g f", "escape", "?", "/", "[ /", "enter",
    "q",
    "y y", "y l", "escape", "D", "z", "g h", "z", "A", "z", "\\", "\\", "\\", "g T", "down", "down", "escape",
    "g R", "escape",
    "ctrl+l",
)  # fmt: skip
"""Keys in their order; those of one gesture parted by spaces."""


def test_not_a_byte_of_any_case_drives_the_terminal(library: Path, cases: list[Case]) -> None:
    Path(os.environ["TUIREADER_CONFIG"]).write_text('hyperlinks = "on"\n')
    with closing(sqlite3.connect(library)) as db:
        articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    seen: set[str] = set()
    with _reader(library) as terminal:
        for number in range(articles):
            _press(terminal, seen, *IN_AN_ARTICLE, *(() if number % EVERY else NOW_AND_THEN), "j")
        _press(terminal, seen, "g g", *IN_THE_ROOM)
        for size in ((59, 15), (20, 5), (1, 1), (200, 60), (80, 20)):
            terminal.resize(*size)
            terminal.settle(0.1)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        output = terminal.output()
    assert offences(output, READER | {"CSI t"}, copies=True)[:10] == []
    assert any("PWN" in text for text in copied(output)), "else copying was not tried"
    assert re.search(rb"\x1b\]8;[^;]*;http", output), "else no link was tried"
    _letter_for_letter(seen)


def _letter_for_letter(seen: set[str]) -> None:
    """What looks like markup was shown as it is."""
    for markup in ("[@click=app.quit]Read more[/]", "[/nope] closing tag", "[red on red]hidden[/]", "[@click]x"):
        assert any(markup in row for row in seen), markup


def _reader(library: Path) -> Terminal:
    env = {"TUIREADER_LIBRARY": str(library), "SSH_CONNECTION": "1 2 3 4", "PYTHONPATH": str(CHECKOUT)}
    terminal = Terminal([sys.executable, "-m", "tuireader"], 80, 20, env)
    terminal.wait_for("unread of")
    terminal.settle()
    return terminal


def _press(terminal: Terminal, seen: set[str], *gestures: str) -> None:
    for gesture in gestures:
        for key in gesture.split():
            terminal.press(key)
        terminal.settle(0.03)
        assert terminal.process.poll() is None, f"ended at {gesture}"
        seen.update(terminal.screen())


def test_what_is_typed_at_it(library: Path, cases: list[Case]) -> None:
    """Bytes that no keyboard sends: it goes on, and leaves by its key."""
    typed = [*((case.id, case.path.read_bytes()) for case in cases if case.kind == "keys"), *_more_bytes()]
    for name, content in typed:
        with _reader(library) as terminal:
            for start in range(0, len(content), 4096):
                terminal.send(content[start : start + 4096])
            terminal.settle(PATIENCE + 0.5 if name == "paste without end" else 0.2)
            assert terminal.process.poll() is None, name
            terminal.press("escape", "escape", "escape")
            terminal.settle(0.5)
            terminal.press("Q")
            assert terminal.wait_exit() == 0, name
            assert offences(terminal.output(), READER | {"CSI t"}, copies=True) == [], name


def _more_bytes() -> Iterator[tuple[str, bytes]]:
    """Variants: other bytes that are no UTF-8, answers that were never asked for, sequences that do not end."""
    yield "overlong", b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80\xed\xa0\x80\xf4\x90\x80\x80"
    yield "half", b"\xe2\x82"
    yield "utf-16", "jjkk".encode("utf-16")
    yield "answers", b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[24;80R\x1b[?62;1c\x1bP1$r0m\x1b\\\x1b]lPWN\x1b\\"
    yield "without end", b"\x1b]52;c;" + b"AAAA" * 5 + b"j" * 2000
    yield "numbers", b"\x1b[" + b"9" * 5000 + b";" + b"9" * 5000 + b"H\x1b[<999999999;999999999;999999999M"
    yield "paste in a field", b"/\x1b[200~" + "a\x1b[2J\x9b\u202e[/]\x00\n".encode() * 2000 + b"\x1b[201~"
    yield "paste without end", b"\x1b[200~" + b"x" * 5000
