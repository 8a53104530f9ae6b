"""Reading on a real terminal: the place outlives the process, links and finds work, bytes stay few."""

from __future__ import annotations

import os
import signal
import sqlite3
from pathlib import Path

import pytest

from tests.end_to_end.reader import reader, ready
from tests.terminal_screen import Terminal
from tuireader.library import open_library
from tuireader.library.views import session

A_PAGE, A_FIND = 1100, 600
"""Bytes at 80x24, at most: of a page key in an article, of a step from hit to hit in sight."""

PARAGRAPHS = "".join(
    f"<h2>Part {n}</h2><p>Paragraph {n} tells of the ferry, and of <a href='https://example.org/{n}'>a place</a>. "
    + "Nobody was content with what the council said about it. " * 8
    + "</p>"
    for n in range(60)
)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A feed of one long article and a short one."""
    from html import escape

    items = (
        f"<item><title>A long story</title><guid>1</guid><description>{escape(PARAGRAPHS)}</description></item>"
        "<item><title>A short one</title><guid>2</guid><description>Few words.</description></item>"
    )
    file = tmp_path / "feed.xml"
    file.write_text(f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>")
    return file


def places() -> list[tuple[int, ...]]:
    """The places that are stored, as another program sees them."""
    db = sqlite3.connect(os.environ["TUIREADER_LIBRARY"])
    try:
        return db.execute("SELECT block, offset FROM places").fetchall()
    finally:
        db.close()


def scrolled() -> bool:
    """Whether the reader's own place, which is stored after the article's, is one further down in an article."""
    with open_library(Path(os.environ["TUIREADER_LIBRARY"])) as library:
        at = session.kept(library).get("at")
        return isinstance(at, dict) and bool(at.get("article") and at.get("scroll"))


def under_the_rule(terminal: Terminal) -> str:
    """The first two lines of the article."""
    rows = terminal.screen()
    rule = next((y for y, row in enumerate(rows) if "──" in row), len(rows))
    return "".join(rows[rule + 1 : rule + 3])


def opened(terminal: Terminal) -> None:
    """Go to the long story and open it."""
    ready(terminal, "A long story")
    terminal.press("/", *"long", "enter")
    terminal.wait_for("1 found")  # Enter waits a tenth of a second for the answer: on a busy machine that is little
    terminal.press("enter")
    terminal.wait_for("─")
    terminal.settle()


def test_the_place_outlives_a_kill(feed: Path) -> None:
    with reader(feed) as terminal:
        opened(terminal)
        terminal.press("pagedown", "pagedown", "pagedown")
        terminal.wait_until(lambda: bool(places()) and scrolled(), what="the place in the library, and the reader's")
        kept = places()
        terminal.process.kill()
        assert terminal.wait_exit() == -signal.SIGKILL
    with reader() as terminal:
        ready(terminal, "A long story")
        if "─" not in terminal.text():  # a reader that was killed may come back in the article it was in
            opened(terminal)
        assert "% ──" in terminal.text(), "not at the top"
        assert places() == kept


@pytest.mark.long
def test_the_place_outlives_a_lost_line(feed: Path) -> None:
    with reader(feed) as terminal:
        opened(terminal)
        terminal.press("pagedown")
        terminal.wait_until(lambda: bool(places()), what="the place in the library")
        kept = places()
        terminal.press("pagedown", "pagedown")
        terminal.settle()
        terminal.hang_up()
        terminal.process.wait(60)
    assert places() > kept, "what moved since is kept at the end"


def test_bytes_of_reading(feed: Path) -> None:
    with reader(feed) as terminal:
        opened(terminal)
        for _ in range(4):
            terminal.bytes_since()
            terminal.press("pagedown")
            terminal.settle()
            assert 0 < terminal.bytes_since() <= A_PAGE
        terminal.press("/", *"council", "enter")
        terminal.wait_for("n next")
        terminal.settle()
        terminal.bytes_since()
        terminal.press("n")
        terminal.settle()
        assert 0 < terminal.bytes_since() <= A_FIND


@pytest.mark.long
def test_links_over_ssh_are_shown_and_copied(feed: Path) -> None:
    with reader(feed, env={"SSH_CONNECTION": "1 2 3 4"}) as terminal:
        opened(terminal)
        terminal.press(*"17", "enter")
        terminal.wait_for("https://example.org/16")
        terminal.press("u", *"example.org/59", "ctrl+y")
        terminal.wait_for("60  a place")
        terminal.press("escape", "escape", "g", "o", *"part 41", "enter")
        terminal.wait_gone("part 41")
        terminal.wait_for("Part 41")
        terminal.press("backspace", "g", "g")
        terminal.wait_for("top ──")
        assert terminal.process.poll() is None


@pytest.mark.long
def test_the_same_paragraph_is_on_top_at_every_size(feed: Path) -> None:
    with reader(feed) as terminal:
        opened(terminal)
        terminal.press("g", "o", *"part 33", "enter")
        terminal.wait_gone("part 33")
        for size in ((60, 24), (120, 40), (200, 50), (30, 12), (80, 24)):
            terminal.resize(*size)
            terminal.settle(0.4)
            terminal.wait_until(lambda: "Part 33" in under_the_rule(terminal), what=f"Part 33 on top at {size}")
