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

OPEN, CLOSED = "▸", "the list"
"""What is shown while an article is open, and nothing of it any more."""
NONE = "this article has no", "this article was not", "nothing to open here", "no links in sight"
"""Where an article has none of what was asked for; Escape then leads back to the list."""

IN_AN_ARTICLE = (
    ("enter", OPEN), ("pagedown", OPEN), ("T", "as it came", "laid out"), ("y m", "Markdown"),
    ("i", "About this article"), ("escape", OPEN), ("enter", *NONE, "http", OPEN), ("u", "Links", *NONE),
)  # fmt: skip
NOW_AND_THEN = (
    ("I", "file or folder to import:"), ("escape", CLOSED),
    ("enter", OPEN), ("g o", "Headings", *NONE), ("escape", OPEN, CLOSED), ("h", CLOSED),
    ("enter", OPEN), ("y a", "OSC 52", "too many", *NONE), ("e", "What changed", *NONE),
    ("escape", OPEN, CLOSED), ("h", CLOSED),
    ("enter", OPEN), (";", "letters of a link", *NONE), ("escape", OPEN, CLOSED), ("h", CLOSED),
)  # fmt: skip
EVERY = 12
FOUND, ALL, LIST = "search: PWN", "tuireader — everything", "j k move  Enter open"
IN_THE_ROOM = (
    ("t", "tag: ▏"), ("P W N", "tag: PWN▏"), ("escape", "tag: ▏"), ("escape", LIST),
    ("g s", "tuireader — sources"), ("j", "tuireader — sources"), ("j", "tuireader — sources"),
    ("F", "are fetched (z"), ("z", "taken back"), ("enter", "tuireader — from "), ("q", ALL),
    ("g S", "tuireader — statistics"), ("tab", "[Sources]"), ("tab", "[Tags]"), ("tab", "[Hours]"), ("q", ALL),
    ("g r", "tuireader — rules"), ("q", ALL), ("g t", "tuireader — tags"), ("j", "tuireader — tags"), ("escape", ALL),
    ("/", "search everything:"), ("P W N", FOUND), ("enter", " found"), ("enter", OPEN), ("n", "Esc ends"),
    ("N", "Esc ends"), ("q", FOUND), ("escape", ALL),
    ("f", "filter:"), ("t i t l e : P W N", "PWN in the title"), ("enter", " found"), ("escape", ALL),
    ("S", "Sort by"), ("t", "everything, by title"), ("s", "everything, by source"), ("O", ALL), ("S", "Sort by"),
    ("d", "[date"), ("escape", LIST), ("g g", LIST),
    ("ctrl+p", "Command: ▏"), ("P W N", "Command: PWN▏"), ("escape", "Command: ▏"), ("escape", LIST),
    (":", ": "), ("P W N", "PWN"), ("enter", "PWN"),
    ("s", "starred “"), ("m", "marked “"), ("z", "taken back: marked"), ("+", "tags to add:"), ("P W N", "add: PWN"),
    ("enter", "+PWN"), ("-", "tag to take off:"), ("escape", LIST), ("z", "taken back: tagged"),
    ("x", "1 selected"), ("x", "2 selected"), ("escape", LIST), ("g f", "tuireader — from "), ("escape", ALL),
    ("?", "tuireader — keys"), ("/", "keys: ▏"), ("[ /", "keys: [/▏"), ("escape", "tuireader — keys"),
    ("?", "First steps"), ("escape", ALL),
    ("y y", "OSC 52", "no address"), ("D", "deleted “"), ("z", "taken back: deleted"), ("g h", "hid “"),
    ("z", "taken back: hid"), ("m", "marked “"), ("A", "0 unread of"), ("z", "taken back: marked"),
    ("\\", "one at a time"), ("\\", "list over article", "list beside article"), ("g T", "theme: [ansi]"),
    ("down", "[dark]"), ("down", "[light]"), ("escape", LIST), ("g R", "Keys of which reader"), ("escape", LIST),
    ("ctrl+l", ALL),
)  # fmt: skip
"""Keys in their order, those of one gesture parted by spaces; with what shows that it was done, one of several."""


def test_not_a_byte_of_any_case_drives_the_terminal(library: Path, cases: list[Case]) -> None:
    Path(os.environ["TUIREADER_CONFIG"]).write_text('hyperlinks = "on"\n')
    with closing(sqlite3.connect(library)) as db:
        articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    seen: set[str] = set()
    with _reader(library) as terminal:
        for number in range(articles):
            _do(terminal, seen, *IN_AN_ARTICLE, ("escape", OPEN, CLOSED), ("h", CLOSED))
            _do(terminal, seen, *(() if number % EVERY else NOW_AND_THEN), ("j", CLOSED))
        assert _unread(library) == 0, "every article was opened"
        _do(terminal, seen, ("g g", LIST), *IN_THE_ROOM)
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


def _do(terminal: Terminal, seen: set[str], *gestures: tuple[str, ...]) -> None:
    """Make gestures, each once the one before is seen to be done."""
    for keys, *shown in gestures:
        terminal.press(*keys.split())
        terminal.settle(0.03)
        what = f"one of {shown} after {keys}"
        terminal.wait_until(lambda shown=shown: any(_shows(terminal.screen(), one) for one in shown), what=what)
        assert terminal.process.poll() is None, f"ended at {keys}"
        seen.update(terminal.screen())


def _shows(rows: list[str], what: str) -> bool:
    if what in (OPEN, CLOSED):
        return any(row.startswith(OPEN) for row in rows[1:]) == (what == OPEN)
    return any(what in row for row in rows)


def _unread(library: Path) -> int:
    with closing(sqlite3.connect(library)) as db:
        return int(db.execute("SELECT count(*) FROM articles WHERE read = 0").fetchone()[0])


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
