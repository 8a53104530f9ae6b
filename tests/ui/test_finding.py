"""Tags and search: narrow, choose, and come back to the same row at the same line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import draft, many, opened, stocked, wide
from tuireader.library import Library
from tuireader.ui.widgets.prompt_line import Field


def tagged(folder: Path) -> Library:
    """60 articles; every 2nd is about rivers, every 3rd about maps, every 5th about Évian."""
    names = ((2, "rivers"), (3, "maps"), (5, "Évian"))
    return stocked(
        folder,
        (draft(f"Title {n}", *(name for each, name in names if n % each == 0), hours=n) for n in range(60)),
    )


async def test_choosing_tags(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press(*["j"] * 30)
        place = room.place
        assert place[1] > 10
        await room.press("t")
        assert room.focus == "tags"
        assert room.tags == ["rivers 30/30", "maps 20/20", "Évian 12/12"]
        await room.press(*"evi")
        assert room.tags == ["Évian 12/12"]
        await room.press("backspace", "enter")
        assert (room.focus, room.status.split("  ")[0]) == ("list", "tuireader — tagged Évian")
        assert room.titles == [f"Title {n}" for n in range(0, 60, 5)]
        assert room.chosen == "Title 30", "the article under the cursor is in this view too"
        await room.press("h")
        assert room.place == place
        assert "everything" in room.status


async def test_leaving_out_and_several_at_once(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t", *"riv", "tab", *"map", "tab")
        assert room.focus == "tags"
        assert room.tags[:2] == ["+rivers 10/10", "+maps 10/10"]
        assert "tagged rivers, tagged maps" in room.status
        assert "10 unread of 10" in room.status
        await room.press(*"-evi", "enter")
        assert room.titles == [f"Title {n}" for n in range(0, 60, 6) if n % 5]
        assert "not Évian" in room.status
        await room.press("t", "backspace", "backspace")
        assert "tagged rivers " in room.status
        assert "maps" not in room.status
        await room.press(*"riv", "enter")
        assert "everything" in room.status, "chosen again it is neither"
        await room.press("t", *"riv", "tab", *"-riv", "tab")
        assert "not rivers" in room.status
        assert "−rivers 30/30" in room.tags
        await room.press("ctrl+u")
        assert "everything" in room.status
        await room.press(*"nonesuch", "enter")
        assert (room.focus, room.room.tags.typed, "everything" in room.status) == ("tags", "nonesuch", True)
        await room.press("x", "escape")
        assert (room.focus, room.room.tags.typed) == ("tags", "")
        await room.press("escape")
        assert room.focus == "list"
        assert room.told.startswith("j k move")


async def test_the_tags_are_left_to_where_one_came_from(tmp_path: Path) -> None:
    for size in ((120, 40), (80, 24), (59, 15)):
        async with opened(tagged(tmp_path), size) as room:
            await room.press("enter", "t", "escape")
            assert (room.focus, room.open) == ("pane", "Title 0"), size
            assert "Title 0" in wide(room.screen)
            await room.press("t", *"map", "enter", "j")
            assert (room.focus, room.chosen) == ("list", "Title 3"), size
            assert "Title 3" in wide(room.screen), size


async def test_the_cursor_in_a_long_list_of_tags(tmp_path: Path) -> None:
    library = stocked(tmp_path, (draft(f"Title {n}", f"tag {n:03}") for n in range(150)))
    async with opened(library) as room:
        await room.press("t", "pagedown", "pagedown", "j", "backspace", "down", "up", "pageup", "end")
        assert room.room.tags.chosen is not None
        last = room.room.tags.chosen.name
        await room.press("enter")
        assert f"tagged {last}" in room.status
        await room.press("right", "t", "right")
        assert room.focus == "tags", "there is nothing to open in the tags"
        await room.press("left")
        assert room.focus == "pane"


async def test_a_search_narrows_as_one_types(tmp_path: Path) -> None:
    library = stocked(
        tmp_path,
        [draft("A harbour"), draft("Harbourmaster", hours=1), draft("Else", hours=2, body="harm"), *many(40)],
    )
    async with opened(library) as room:
        await room.press("j", "j", "/", *"harb")
        await room.until(lambda: "search: harb" in room.status, "what was found")
        assert room.titles == ["A harbour", "Harbourmaster"]
        assert room.focus == "prompt-field"
        await room.press(*"ourm")
        await room.until(lambda: "search: harbourm" in room.status, "what was found")
        assert room.titles == ["Harbourmaster"]
        await room.press("enter")
        assert (room.focus, room.told) == ("list", "1 found")
        await room.press("/", *["backspace"] * 9, "enter")
        assert "everything" in room.status, "an empty line ends the search"


async def test_esc_brings_back_view_row_and_scroll(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(200))) as room:
        await room.press("U", *["j"] * 40, "m", *["k"] * 7)
        place, screen = room.place, room.screen
        assert place[1] < 20
        for keys in ("zz", "Title 1", "x"):
            await room.press("/", *keys)
            await room.until(lambda keys=keys: f"search: {keys}" in room.status, "what was found")  # type: ignore[misc]
            await room.press(*["backspace"] * len(keys))
            await room.until(lambda: "search:" not in room.status, "the view")
            await room.press("7")
            await room.until(lambda: "search: 7" in room.status, "what was found")
            await room.press("escape")
            assert (room.place, room.screen) == (place, screen)
        await room.press("/", *"Title", "escape")
        assert (room.place, room.screen) == (place, screen)


@pytest.mark.long
async def test_any_characters_can_be_searched(tmp_path: Path) -> None:
    asked = ("C++", "don't", 'a "quoted" word', "foo-bar", "100%", "node.js", "[/]", "日本")
    library = stocked(tmp_path, (draft(f"About {text} here", hours=n) for n, text in enumerate(asked)))
    async with opened(library) as room:
        for text in asked:
            await room.press("/", *text, "enter")
            assert f"About {text} here" in room.titles
            assert len(room.titles) < len(asked) or text == "[/]", "signs alone ask nothing"
            await room.press("escape")
        for typed in (
            '"',
            "(",
            ")",
            "AND",
            "NEAR(",
            "*",
            "-",
            "tag:",
            "before:x",
            "title~(",
            "is:",
            "\\",
            "a" * 300,
        ):
            await room.press("/")
            room.room.prompt.query_one(Field).value = typed
            await room.press("enter", "j", "escape")
            assert len(room.titles) == len(asked), typed


async def test_back_step_by_step(tmp_path: Path) -> None:
    """Out of the article, of the search, of the tags; each list as it was left."""
    async with opened(tagged(tmp_path)) as room:
        await room.press("enter", "q", *["j"] * 9, "k")
        everything = room.place
        await room.press("t", *"riv", "enter", *["j"] * 5)
        rivers = room.place
        await room.press("/", *"Title", "enter", "j", "enter")
        await room.press("h", "h")
        assert room.place == rivers
        assert "tagged rivers" in room.status
        await room.press("h")
        assert room.place == everything


async def test_only_this_source_and_starred_and_the_order(tmp_path: Path) -> None:
    stocked(tmp_path, many(5), source="First").close()
    library = stocked(tmp_path, (draft(f"Other {n}", hours=n) for n in range(5)), source="Second [/]")
    async with opened(library) as room:
        await room.press("g", "f")
        source = room.visible[0].source
        assert {row.source for row in room.visible} == {source}
        assert f"from {source}" in room.status
        await room.press("g", "f", "s", "*")
        assert len(room.titles) == 1
        assert "starred" in room.status
        await room.press("s")
        assert len(room.titles) == 1, "it stays until the view is left"
        await room.press("*", "*")
        assert room.titles == []
        assert "Esc   shows everything" in wide(room.screen)
        await room.press("escape", "O")
        assert "oldest first" in room.status
        assert room.titles[0].endswith("4")
        await room.press("O")
        assert len(room.titles) == 10
