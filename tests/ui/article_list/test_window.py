"""However long the list: the rows seen are the library's order, without gaps or doubles, whatever is in memory."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, many, opened, stocked
from tuireader.library.views.listing import PAGE
from tuireader.ui.article_list.window import WINDOW
from tuireader.ui.commands.next_article import to_unread

COUNT = 2 * WINDOW + 2 * PAGE + 17


@pytest.fixture(scope="module")
def long_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    stocked(folder, many(COUNT)).close()
    return folder


def numbers(room: Driver) -> list[int]:
    return [int(title.removeprefix("Title ")) for title in room.titles]


def assert_a_run(room: Driver) -> None:
    seen = numbers(room)
    assert seen == list(range(seen[0], seen[0] + room.room.list.size.height))
    assert len(room.room.list.items) <= WINDOW + 1000
    assert room.chosen in room.titles


async def test_line_by_line_past_the_window_and_back(long_library: Path) -> None:
    async with opened(stocked(long_library)) as room:
        shown = room.room.list
        for expected in range(1, COUNT):
            shown.move(1)
            assert room.chosen == f"Title {expected}"
        assert_a_run(room)
        for expected in range(COUNT - 2, -1, -1):
            shown.move(-1)
            assert room.chosen == f"Title {expected}"
        assert numbers(room)[0] == 0


async def test_page_by_page_to_the_end_and_back(long_library: Path) -> None:
    async with opened(stocked(long_library)) as room:
        shown, at = room.room.list, 0
        while room.chosen != f"Title {COUNT - 1}":
            shown.move(shown.page_height)
            at = min(COUNT - 1, at + shown.page_height)
            assert room.chosen == f"Title {at}"
            assert_a_run(room)
        while room.chosen != "Title 0":
            shown.move(-shown.page_height)
            at = max(0, at - shown.page_height)
            assert room.chosen == f"Title {at}"
            assert_a_run(room)


async def test_a_drunken_walk(long_library: Path) -> None:
    dice, at = random.Random(4), 0
    async with opened(stocked(long_library), (100, 30)) as room:
        shown = room.room.list
        for _ in range(400):
            step = dice.choice((1, -1, 7, -7, 25, -25, 180, -180, 900, -900, 0, 99999))
            if step == 0:
                shown.home()
            elif step == 99999:
                shown.end()
            else:
                shown.move(step)
            at = {0: 0, 99999: COUNT - 1}.get(step, max(0, min(COUNT - 1, at + step)))
            assert room.chosen == f"Title {at}", step
            assert_a_run(room)


async def test_every_row_drawn_is_the_row_meant(long_library: Path) -> None:
    """Not only the window: what has been painted, after scrolling and paging over the window's end."""
    async with opened(stocked(long_library)) as room:
        for keys in (
            ["G"],
            ["k"] * 30,
            ["g", "g"],
            ["pagedown"] * 12,
            ["j"] * 25,
            ["pageup"] * 3,
            ["end"],
            ["pageup"] * 14,
        ):
            await room.press(*keys)
            painted = [line.split("Title ")[1].split()[0] for line in room.screen[1:-1]]
            assert painted == [str(n) for n in numbers(room)], keys


@pytest.mark.parametrize("order", ["newest", pytest.param("oldest", marks=pytest.mark.long)])
async def test_reading_on_under_unread_only_misses_nothing(tmp_path: Path, order: str) -> None:
    """n from the first to the last, with all that was read staying in its place."""
    count = PAGE + 60
    async with opened(stocked(tmp_path, many(count))) as room:
        await room.press(*(("U", "O") if order == "oldest" else ("U",)))
        expected = list(range(count)) if order == "newest" else list(range(count - 1, -1, -1))
        room.room.list.home()
        await room.press("enter")
        seen = [room.open]
        for _ in range(count - 1):
            to_unread(room.room, opening=True)
            seen.append(room.open)
        assert seen == [f"Title {n}" for n in expected]
        await room.press("q", "g", "g")
        found = []
        for _ in range(count):
            found.append(room.chosen)
            room.room.list.move(1)
        assert found == seen, "they stay until the view is left"
        await room.press("U", "U")
        assert room.rows[0].strip() == ""


async def test_articles_of_one_moment_have_one_order(tmp_path: Path) -> None:
    count = PAGE * 3
    async with opened(stocked(tmp_path, (draft(f"Title {n}") for n in range(count)))) as room:
        down = []
        for _ in range(count):
            down.append(room.chosen)
            room.room.list.move(1)
        assert len(set(down)) == count
        await room.press("G")
        for title in reversed(down):
            assert room.chosen == title
            room.room.list.move(-1)


async def test_steps_over_an_edge_beside_the_tags_over_ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of the list is no row of the terminal there: it could not scroll by itself."""
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    async with opened(stocked(tmp_path, many(90)), (200, 50)) as room:
        shown = room.room.list
        height = shown.size.height
        await room.press(*["j"] * (height - 1))
        assert shown.top == 0
        await room.press("j")
        assert (room.chosen, shown.top) == (f"Title {height}", height - height // 2)
        before = shown.top
        await room.press(*["k"] * (height // 2 + 1))
        assert shown.top < before - 3
        assert room.chosen in room.titles
        await room.resize(80, 24)
        await room.press("G", "k", "home", *["j"] * shown.size.height)
        assert shown.top == 1, "elsewhere it scrolls by the row"
