"""Completing what is typed, and lines typed before."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.room_driver import many, opened, stocked
from tuireader.library import typed
from tuireader.model.completions import Candidate, Completion
from tuireader.ui.prompt.completing import Completing, History

NAMES = ("ferries", "fog", "harbour")


def by_names(text: str, cursor: int) -> Completion | None:
    """Completes the word before the cursor."""
    start = text.rfind(" ", 0, cursor) + 1
    fitting = [Candidate(name, f"about {name}") for name in NAMES if name.startswith(text[start:cursor])]
    return Completion(start, cursor, tuple(fitting)) if fitting else None


def test_candidates_are_walked_round_and_back_to_what_was_typed() -> None:
    line = Completing(by_names)
    line.typed("the f and", 5)
    assert [line.walk(1) for _ in range(4)] == [
        ("the ferries and", 11), ("the fog and", 7), ("the f and", 5), ("the ferries and", 11)
    ]  # fmt: skip
    assert line.walk(-1) == ("the f and", 5)
    assert line.walk(-1) == ("the fog and", 7)


def test_where_nothing_fits_nothing_is_put() -> None:
    line = Completing(by_names)
    line.typed("xyz", 3)
    assert line.walk(1) is None and line.candidates == ()
    assert Completing().walk(1) is None


def test_history_walks_those_that_begin_alike() -> None:
    past = History(["tag:fog", "ferry", "tag:sea", "tag:fog is:unread"])
    assert [past.older(text) for text in ("tag", "tag:fog", "tag:sea")] == ["tag:fog", "tag:sea", "tag:fog is:unread"]
    assert past.older("tag:fog is:unread") is None
    assert [past.newer(text) for text in ("tag:fog is:unread", "tag:sea")] == ["tag:sea", "tag:fog"]
    assert past.newer("tag:fog") == "tag"
    assert past.newer("tag") is None


@given(
    st.lists(st.text(max_size=4), max_size=8, unique=True), st.text(max_size=2), st.lists(st.booleans(), max_size=20)
)
def test_one_always_gets_back_to_what_was_typed(past: list[str], begun: str, steps: list[bool]) -> None:
    history, text = History(past), begun
    for older in steps:
        found = history.older(text) if older else history.newer(text)
        assert found is None or found.startswith(begun)
        text = text if found is None else found
    for _ in range(len(past) + 1):
        newer = history.newer(text)
        text = text if newer is None else newer
    assert text == begun


async def test_tab_puts_a_candidate_in_the_line_and_nothing_moves(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(40))) as room:
        said: list[str | None] = []
        before = room.screen
        room.room.ask("tags:", said.append, complete=by_names, history="tag")
        await room.settle()
        await room.press("f")
        assert room.screen[-2].split() == ["ferries", "fog", "ferries:", "about", "ferries"]
        assert room.screen[2:-2] == before[2:-2]
        await room.press("tab", "tab")
        assert room.told == "tags: fog"
        await room.press("enter")
        assert said == ["fog"] and room.screen[:-1] == before[:-1]
        assert typed.recent(room.room.library, "tag") == ["fog"]
        room.room.ask("tags:", said.append, complete=by_names, history="tag")
        await room.press("up", "enter")
        assert said == ["fog", "fog"]
        room.room.ask("tags:", said.append, complete=by_names, history="tag")
        await room.press("x", "tab", "up", "down", "escape")
        assert said == ["fog", "fog", None] and room.screen[:-1] == before[:-1]
