"""What is typed behind the colon."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.room_driver import many, opened, stocked
from tuireader.ui.commands import all_commands, by_name
from tuireader.ui.prompt.colon import Order, Wrong, order


@dataclass(frozen=True)
class Query:
    words: str = "QUERY"


@dataclass(frozen=True)
class Named:
    name: str
    takes: Query | None = None


COMMANDS = {
    one.name: one
    for one in (
        Named("read", Query()), Named("read_on"), Named("redo"), Named("star"), Named("starred_only"), Named("quit"),
        Named("tag", Query()), Named("tag_filter"), Named("row", Query()), Named("help"), Named("mark_all_read"),
        Named("add_feed", Query()), Named("add_tag"),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("star", Order("star")),
        ("add https://example.org/?a=b", Order("add_feed", "https://example.org/?a=b")),
        ("add", Order("add_feed")),
        (" :star ", Order("star")),
        ("mark all  read", Order("mark_all_read")),
        ("Mark-All_read", Order("mark_all_read")),
        ("mark", Order("mark_all_read")),
        ("read", Order("read")),
        ("read is:unread  age:>3d", Order("read", "is:unread  age:>3d")),
        ("read on", Order("read_on")),
        ("read only", Order("read", "only")),
        ("tag tag:a +b", Order("tag", "tag:a +b")),
        ("ta tag:a +b", Order("tag", "tag:a +b")),
        ("12", Order("row", "12")),
        ("q", Order("quit")),
        ("", None),
        (" : ", None),
    ],
)
def test_a_line_is_understood(typed: str, wanted: Order | None) -> None:
    assert order(typed, COMMANDS) == wanted


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("sta", "sta may be star or starred_only"),
        ("stra", "there is no command stra; did you mean star?"),
        ("zzz", "there is no command zzz; {key:help} lists them all"),
        ("star 3", "star takes nothing behind its name, but there stands 3"),
        ("raed is:unread", "there is no command raed is:unread; did you mean read?"),
    ],
)
def test_what_is_wrong_is_said(typed: str, reason: str) -> None:
    assert order(typed, COMMANDS) == Wrong(reason)


def test_without_rows_a_number_is_no_command() -> None:
    assert isinstance(order("12", {"star": Named("star")}), Wrong)


@given(st.text())
def test_every_line_has_an_answer(typed: str) -> None:
    found = order(typed, COMMANDS)
    assert found is None or isinstance(found, Wrong) or found.name in COMMANDS


def test_every_command_is_reached_by_its_name() -> None:
    for command in all_commands():
        assert order(command.name, by_name()) == Order(command.name)
        assert order(command.name.replace("_", " "), by_name()) == Order(command.name)


async def test_what_stands_behind_a_name_reaches_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tuireader.ui.commands import Argument, Command, asks

    said: list[str] = []
    shout = Command("shout", (), "Shout", "Say it aloud.", "Program", asks("shout"),
                    takes=Argument("WORDS", lambda room, text: said.append(text)))  # fmt: skip
    monkeypatch.setitem(by_name(), "shout", shout)
    async with opened(stocked(tmp_path, many(4))) as room:
        await room.press("colon", *"shout  a b ", "enter")
        assert said == ["a b"]
        await room.press("colon", *"shout", "enter")
        assert room.told == ": shout"
        await room.press("c", "enter")
        assert said == ["a b", "c"]


def test_what_other_programs_call_it_is_understood() -> None:
    assert order("export", by_name()) == Order("save")
    wrong = order("exprot", by_name())
    assert isinstance(wrong, Wrong) and "sort" not in wrong.reason
