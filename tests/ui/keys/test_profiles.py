"""Whole sets of keys, a file each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config
from tuireader.ui.commands import PLACES, all_commands
from tuireader.ui.keys.names import may_be_eaten
from tuireader.ui.keys.profiles import HOME, Profile, files, profiles, read
from tuireader.ui.keys.settling import settle

EVERY = ["home", *files()]


def test_all_that_people_come_from_are_there() -> None:
    assert set(EVERY) >= {"home", "newsboat", "newsboat-vim", "elfeed", "mutt", "netnewswire", "google-reader"}
    assert list(profiles())[:3] == ["home", "newsboat", "newsboat-vim"], "newsboat's stand before others"
    assert set(profiles()) == set(EVERY), "and each file is one"


@pytest.mark.parametrize("name", EVERY)
def test_a_profile_has_no_fault_and_takes_nothing_out_of_reach(name: str) -> None:
    """Each command that has a usual key has one here too; none has only keys that some line or terminal eats."""
    settled = settle(Config(profile=name))
    assert settled.faults == ()
    assert settled.profile.title and settled.profile.about
    for command in all_commands():
        keys = {key for place in command.where for key in settled.keys[place].get(command.name, ())}
        assert keys or not command.keys, command.name
        assert not keys or not all(map(may_be_eaten, keys)), command.name


@pytest.mark.parametrize("name", EVERY)
def test_no_key_runs_two_commands(name: str) -> None:
    for place, keys in settle(Config(profile=name)).keys.items():
        given = [key for some in keys.values() for key in some]
        assert len(given) == len(set(given)), place


PRESSED = {  # what opens, goes back, leaves; what goes down a row; what marks read
    "home": ("enter", "h", "q", "j", "m"),
    "newsboat": ("enter", "q", "Q", "J", "N"),
    "newsboat-vim": ("l", "h", "q", "j", "a"),
    "elfeed": ("enter", "q", "q", "n", "r"),
    "mutt": ("enter", "i", "q", "j", "N"),
    "netnewswire": ("right", "left", "q", "down", "r"),
    "google-reader": ("o", "u", "q", "j", "m"),
}


@pytest.mark.parametrize("name", PRESSED)
async def test_fingers_find_what_they_know(tmp_path: Path, name: str) -> None:
    open_, back, leave, down, mark = PRESSED[name]
    async with opened(stocked(tmp_path, many(9)), config=Config(profile=name)) as room:
        await room.press(down, down)
        assert room.chosen == "Title 2"
        await room.press(mark)
        assert room.reads()["Title 2"]
        await room.press(open_)
        assert (room.focus, room.open) == ("pane", room.chosen)
        await room.press(back)
        assert room.focus == "list"
        await room.press(leave)
        assert not room.alive


def test_a_file_of_ones_own_is_a_profile(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('like = "newsboat"\n[keys]\nstar = ["f5"]\n[keys.list]\ndown = ["n"]\n')
    (tmp_path / "newsboat.toml").write_text('title = "mine too"\n[keys]\nup = ["f6"]\n')
    settled = settle(Config(profile="mine"), tmp_path)
    assert settled.faults == ()
    assert settled.keys["list"]["star"] == ("f5",) and settled.keys["list"]["down"] == ("n",)
    assert settled.keys["list"]["up"] == ("f6",), "the one of the reader's own is what it is like"
    assert settled.profile.title == "mine"
    assert profiles(tmp_path)["newsboat"].title == "mine too"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("keys = 3", "[keys] has to hold lists of keys"),
        ("[keys]\nstar = 3", "[keys] has to hold lists of keys"),
        ("[keys.list.deeper]\nstar = []", "[keys] has to hold lists of keys"),
        ("title = 3", "title has to be a text in quotes"),
        ("theme = 'x'", "theme is nothing that a profile says"),
        ("[instead]\ng = 3", "[instead] has to be a table of keys"),
        ("like = 'nonesuch'", "there is no profile nonesuch that it could be like"),
        ("like = 'mine'", "it is like itself"),
        ("x = ", "not TOML"),
        ("[[[[", "not TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_and_the_usual_keys_hold(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(content)
    assert told in str(read(file, files(tmp_path)))
    settled = settle(Config(profile="mine"), tmp_path)
    assert settled.profile == HOME
    assert told in settled.faults[0].message and str(file) in settled.faults[0].message
    assert "mine" not in profiles(tmp_path)


def test_a_wrong_command_in_a_profile_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[keys]\nstra = ['x']\nstar = ['y']\n")
    settled = settle(Config(profile="mine"), tmp_path)
    assert [one.message for one in settled.faults] == ["mine.toml: there is no command stra (did you mean star?)"]
    assert all(settled.keys[place]["star"] == ("y",) for place in PLACES)


def test_the_usual_profile_reads_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("a file was read"))
    assert isinstance(settle(Config()).profile, Profile)
