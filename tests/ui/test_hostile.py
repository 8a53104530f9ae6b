"""Text from outside is shown letter for letter and drives nothing (users.md K1; reliability.md T and M)."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.geometry import Size

from tests.examples import examples
from tests.terminal_screen import Terminal
from tests.ui.room_driver import draft, opened, stocked, wide
from tuireader.store.finding import search
from tuireader.ui.widgets.status_line import StatusLine

MARKUP = (
    "[/]",
    "[/",
    "[red on red]x[/]",
    "[@click=app.quit]x[/]",
    "[link=file:///etc/passwd]y[/link]",
    "$title",
    "[b",
    "{x}",
    "%s",
)
DRIVING = (
    "\x1b]52;c;aGk=\x07", "\x1b[2J", "\x1b]0;owned\x1b\\", "\x1bP$qm\x1b\\", "\x1b[6n", "\x9b31m", "\x07", "\x00",
    "\u202e", "\u2066", "\r", "\b", "\x0e", "\x7f", "\u200b", "\U000e0041",
)  # fmt: skip
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]")


def poisoned(folder: Path, text: str) -> Path:
    """A library that holds `text` everywhere a word can stand, past every cleaning on the way in."""
    library = stocked(folder, [draft("Safe", "a tag", url="https://example.org/")], source="Source")
    text = text.encode("utf-8", "replace").decode()
    with library.db:
        search.forget(library.db, [1])  # what it knows must be what there is
        library.db.execute(
            "UPDATE articles SET title = 'T' || ?1 || 'T', author = 'A' || ?1, url = 'https://x/' || ?1",
            (text,),
        )
        library.db.execute("UPDATE bodies SET body = 'B' || ?1 || 'B', summary = 'S' || ?1", (text,))
        library.db.execute("UPDATE sources SET title = 'N' || ?", (text,))
        library.db.execute("UPDATE tags SET name = 'G' || ?", (text,))
        search.index_now(library.db, [1])
    library.close()
    return folder


TOUR = (
    ["enter"], ["space"], ["q"], ["t"], ["escape"], ["f"], ["f"], ["s"], ["-"], ["escape"], ["y"],
    ["ctrl+p"], ["escape"], ["?"], ["q"], ["t", "enter"], ["/", "T", "enter"], ["-", "enter"], ["z"], ["A"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("size", "all_typed"),
    [
        ((120, 40), MARKUP[:1]),
        *(pytest.param(size, MARKUP[:4], marks=pytest.mark.long) for size in ((120, 40), (59, 15))),
    ],
)
async def test_markup_is_letters(tmp_path: Path, size: tuple[int, int], all_typed: Sequence[str]) -> None:
    text = " ".join(MARKUP)
    poisoned(tmp_path, text)
    async with opened(stocked(tmp_path), size) as room:
        assert "T[/] [/ [red on" in wide(room.screen)
        await room.press("enter")
        body = " ".join(wide(room.screen).split())
        assert "[@click=app.quit]x[/]" in body
        for y in range(1, 8):
            await room.pilot.click(offset=(30, y))
        for keys in TOUR:
            await room.press(*keys)
            assert room.alive, keys
            assert room.app._exception is None, keys
        for typed in all_typed:
            await room.press(
                "escape", "escape", "escape", "/", *typed, "enter", "t", *typed, "escape", "escape", "escape"
            )
            await room.press("colon", *typed, "enter")
            assert typed.split()[-1] in room.told
            await room.press("+", *typed, "enter")
        await room.press("ctrl+p", *"[/]x[", "escape")
        assert room.alive


async def test_what_drives_terminals_is_taken_out(tmp_path: Path) -> None:
    text = "".join(f"<{number}>{code}" for number, code in enumerate(DRIVING))
    poisoned(tmp_path, text)
    async with opened(stocked(tmp_path), (120, 40)) as room:
        for keys in (["j"], *TOUR):
            await room.press(*keys)
            found = CONTROL.search(wide(room.screen))
            assert not found, (keys, found, wide(room.screen))
        assert room.alive


@settings(max_examples=examples(4))
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30), min_size=9
    )
)
@example(texts=["a\tb\nc", *"23456789"])
def test_any_text_anywhere(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    async def tour() -> None:
        folder = tmp_path_factory.mktemp("any")
        library = stocked(folder, (draft(f"Title {n}", f"tag {n}", hours=n) for n in range(len(texts))))
        for n, text in enumerate(texts):
            library.db.execute("UPDATE articles SET title = ? WHERE title = ?", (text, f"Title {n}"))
            library.db.execute("UPDATE OR IGNORE tags SET name = ? WHERE name = ?", (text or "-", f"tag {n}"))
        async with opened(library, (120, 40)) as room:
            for key in ("enter", "J", "J", "q", "-", "escape", "t", "enter"):
                await room.press(key)
                assert not CONTROL.search(wide(room.screen))
            assert room.app._exception is None

    asyncio.run(tour())


def test_not_one_byte_of_it_reaches_a_terminal(tmp_path: Path) -> None:
    """The whole stream in a real pseudo-terminal, through list, article, tags, messages and the copy key."""
    marker = "31337"
    text = f"\x1b]52;c;{marker}\x07 \x1b]0;{marker}\x1b\\ \x1b[{marker}m \x9b{marker}m \x1bP{marker}\x1b\\ \u202e\u2066"
    poisoned(tmp_path, text)
    environment = {"TUIREADER_LIBRARY": str(tmp_path / "library.sqlite"), "SSH_CONNECTION": "1 2 3 4"}
    with Terminal([sys.executable, "-m", "tuireader"], 100, 30, environment) as terminal:
        terminal.wait_for("everything")
        for key in (
            "enter",
            "space",
            "q",
            "t",
            "escape",
            "f",
            "f",
            "s",
            "-",
            "escape",
            "?",
            "q",
            "ctrl+l",
        ):
            terminal.press(key)
            terminal.settle()
        assert marker in terminal.text()
        output = terminal.output()
    for code in (
        b"\x1b]52",
        b"\x1b]0;",
        b"\x1b[31337",
        b"\xc2\x9b",
        b"\x08",
        b"\x1bP",
        b"31337\x07",
        "\u202e".encode(),
        "\u2066".encode(),
    ):
        assert code not in output, code


async def test_a_title_of_a_book(tmp_path: Path) -> None:
    """E5: 50,000 characters with newlines and tabs are one row; the article opens and pages."""
    library = stocked(tmp_path, [draft("word\n\tnext " * 5000, body="x" * 300_000), draft("After", hours=1)])
    async with opened(library) as room:
        assert room.rows[1].strip().startswith("●")
        assert "After" in room.rows[1]
        await room.press("enter", "pagedown", "pagedown", "G", "g", "g", "s", "q", "j")
        assert room.chosen == "After"


def test_the_poison_is_in_the_library(tmp_path: Path) -> None:
    """Else the tests above prove nothing."""
    poisoned(tmp_path, "\x1b[2J")
    row = sqlite3.connect(tmp_path / "library.sqlite").execute("SELECT title FROM articles").fetchone()
    assert row == ("T\x1b[2JT",)


async def test_what_is_clicked_away_twice_is_closed_once(tmp_path: Path) -> None:
    """Clicks that came before the first was answered: each of them closes what is on top, and the room stays."""
    async with opened(stocked(tmp_path, [draft("Title")]), (100, 30)) as room:
        await room.press("ctrl+p")
        palette = room.app.screen
        for _ in range(3):
            palette.dismiss()
        await room.pilot.pause()
        await room.press("j")
        assert room.alive and room.app._exception is None


def test_a_size_that_comes_when_the_line_is_not_there() -> None:
    """It has not come yet, or has gone: then there is nothing to put the words on."""

    class Sized(StatusLine):
        size = Size(30, 1)

    line = Sized(id="early", grows=True)
    line._left = "word " * 30
    line.on_resize()


async def test_keys_where_the_palette_finds_nothing(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("Title")]), (100, 30)) as room:
        await room.press("ctrl+p")
        await room.type("[/no such")
        assert "0 of" in room.screen[0]
        await room.press("pageup", "pagedown", "down", "ctrl+y", "enter")
        assert room.alive and room.focus == "list"
