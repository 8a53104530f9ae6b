"""What goes over the line, on which terminals, and what is left when the line or the process goes."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import pytest

from tests.end_to_end.reader import reader, ready, row_of, stored
from tests.terminal_screen import Terminal
from tuireader.model.rows import Row
from tuireader.query import tree

A_MOVE, AN_ARTICLE, A_SCREEN = 205, 1250, 2500
"""Bytes at 80x24 with the default theme, at most: of j, of Enter, of a screen full of other rows."""


def test_bytes_a_key(tmp_path: Path) -> None:
    """On rows that fill the screen's width with Latin letters: what other scripts take more is UTF-8's."""
    headline = "The harbour council votes on the sale of the old ferry tonight"
    paragraph = "&lt;p&gt;The council met again on Monday and talked about the ferry, and nobody was content.&lt;/p&gt;"
    items = "".join(
        f"<item><title>{n} {headline}</title><guid>{n}</guid><category>harbour</category>"
        f"<description>{paragraph * 8}</description></item>"
        for n in range(40)
    )
    (tmp_path / "feed.xml").write_text(f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>")
    with reader(tmp_path / "feed.xml") as terminal:
        ready(terminal, "Post")
        terminal.bytes_since()
        for key in (*"jjjkjGk", "home", "j"):
            terminal.press(key)
            terminal.settle()
            count = terminal.bytes_since()
            assert 0 < count <= (A_MOVE if key in "jk" else A_SCREEN), key
        terminal.press("enter")
        terminal.wait_for("─")
        terminal.settle()
        assert terminal.bytes_since() <= AN_ARTICLE
        time.sleep(1.5)
        assert terminal.bytes_since() == 0, "nothing happens, nothing is sent"


@pytest.mark.parametrize(
    "term",
    [
        "linux",
        *(
            pytest.param(term, marks=pytest.mark.long)
            for term in ("vt220", "xterm-16color", "xterm-256color", "screen-256color")
        ),
    ],
)
def test_terminals(seeded: list[Row], term: str) -> None:
    with reader(env={"TERM": term}) as terminal:
        ready(terminal, *(row.title for row in seeded[:5]))
        terminal.press("j", "enter")
        terminal.wait_until(lambda: terminal.text().count(seeded[1].title) >= 2, what="the article")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
        assert not terminal.alternate()
        assert not re.search(rb"[34]8;[25];", terminal.output()), "the terminal's own sixteen colours alone"


def kill_when(terminal: Terminal, shown: str) -> None:
    """SIGKILL as soon as `shown` is on the screen."""
    terminal.wait_for(shown)
    terminal.process.kill()
    terminal.wait_exit()


def test_a_mark_that_was_shown_survives_a_kill(seeded: list[Row]) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("j", "s")
        terminal.wait_until(lambda: "★" in row_of(terminal, seeded[1].title), what="the star")
        terminal.process.kill()
        assert terminal.wait_exit() == -signal.SIGKILL
    assert [row.id for row in stored(tree.Is("starred"))] == [seeded[1].id]
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        assert "★" in row_of(terminal, seeded[1].title)


@pytest.mark.long
def test_all_read_and_its_undo_survive_a_kill(seeded: list[Row]) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("A")
        kill_when(terminal, "0 unread of")
    assert stored(tree.Is("unread")) == []
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("z")
        kill_when(terminal, f"{len(seeded)} unread of")
    assert len(stored(tree.Is("unread"))) == len(seeded), "undo outlives the process too"


def test_a_polite_end_gives_the_terminal_back(seeded: list[Row], own_home: Path) -> None:
    """SIGTERM, with the shell that started the reader still there: its screen, its modes, its echo."""
    with reader(shell="stty -g > $HOME/before; echo hello; {}; echo after $?; stty -g > $HOME/behind") as terminal:
        ready(terminal, seeded[0].title)
        children = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGTERM)
        terminal.wait_for("after 143")
        terminal.wait_exit()
        assert [row for row in terminal.screen() if row] == ["hello", "after 143"]
        assert not terminal.alternate()
        assert not terminal.private_modes() & {1000, 1002, 1003, 1006, 1049, 2004}
    assert (own_home / "before").read_text() == (own_home / "behind").read_text()


@pytest.mark.parametrize("ignored", [False, pytest.param(True, marks=pytest.mark.long)], ids=["", "nohup"])
def test_a_lost_line_ends_the_process(seeded: list[Row], ignored: bool) -> None:
    with reader(shell="trap '' HUP; exec {}" if ignored else "exec {}") as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("s")
        terminal.wait_until(lambda: "★" in row_of(terminal, seeded[0].title), what="the star")
        terminal.hang_up()
        terminal.process.wait(60)
    assert [row.id for row in stored(tree.Is("starred"))] == [seeded[0].id]


def test_without_utf8_all_is_ascii(seeded: list[Row]) -> None:
    with reader(env={"LANG": "C", "LC_ALL": "C"}) as terminal:
        terminal.wait_for("unread of")
        terminal.settle(0.25)
        assert row_of(terminal, seeded[0].title).startswith("*")
        terminal.press("j", "enter")
        terminal.wait_for("--- ")
        terminal.settle()
        assert terminal.output().isascii()
