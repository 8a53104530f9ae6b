"""Every key does what it says, wherever it is pressed; text fields win; nothing but q, Q and ^Q leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import draft, many, opened, stocked, wide
from tuireader.ui.commands import all_commands

LONG = "\n\n".join(f"Paragraph {n}. " + "Words of it. " * 20 for n in range(40))


async def test_moving_in_the_list(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(60))) as room:
        for keys, expected in (
            ("j", 1), ("down", 2), ("k", 1), ("up", 0), ("up", 0), ("G", 59), ("j", 59), ("g g", 0), ("end", 59),
            ("home", 0), ("pagedown", 21), ("pageup", 0), ("ctrl+f", 21), ("ctrl+d", 31), ("ctrl+u", 21),
            ("J", 22), ("K", 21),
        ):  # fmt: skip
            await room.press(*keys.split())
            assert room.chosen == f"Title {expected}", keys
        assert room.focus == "list"
        assert all(not read for read in room.reads().values()), "moving reads nothing"


async def test_moving_in_the_article(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("Long", body=LONG), *many(3)])) as room:
        await room.press("g", "enter")
        assert room.focus == "pane"
        pane = room.room.pane
        for key, expected in (("j", 1), ("down", 2), ("k", 1), ("up", 0), ("k", 0)):
            await room.press(key)
            assert pane.top == expected, key
        await room.press("pagedown")
        assert pane.top == pane.page_height
        await room.press("pageup")
        assert pane.top == 0
        await room.press("G")
        assert pane.at_end
        assert "end" in wide(room.screen)
        await room.press("g", "g")
        assert pane.top == 0
        assert room.place[0] == "Long", "the list did not move"


async def test_open_and_back(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(30))) as room:
        await room.press("enter", "q", "j", "j")
        place = room.place
        for key in ("enter", "l", "right"):
            for back in ("h", "q", "left", "escape"):
                await room.press(key)
                assert (room.open, room.focus) == ("Title 2", "pane"), key
                await room.press(back)
                assert (room.focus, room.place, room.alive) == ("list", place, True), back


async def test_only_q_at_the_top_and_Q_leave(tmp_path: Path) -> None:
    library = stocked(tmp_path, many(3, "a"))
    async with opened(library) as room:
        await room.press(*["escape"] * 5, *["h"] * 3, *["left"] * 2, "ctrl+c")
        assert room.alive
        assert "Q leaves" in room.told
        await room.press("t", "enter", "/", "T", "enter", "enter")
        await room.press("q", "q", "q")
        assert room.alive, "out of the article, of the search, of the tags"
        assert "tagged" not in room.status
        await room.press("q")
        assert not room.alive
    async with opened(library) as room:
        await room.press("enter", "Q")
        assert not room.alive
    async with opened(library) as room:
        await room.press("/", "Q", "ctrl+q")
        assert not room.alive


async def test_text_fields_win_over_keys(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3, "qGj"))) as room:
        await room.press("/", *"qGj?A", "tab", *"z:")
        assert room.focus == "prompt-field"
        assert room.told == "search everything: qGj?Az:"
        await room.press("escape", "t", *"qGj?")
        assert room.focus == "tags"
        assert room.room.tags.typed == "qGj?"
        await room.press("escape", "escape", "colon", *"qQ", "escape")
        assert room.alive
        assert not any(room.reads().values())
        assert room.focus == "list"


async def test_unread_neighbours(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(8))) as room:
        await room.press("m", "m", "j", "m")
        assert [room.reads()[f"Title {n}"] for n in range(5)] == [True, True, False, True, False]
        await room.press("g", "n")
        assert (room.chosen, room.focus) == ("Title 2", "list")
        await room.press("n")
        assert room.chosen == "Title 4"
        await room.press("p")
        assert room.chosen == "Title 2"
        await room.press("p")
        assert room.chosen == "Title 2"
        assert "no unread article before" in room.told
        await room.press("enter", "n")
        assert (room.open, room.focus) == ("Title 4", "pane")
        await room.press("K", "K")
        assert room.open == "Title 2"
        await room.press("J")
        assert (room.open, room.chosen) == ("Title 3", "Title 3")
        await room.press("N")
        assert not room.reads()["Title 3"]
        assert room.open == "Title 3", "in the article the mark is turned over and one stays"


async def test_star_tag_and_untag(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(4, "old"))) as room:
        await room.press("s")
        assert "★" in room.rows[0]
        await room.press("+", *"new, old, other", "enter")
        assert "old  new  other" in room.rows[0]
        assert "z takes" not in room.told
        await room.press("-")
        assert room.told == "tag to take off:"
        await room.press(*"other", "enter")
        assert "old  new " in room.rows[0]
        await room.press("s", "z", "z", "Z")
        assert "★" in room.rows[0]
        await room.press("-", *["backspace"] * 20, *"nothing like it", "enter")
        assert "no such tag" in room.told
        await room.press("enter", "+", *"pane", "enter")
        assert room.focus == "pane"
        assert "old · new · pane" in wide(room.screen)


async def test_links(tmp_path: Path) -> None:
    url = "https://example.org/a?b=c"
    async with opened(stocked(tmp_path, [draft("With", url=url), draft("Without", hours=1)])) as room:
        copied: list[str] = []
        room.app.copy_text = lambda text: copied.append(text) or "copied to a test"  # type: ignore[method-assign,func-returns-value]
        await room.press("y", "y")
        assert copied == [url]
        assert "copied to a test" in room.told
        await room.press("y", "j")
        assert (copied, room.chosen) == ([url] * 2, "Without")
        await room.press("y", "y")
        assert "no address to copy" in room.told
        await room.press("o")
        assert "no address" in room.told


async def test_help_palette_and_command_line(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(4))) as room:
        await room.press("?")
        assert "Keys" in wide(room.screen) or "Move" in wide(room.screen)
        await room.press("j", "G", "g", "q")
        assert (room.focus, room.alive) == ("list", True)
        await room.press("colon", *"bottom", "enter")
        assert room.chosen == "Title 3"
        await room.press("colon", *"serach", "enter")
        assert "did you mean search?" in room.told
        await room.press("colon", *"[/] [@click=app.quit]x[/]", "enter")
        assert room.alive
        assert "[/] [@click=app.quit]x[/]" in room.told
        await room.press("enter", "colon", *"bottom", "enter")
        assert (room.chosen, room.focus) == ("Title 3", "pane"), "a command acts where one was"
        await room.press("ctrl+p", *"star", "enter")
        assert "starred" in room.told


async def test_the_mouse_cannot_leave_a_question_unanswered(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(4))) as room:
        await room.press("/", "T")
        await room.until(lambda: "search:" in room.status, "what was found")
        await room.pilot.click("#list", offset=(5, 2))
        await room.settle()
        assert (room.focus, room.chosen) == ("prompt-field", "Title 2")
        await room.press("escape")
        assert (room.focus, room.told[:3]) == ("list", "j k")


async def test_leaving_the_terminal_for_a_moment_keeps_what_was_typed(tmp_path: Path) -> None:
    from textual.events import AppBlur, AppFocus

    async with opened(stocked(tmp_path, many(4, "alpha"))) as room:
        for keys, field in (("/abc", "prompt-field"), ("talp", "tags")):
            await room.press(*keys)
            room.app.post_message(AppBlur())
            await room.settle()
            room.app.post_message(AppFocus())
            await room.settle()
            assert room.focus == field
            assert keys[1:] in (room.room.tags.typed, room.told.removeprefix("search everything: "))
            await room.press("escape", "escape")


PLACES = {"list": (), "pane": ("enter",), "tags": ("t",), "search": ("/", *"zz", "enter")}


@pytest.mark.parametrize(
    ("count", "places"),
    [(0, ["list"]), (30, ["list", "pane"]), *(pytest.param(n, [*PLACES], marks=pytest.mark.long) for n in (0, 1, 30))],
)
async def test_every_command_runs_anywhere(tmp_path: Path, count: int, places: list[str]) -> None:
    """On an empty library, on one article, on many; by its name, and in the list by its usual key."""
    async with opened(stocked(tmp_path, many(count, "a", "b"))) as room:
        room.app.open_address = lambda url: f"would open {url}"  # type: ignore[method-assign]
        room.room.errands._start = lambda *arguments: None  # type: ignore[method-assign]
        for command in all_commands():
            for place in places:
                await room.press("escape", "escape", *PLACES[place])
                if place == "list":
                    await room.press(*next(iter(command.keys), "").split())
                elif command.ready(room.room) and command.name != "palette":  # opened once is enough
                    room.room.action_command(command.name)
                    await room.settle()
                room.app._exit = False
                while len(room.app.screen_stack) > 1:
                    await room.app.pop_screen()
                    await room.settle()
                await room.press("escape")
                assert room.app._exception is None, (command.name, place)


@pytest.mark.parametrize("keys", [("/", *"Title", "enter", "j"), ("t", "b", "enter", "j"), ("colon", *"down", "enter")])
@pytest.mark.parametrize("place", ["list", "pane"])
async def test_keys_typed_ahead_go_where_they_were_meant(tmp_path: Path, keys: tuple[str, ...], place: str) -> None:
    """Over a slow line a burst of keys arrives before the first of them has been answered."""
    async with opened(stocked(tmp_path, many(9, "a", "b"))) as room:
        if place == "pane":
            await room.press("G", "enter")
        await room.burst(*keys)
        assert room.focus == (
            "pane"
            if keys[0] == "colon" and place == "pane"
            else "list"
            if keys[0] != "/" or place == "list"
            else "pane"
        )
        assert not any(read for title, read in room.reads().items() if title != "Title 8")
        if keys[0] == "/":
            found = room.room.pane.find
            assert "Title" in (room.status if place == "list" else found.words if found else "")
        if place == "list":
            assert room.chosen == "Title 1"
    async with opened(stocked(tmp_path)) as room:
        await room.burst("enter", "j", "j", "h", "j")
        assert (room.chosen, room.focus) == ("Title 1", "list")


async def test_a_key_pressed_in_vain_says_what_it_needs(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(2))) as room:
        for keys in (
            "u",
            "semicolon",
            "T",
            "g o",
            "y l",
            "y a",
            "backspace",
            "left_square_bracket",
        ):
            await room.press(*keys.split())
            assert room.told == "this is for an open article: Enter opens one", keys
            await room.press("j")
            assert "this is for" not in room.told, keys
        for key, told in (("g x", "nothing is under way"), (".", "nothing new has come in; R asks every source")):
            await room.press(*key.split())
            assert room.told == told
        await room.press("enter", "enter")
        assert room.told == "there is nothing to open here; Space reads on"


async def test_where_there_is_no_article_the_keys_for_one_say_so(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(2))) as room:
        await room.press("*")
        for key in ("s", "m", "D", "+", "e", "w", "|", "v", "W"):
            await room.press(key)
            assert room.told == "there is no article here; Esc shows everything", key
