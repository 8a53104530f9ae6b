"""Lists of things go by the keys the reader chose: fingers move, leave and search as they are used to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, opened, stocked
from tuireader.config import Config
from tuireader.library import Library
from tuireader.library.rules import keeping
from tuireader.library.views import keeping_views
from tuireader.model.rules import Rule
from tuireader.ui.keys.bindings import Bindings
from tuireader.ui.keys.profiles import files
from tuireader.ui.list_screens.keys import MOVES, ROOMS, actions, keys_here
from tuireader.ui.list_screens.screen import ListScreen

PROFILES = ("home", *files(None))


def filled(folder: Path) -> Library:
    library = stocked(folder, [draft("One", "a"), draft("Two", "b")])
    for name in ("First", "Second", "Third"):
        assert keeping.keep(library, Rule(0, name, "title:x", ("star",))) == ""
        assert keeping_views.save(library, name, "is:unread")
    return library


def here(room: Driver) -> ListScreen[object]:
    screen = room.app.screen
    assert isinstance(screen, ListScreen)
    return screen


@pytest.mark.parametrize("place", ROOMS)
@pytest.mark.parametrize("profile", PROFILES)
def test_every_action_has_a_key_of_its_own_under_every_set_of_keys(profile: str, place: str) -> None:
    keys = Bindings(Config(profile=profile)).list_keys(place)
    lacking = [one.name for one in actions(place) if not keys[one.name]]
    assert lacking == []
    assert all(keys[name] for name in MOVES)
    given = [key for some in keys.values() for key in some]
    assert sorted(given) == sorted(set(given))


def test_what_the_reader_chose_goes_before_a_letter_and_the_usual_keys_behind_it() -> None:
    of_room = {"down": ("n", "down"), "up": ("k",), "page_down": ("space",), "search": ("s",), "undo": ("u",)}
    found = keys_here("rules", of_room)
    assert found["down"] == ("n", "down") and found["rules_new"] == ("a",), "n was chosen for going down"
    assert found["rules_narrow"] == ("s",) and found["rules_stop"] == ("S",)
    assert found["up"] == ("k",) and found["undo"] == ("u",)
    assert found["rules_back"] == ("escape",), "there is always a way out"
    found = keys_here("rules", {"half_down": ("ctrl+d",), "down": ("j",), "delete": ("d",)})
    assert found["rules_rehearse"] == ("enter",) and found["rules_delete"] == ("d", "D", "delete")


@pytest.mark.parametrize(
    "opens", ["rules", "sources", *(pytest.param(one, marks=pytest.mark.long) for one in ("views", "tags"))]
)
async def test_fingers_move_leave_and_search_as_they_are_used_to(tmp_path: Path, opens: str) -> None:
    """elfeed's fingers: n and p move, s searches, h helps, q leaves."""
    async with opened(filled(tmp_path), (100, 30), Config(profile="elfeed")) as room:
        await room.press(":", *opens, "enter")
        screen = here(room)
        await room.press("home")
        top = screen.list.cursor
        await room.press("n")
        assert screen.list.cursor == min(top + 1, len(screen.list.items) - 1)
        await room.press("p")
        assert screen.list.cursor == top
        foot, first = room.told, screen.list.items[0]
        assert "h help" in foot and f"{screen.key_of(screen.PLACE + '_back')} back" in foot
        await room.press("s", *"no such thing", "enter")
        assert screen.list.items == [] and any("No " in line and "no such thing" in line for line in room.screen)
        await room.press("escape")
        assert screen.list.items[0] == first
        await room.press("h")
        assert any("The list of" in line for line in room.screen)
        await room.press("escape", "q")
        assert room.app.screen is room.room and room.alive


async def test_what_is_told_names_the_keys_that_count(tmp_path: Path) -> None:
    config = Config(profile="mutt")
    async with opened(filled(tmp_path), (100, 30), config) as room:
        await room.press(":", *"rules", "enter", "D")
        assert room.told == "deleted the rule First (u takes it back)"
        await room.press("u")
        assert [one.name for one in keeping.all_rules(room.app.library)] == ["First", "Second", "Third"]
        assert "taken back" in room.told and "U does it again" in room.told


async def test_an_empty_list_says_what_to_do(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path), (100, 30), Config(keys={"back": ("f9",)})) as room:
        for opens, said in (("rules", "no rules yet"), ("views", "no saved views yet"), ("tags", "no tags yet")):
            await room.press(":", *opens, "enter")
            assert any(said in line for line in room.screen)
            await room.press("f9")
            assert room.app.screen is room.room
        await room.press(":", *"rules", "enter", "r")
        assert room.told == "there is no rule here; n makes one"


async def test_braces_typed_to_narrow_are_no_names_of_keys(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), (100, 30)) as room:
        await room.press(":", *"rules", "enter", "/", *"{nothing}  ", "enter")
        assert any("No rule with “{nothing}”" in line for line in room.screen)


async def test_what_narrows_stays_while_something_is_changed(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), (100, 30)) as room:
        await room.press(":", *"rules", "enter", "/", *"sec", "enter", "t")
        screen = here(room)
        assert [item.name for item in screen.list.items if isinstance(item, Rule)] == ["Second"]
        assert "1 of 3" in room.status
