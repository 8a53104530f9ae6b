"""Keys by name."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys, _character_to_key

from tuireader.ui.keys.names import (
    ARRIVES_AS,
    character_name,
    character_of,
    is_key,
    key_name,
    may_be_eaten,
    never_arrives,
    sequence_name,
)


@cache
def printable() -> list[str]:
    return [char for char in map(chr, range(32, sys.maxunicode)) if unicodedata.category(char)[0] not in "CZ"]


def test_characters_are_called_as_textual_calls_them() -> None:
    every = [" ", *printable()[:3000], *printable()[3000::97]]
    assert [character_name(char) for char in every] == list(map(_character_to_key, every))


def test_a_name_leads_back_to_its_character() -> None:
    assert all(character_of(character_name(char)) == char for char in printable()[:3000])
    assert character_of("f5") == character_of("pagedown") == ""
    assert character_of("space") == " "


def test_textuals_names_are_keys() -> None:
    strange = {"ctrl+@", "ctrl-at"}
    assert all(is_key(key.value) for key in Keys if not key.value.startswith("<") and key.value not in strange)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("j", "j"), ("?", "question_mark"), ("ctrl+?", "ctrl+question_mark"), ("+", "plus"), ("ctrl++", "ctrl+plus"),
        ("^D", "ctrl+d"), ("^", "circumflex_accent"), ("C-d", "ctrl+d"), ("M-x", "alt+x"), ("Ctrl+D", "ctrl+d"),
        ("PgDn", "pagedown"), ("Enter", "enter"), ("return", "enter"), ("Esc", "escape"), ("F5", "f5"),
        ("space", "space"), ("shift+a", "A"), ("ö", "ö"), ("й", "й"), ("question_mark", "question_mark"),
        ("shift+f5", "shift+f5"), ("shift+tab", "shift+tab"), ("-", "minus"),
    ],
)  # fmt: skip
def test_a_key_may_be_written_as_people_write_it(written: str, name: str) -> None:
    assert key_name(written) == name
    assert is_key(name)


def test_a_sequence_is_named_key_by_key() -> None:
    assert sequence_name("g  ?") == "g question_mark"
    assert sequence_name(" ") == "space"
    assert sequence_name(", ^X") == "comma ctrl+x"


@pytest.mark.parametrize("wrong", ["contrl+x", "pagedwn", "", "ctrl+", "nonsense"])
def test_what_is_no_key(wrong: str) -> None:
    assert not is_key(sequence_name(wrong))


def test_what_terminals_cannot_send_is_known() -> None:
    """Every control character is sent by the key it is listed for, and by no other."""
    sent = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
    for key, instead in ARRIVES_AS.items():
        assert key not in sent and instead in sent, key
    for key in ("ctrl+i", "ctrl+m", "ctrl+h", "ctrl+1", "ctrl+comma", "ctrl+enter", "super+a", "ctrl+shift+a"):
        assert never_arrives(key), key
    for key in ("j", "ctrl+d", "f5", "shift+tab", "ctrl+left", "ctrl+f5", "alt+x", "ctrl+backslash", "ö", "shift+up"):
        assert not never_arrives(key), key


def test_what_lines_eat_is_known() -> None:
    for keys in ("ctrl+s", "ctrl+b", "g ctrl+s", "alt+x", "f11", "shift+f12"):
        assert may_be_eaten(keys), keys
    for keys in ("j", "ctrl+d", "f10", "g g", "escape"):
        assert not may_be_eaten(keys), keys
