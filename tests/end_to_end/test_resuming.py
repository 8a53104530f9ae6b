"""The first screen is there before Textual; what broke off goes on where it was; the killed leave a terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.end_to_end.reader import CHECKOUT, reader, ready, row_of, stored
from tests.terminal_screen import Terminal
from tuireader.library import open_library
from tuireader.library.views import session
from tuireader.model.rows import Row
from tuireader.ui.terminal.early import ENTER

TEXTUALS_FIRST = b"\x1b[?2004h"  # what Textual's driver asks for after the alternate screen


def kept() -> dict[str, object]:
    with open_library(Path(os.environ["TUIREADER_LIBRARY"])) as library:
        return session.kept(library)


def read_a_little(terminal: Terminal, title: str) -> None:
    """Until the place has been stored."""
    ready(terminal, title)
    terminal.wait_until(lambda: "look" in kept(), what="the place in the library")


def leave(terminal: Terminal) -> None:
    terminal.press("Q")
    assert terminal.wait_exit() == 0


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.long)], ids=str)
def test_the_first_screen_comes_before_textual_and_stays(seeded: list[Row], size: tuple[int, int]) -> None:
    with reader(size=size) as terminal:
        read_a_little(terminal, seeded[0].title)
        assert not terminal.output().startswith(ENTER.encode()), "a first start has nothing to draw"
        as_it_was = terminal.cells()
        leave(terminal)
    with reader(size=size) as terminal:
        ready(terminal, seeded[0].title)
        early, _, later = terminal.output().partition(TEXTUALS_FIRST)
        assert early.startswith(ENTER.encode())
        assert seeded[0].title[:14].encode() in early
        assert len(later) < 300, later
        assert terminal.cells() == as_it_was
        leave(terminal)


@pytest.mark.long
def test_the_first_screen_is_of_what_the_library_holds_and_for_its_size(seeded: list[Row]) -> None:
    with reader() as terminal:
        read_a_little(terminal, seeded[0].title)
        terminal.press("s")
        terminal.wait_until(lambda: "★" in row_of(terminal, seeded[0].title), what="the star")
        leave(terminal)
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        early = terminal.output().partition(TEXTUALS_FIRST)[0]
        assert "★".encode() in early, "the rows are as the library has them, not as they were"
    with reader(size=(61, 20)) as terminal:
        ready(terminal, seeded[0].title)
        assert not terminal.output().startswith(ENTER.encode()), "for another size it would be wrong"


HELD = """
import os, sys, time

class Held:
    def find_spec(self, name, *_):
        while name == "textual" and not os.path.exists(os.environ["HELD"]):
            time.sleep(0.01)

sys.meta_path.insert(0, Held())
"""
"""Python loads Textual once a file is there."""


def test_keys_typed_before_anything_is_there_are_kept_in_order(seeded: list[Row], tmp_path: Path) -> None:
    with reader() as terminal:
        read_a_little(terminal, seeded[0].title)
        leave(terminal)
    (tmp_path / "sitecustomize.py").write_text(HELD)
    with reader(env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{CHECKOUT}", "HELD": str(tmp_path / "go on")}) as terminal:
        terminal.press("G", "enter", "q", "g", "g")  # to the shell's terminal, which makes another key of Enter
        terminal.wait_for(seeded[0].title[:14])
        assert TEXTUALS_FIRST not in terminal.output()
        terminal.press("j", "j", "k", "s", "j", "s", "g", "s", "enter", "q")
        (tmp_path / "go on").touch()
        terminal.wait_until(lambda: "★" in row_of(terminal, seeded[2].title), what="the star")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    assert [row.id for row in stored() if row.starred] == [seeded[1].id, seeded[2].id]
    assert [row.read for row in stored()][-1], "it was opened"


@pytest.mark.parametrize(
    "end",
    [signal.SIGHUP, *(pytest.param(end, marks=pytest.mark.long) for end in (signal.SIGTERM, None))],
    ids=["SIGHUP", "SIGTERM", "closed"],
)
def test_what_broke_off_goes_on_where_it_was(seeded: list[Row], end: signal.Signals | None) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("j", "j", "enter")
        terminal.wait_for("─")
        terminal.press("space")
        terminal.settle()
        as_it_was = terminal.screen()[:-1]
        if end is None:
            terminal.hang_up()
            terminal.process.wait(60)
        else:
            terminal.signal(end)
            assert terminal.wait_exit() == 128 + end
    with reader() as terminal:
        terminal.wait_for("here is where you were")
        terminal.settle()
        assert terminal.screen()[:-1] == as_it_was
        leave(terminal)


def test_where_it_broke_off_is_drawn_once(seeded: list[Row]) -> None:
    with reader() as terminal:
        read_a_little(terminal, seeded[0].title)
        terminal.press("j", "j")
        terminal.wait_until(lambda: "'line': 2" in str(kept().get("at")), what="the place in the library")
        terminal.signal(signal.SIGHUP)
        terminal.wait_exit()
    with reader() as terminal:
        terminal.wait_for("here is where you were")
        terminal.settle()
        early, _, later = terminal.output().partition(TEXTUALS_FIRST)
        assert early.startswith(ENTER.encode())
        assert len(later) < 120, later
        leave(terminal)


@pytest.mark.long
def test_who_leaves_on_purpose_begins_at_the_top(seeded: list[Row]) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("j", "j", "enter")
        terminal.wait_for("─")
        terminal.signal(signal.SIGHUP)
        terminal.wait_exit()
    with reader() as terminal:
        terminal.wait_for("here is where you were")
        terminal.settle()
        leave(terminal)
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        assert "here is where" not in terminal.text(), "who leaves on purpose begins at the top"
        terminal.press("k")
        terminal.wait_until(lambda: "question" in kept(), what="the session in the library")
        leave(terminal)
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        assert terminal.output().startswith(ENTER.encode()), "and has the first screen early again"


@pytest.mark.long
def test_a_half_typed_search_goes_on(seeded: list[Row]) -> None:
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        terminal.press("/", *"goalk")
        terminal.wait_until(lambda: not row_of(terminal, seeded[0].title), what="what was found")
        terminal.signal(signal.SIGHUP)
        terminal.wait_exit()
    with reader() as terminal:
        terminal.wait_for("search everything: goalk")
        terminal.press(*"eeper", "enter")
        terminal.wait_for("search: goalkeeper")
        terminal.press("escape")
        ready(terminal, seeded[0].title)


def test_a_killed_reader_leaves_a_terminal_put_right(seeded: list[Row], own_home: Path) -> None:
    with reader(shell="stty -g > $HOME/before; echo hello; {}; sleep 0.3; stty -g > $HOME/behind") as terminal:
        ready(terminal, seeded[0].title)
        children = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        terminal.wait_for("type: reset")
        terminal.wait_exit()
        assert not terminal.alternate()
        assert not terminal.private_modes() & {1000, 1002, 1003, 1006, 1049, 2004}
    assert (own_home / "before").read_text() == (own_home / "behind").read_text()


NONSENSE: tuple[dict[str, object], ...] = (
    {"question": ["DELETE FROM articles"]},
    {"turns": {}},
    {"at": {"selection": {"include": 7, "order": "sideways"}, "row": "x", "article": 10**9, "focus": []}},
    {"question": ["SELECT 1"]},
    {"list": {"width": "wide"}},
    {"keys": {"down": [7], "leave": "now"}},
)
"""What a program that is not ours might have left in the place of a sound one."""


@pytest.mark.parametrize("broken", [NONSENSE[2:3], pytest.param(NONSENSE, marks=pytest.mark.long)], ids=["", "all"])
def test_a_place_that_is_nonsense_costs_nothing(seeded: list[Row], broken: tuple[dict[str, object], ...]) -> None:
    with reader() as terminal:
        read_a_little(terminal, seeded[0].title)
        leave(terminal)
    sound = kept()
    for nonsense in broken:
        with open_library(Path(os.environ["TUIREADER_LIBRARY"])) as library:
            assert session.keep(library, _with(sound, nonsense))
        with reader() as terminal:
            ready(terminal, seeded[0].title)
            leave(terminal)
    assert len(stored()) == len(seeded)


def _with(sound: dict[str, object], nonsense: dict[str, object]) -> dict[str, object]:
    """A place with some of its facts, or some of those of its list, in place of the sound ones."""
    listed = nonsense.get("list")
    whole = {"list": {**sound["list"], **listed}} if isinstance(listed, dict) else {}  # type: ignore[dict-item]
    return {**sound, **nonsense, **whole}
