"""Lists in every order, chosen from a menu of letters; the cursor stays on its article, and nothing waits for it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, opened, stocked
from tuireader.config import Config
from tuireader.library import Library
from tuireader.library.views.listing import View
from tuireader.ui.article_list import viewing


def library(folder: Path) -> Library:
    stocked(folder, [draft("Zebra", hours=1, body="one two three"), draft("apple", hours=2, body="one")], source="Beta")
    stocked(folder, [draft("Émile", hours=3, body="one two")], source="alpha").close()
    return stocked(folder)


async def test_the_menu_sorts_and_turns(tmp_path: Path) -> None:
    async with opened(library(tmp_path)) as room:
        assert room.titles == ["Zebra", "apple", "Émile"]
        await room.press("S")
        assert "t title" in room.told and "[date]" in room.told
        await room.press("t")
        assert room.titles == ["apple", "Émile", "Zebra"]
        assert "[title]" in room.told and "by title" in room.status
        assert room.chosen == "Zebra", "the cursor stays on its article"
        await room.press("t")
        assert room.titles == ["Zebra", "Émile", "apple"]
        assert "[title turned]" in room.told
        await room.press("s")
        assert room.titles == ["Émile", "Zebra", "apple"], "by source, in each by title turned"
        await room.press("L")
        assert room.titles == ["apple", "Émile", "Zebra"], "a capital is the other way round"
        await room.press("escape")
        assert "Sort" not in room.told
        await room.press("S", "j")
        assert "Sort" not in room.told, "another key closes the menu and does what it does"
        await room.press("O")
        assert room.titles == ["Zebra", "Émile", "apple"]


async def test_unread_first_moves_nothing_while_one_reads(tmp_path: Path) -> None:
    drafts = [draft(f"Title {n}", hours=n) for n in range(8)]
    async with opened(stocked(tmp_path, drafts)) as room:
        await room.press("m", "j", "m", "S", "u", "escape", "g", "g")
        assert room.titles == [f"Title {n}" for n in (1, 3, 4, 5, 6, 7, 0, 2)]
        before = room.titles
        await room.press("enter", "q", "j", "m")
        assert room.titles == before
        room.room.viewing.read_anew(room.room)
        await room.settle()
        assert room.titles == before, "also when the rows are read from the library again"
        await room.press("S", "u", "u", "escape", "g", "g")
        assert room.titles == [f"Title {n}" for n in (4, 5, 6, 7, 0, 1, 2, 3)], "sorted anew when that is asked for"


async def test_each_view_keeps_its_order(tmp_path: Path) -> None:
    async with opened(library(tmp_path)) as room:
        await room.press("S", "t", "escape", "g", "f")
        assert "by title" in room.status, "a view that has none comes in the present order"
        await room.press("S", "d", "d", "escape")
        assert "oldest first" in room.status
        await room.press("escape")
        assert "by title" in room.status
        await room.press("/", *"one", "enter")
        assert "by title" in room.status, "a search is shown as the view it was made in"


async def test_an_order_of_the_configuration_and_on_the_command_line(tmp_path: Path) -> None:
    async with opened(library(tmp_path), config=Config(order=("-source", "title"))) as room:
        assert room.titles == ["apple", "Zebra", "Émile"]
        await room.press("colon", *"sort longest", "enter")
        assert room.titles == ["Zebra", "Émile", "apple"]
        await room.press("colon", *"sort size", "enter")
        assert "size is no order" in room.told


async def test_many_are_sorted_beside_the_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewing, "AT_ONCE", 2)
    async with opened(library(tmp_path)) as room:
        await room.press("j", "S", "t")
        await sorted_now(room)
        assert room.titles == ["apple", "Émile", "Zebra"]
        assert room.chosen == "apple"
        await room.press("escape", "U")
        await sorted_now(room)
        await room.press("m", "full_stop")
        await sorted_now(room)
        assert len(room.titles) == 2
    async with opened(stocked(tmp_path), config=Config(order=("title",))) as room:
        await room.until(lambda: room.titles == ["apple", "Émile", "Zebra"], "the order of the configuration")


async def test_sorting_that_is_given_up_leaves_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewing, "AT_ONCE", 2)
    given_up, whole = threading.Event(), View.sorted_ids
    monkeypatch.setattr(View, "sorted_ids", lambda view: (given_up.wait(20), whole(view))[1])
    async with opened(library(tmp_path)) as room:
        await room.burst("S", "t", "escape", "escape")
        assert room.titles == ["Zebra", "apple", "Émile"]
        assert not room.room.gathering.running
        given_up.set()
        await room.press("S", "t")
        await sorted_now(room)
        assert room.titles == ["apple", "Émile", "Zebra"]


async def sorted_now(room: Driver) -> None:
    await room.until(lambda: not room.room.gathering.running, "the sorted list")
    await room.settle()
