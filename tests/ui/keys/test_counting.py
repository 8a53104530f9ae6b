"""A number before a key, in the list: so many rows, that row, so many articles; in an article digits are links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import draft, many, opened, stocked


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("5 j", 5),
        ("1 2 G", 11),
        ("1 2 g g", 11),
        ("2 0 0 G", 59),
        ("3 J", 3),
        ("1 0 j 4 k", 6),
        ("5 escape j", 1),
        ("0 j", 1),
        ("3 n", 3),
        ("2 pagedown", 42),
        ("7 slash escape j", 1),
    ],
)
async def test_a_number_says_how_often_or_which_row(tmp_path: Path, keys: str, chosen: int) -> None:
    async with opened(stocked(tmp_path, many(60))) as room:
        await room.press(*keys.split())
        assert room.chosen == f"Title {chosen}"
        await room.press("k")
        assert room.chosen == f"Title {max(0, chosen - 1)}", "it counts once"


async def test_it_is_shown_while_it_is_typed(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9))) as room:
        await room.press("1", "2")
        assert room.told.startswith("12 …")
        await room.press("escape")
        assert "12" not in room.told


async def test_so_many_articles_are_acted_on_in_one_step(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9))) as room:
        await room.press("j", "3", "s")
        assert [row.starred for row in room.visible] == [False, True, True, True] + [False] * 5
        await room.press("z", "4", "m")
        assert [row.read for row in room.visible] == [False] + [True] * 4 + [False] * 4
        assert room.chosen == "Title 5"
        await room.press("z")
        assert not any(room.reads().values())
        await room.press("2", "x", "9", "9", "x")
        assert "4 selected" in room.status
        await room.press("escape", "3", "enter")
        assert room.open == "Title 2"


async def test_in_an_article_digits_are_links(tmp_path: Path) -> None:
    body = '<p><a href="https://a.example/1">one</a> <a href="https://a.example/2">two</a></p>'
    async with opened(stocked(tmp_path, [draft("Links", body=body, form="html"), *many(3)])) as room:
        opened_ones: list[str] = []
        room.app.open_address = lambda url: opened_ones.append(url) or "opened"  # type: ignore[func-returns-value,method-assign]
        await room.press("enter", "2")
        assert opened_ones == ["https://a.example/2"]


@pytest.mark.parametrize(
    "order",
    ["title", *(pytest.param(order, marks=pytest.mark.long) for order in ("newest", "oldest", "unread", "received"))],
)
async def test_a_row_far_down_in_any_order_is_the_row_of_that_number(tmp_path: Path, order: str) -> None:
    async with opened(stocked(tmp_path, many(1700)), (80, 12)) as room:
        await room.press("j", "j", "m", "colon", *f"sort {order}", "enter")
        await room.until(lambda: not room.room.gathering.running, "the order")
        rows = [row.title for row in room.room.view.walk()]
        for number in (1, 2, 1234, 1700):
            await room.press(*str(number), "G")
            assert room.chosen == rows[number - 1]


async def test_a_number_behind_the_colon_is_a_row(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(60))) as room:
        await room.press("colon", *"12", "enter")
        assert room.chosen == "Title 11"
        await room.press("colon", *"row 99", "enter")
        assert room.chosen == "Title 59"
