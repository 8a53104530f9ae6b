"""What a newcomer does first, on three sizes of terminal: look, read, search, narrow, leave."""

from __future__ import annotations

import pytest

from tests.end_to_end.reader import SEEDS, reader, ready, row_of, stored
from tests.terminal_screen import Terminal
from tuireader.model.rows import Row
from tuireader.query import tree

SIZES = [(80, 24), *(pytest.param(size, marks=pytest.mark.long) for size in ((120, 40), (200, 50)))]


def unread(terminal: Terminal, row: Row) -> bool:
    """Whether the list shows the article as unread."""
    return "●" in row_of(terminal, row.title).partition(row.title[:14])[0]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_from_an_empty_home_to_the_shell_again(size: tuple[int, int]) -> None:
    with reader(SEEDS, size=size, shell="echo before; {}; echo after $?") as terminal:
        terminal.wait_for("Enter")
        rows = stored()
        assert len(rows) >= 8
        ready(terminal, *(row.title for row in rows[:8]))
        assert all(unread(terminal, row) for row in rows[:8])
        assert f"{len(rows)} unread of {len(rows)}" in terminal.text()

        terminal.press("j", "enter")
        title = rows[1].title
        terminal.wait_until(lambda: terminal.text().count(title) >= 2, what="the title in list and pane")
        terminal.settle()
        assert not unread(terminal, rows[1])
        assert [row.id for row in stored(tree.Is("read"))] == [rows[1].id]
        opened = terminal.text()

        terminal.press("space")
        terminal.wait_until(lambda: terminal.text() != opened, what="another page, or the next article")
        terminal.press("q")
        terminal.settle()
        assert terminal.process.poll() is None, "q goes back first"
        terminal.press("q")
        terminal.wait_for("after 0")
        assert terminal.wait_exit() == 0
        assert terminal.screen()[0] == "before"
        assert [row for row in terminal.screen() if row] == ["before", "after 0"]
        assert not terminal.alternate()


def test_all_read_and_back(seeded: list[Row]) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("j", "enter", "q")
        terminal.settle()
        before = [unread(terminal, row) for row in seeded[:6]]
        assert before == [True, False, True, True, True, True]
        terminal.press("A")
        terminal.wait_for("0 unread of")
        assert stored(tree.Is("unread")) == []
        assert not any(unread(terminal, row) for row in seeded[:6])
        terminal.press("z")
        terminal.wait_for(f"{len(seeded) - 1} unread of")
        assert [unread(terminal, row) for row in seeded[:6]] == before
        assert [row.id for row in stored(tree.Is("read"))] == [seeded[1].id], "exactly what A took comes back"


@pytest.mark.long
def test_search_finds_and_escape_shows_all_again(seeded: list[Row]) -> None:
    found, *others = sorted(seeded, key=lambda row: "Goalkeeper" not in row.title)
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("/", *"goalkeeper", "enter")
        terminal.wait_until(lambda: not any(row_of(terminal, row.title) for row in others), what="the others gone")
        assert row_of(terminal, found.title)
        terminal.press("escape")
        ready(terminal, *(row.title for row in seeded[:5]))


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=str)
def test_the_tag_filter(seeded: list[Row], size: tuple[int, int]) -> None:
    tag = next(tag for row in seeded for tag in row.tags if 1 < sum(tag in one.tags for one in seeded) < 6)
    tagged = [row for row in seeded if tag in row.tags]
    others = [row for row in seeded if tag not in row.tags]
    with reader(size=size) as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("t", *tag, "enter")
        ready(terminal, *(row.title for row in tagged))
        assert not any(row_of(terminal, row.title) for row in others)
        assert tag in terminal.screen()[0], "the filter is told in words"
        terminal.press("q")
        ready(terminal, *(row.title for row in seeded[:5]))


def test_an_empty_library_says_what_to_do() -> None:
    with reader() as terminal:
        terminal.wait_for("Which reader do your fingers know?")
        terminal.press("escape")
        terminal.wait_for("This library is empty")
        terminal.settle()
        for key in ("I ", "a ", "E ", "?", "q "):
            assert any(row.strip().startswith(key) for row in terminal.screen()), key
        terminal.press("E")
        terminal.wait_until(lambda: len(stored()) >= 8, what="the samples in the library")
        ready(terminal, *(row.title for row in stored()[:5]))
        terminal.press("q")
        assert terminal.wait_exit() == 0
