"""Keys out of characters: what is not a key yet is waited for as long as it takes, and no longer."""

from __future__ import annotations

from textual import events
from textual.constants import ESCAPE_DELAY

from tuireader.ui.terminal.key_parser import KeyParser

LONG = 60.0


def keys(parser: KeyParser, characters: str) -> list[str]:
    return [one.key for one in parser.feed(characters) if isinstance(one, events.Key)]


def test_a_lone_escape_is_waited_for_as_long_as_was_settled() -> None:
    parser = KeyParser()
    assert parser.wait(LONG) == LONG
    assert keys(parser, "j") == ["j"]
    assert parser.wait(LONG) == LONG
    assert keys(parser, "\x1b") == []
    assert parser.wait(LONG) <= ESCAPE_DELAY
    assert parser.wait(0.0) == 0.0


def test_what_follows_ends_the_waiting() -> None:
    parser = KeyParser()
    assert keys(parser, "\x1b") == []
    assert keys(parser, "[A") == ["up"]
    assert parser.wait(LONG) == LONG


def test_kittys_escape_is_known_at_once() -> None:
    parser = KeyParser()
    assert keys(parser, "\x1b[27u") == ["escape"]
    assert parser.wait(LONG) == LONG
