"""What is wrong in keys that were given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.keys.test_table import BOTH, COMMANDS
from tuireader.config import Config
from tuireader.ui.keys.faults import sound, surprises
from tuireader.ui.keys.settling import by_line, settle
from tuireader.ui.keys.table import Given, table


def said(given: Given) -> list[str]:
    """All faults in words."""
    return [fault.message for fault in sound(given, COMMANDS, BOTH)[1]]


@pytest.mark.parametrize(
    ("given", "told", "kept"),
    [
        ({"stra": ("x",)}, "there is no command stra (did you mean star?)", {}),
        ({"zzzzzz": ("x",)}, "there is no command zzzzzz", {}),
        ({"star": ("ä",), "down": ("ä", "k")}, "ä is given to both star and down", {"star": ("ä",), "down": ("k",)}),
        ({"star": ("contrl+x", "y")}, "star: there is no key contrl+x", {"star": ("y",)}),
        ({"star": ("pagedwn",)}, "star: there is no key pagedwn", {}),
        ({"star": ("",)}, "star: there is no key", {}),
        ({"star": ("g pagedwn",)}, "star: there is no key pagedwn", {}),
        ({"star": ("g  x",), "down": ("g x",)}, "g x is given to both star and down", {"star": ("g x",)}),
        ({"star": ("g escape",)}, "star: escape only gives up a sequence, it is no part of one", {}),
        ({"star": ("^C",)}, "star: ^C cannot be given away: it leaves a question", {}),
        ({"lists": {"star": ("x",)}}, "there is no place lists with keys of its own; there are list and article", {}),
        ({"list": {"stop": ("x",)}}, "stop does nothing in [keys.list]: it is for [keys.article]", {"list": {}}),
    ],
)
def test_what_is_wrong_is_left_out_and_named(given: Given, told: str, kept: Given) -> None:
    assert sound(given, COMMANDS, BOTH)[0] == kept
    assert said(given) == [told]


def test_one_key_may_be_given_twice_where_places_differ() -> None:
    assert said({"stop": ("y",), "pick": ("y",)}) == []
    assert said({"list": {"star": ("y",)}, "article": {"down": ("y",)}}) == []
    assert said({"mark": (), "star": ()}) == ["there is no command mark"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"star": ("ctrl+i",)}, "star: ^I arrives as Tab in most terminals"),
        ({"star": ("ctrl+shift+x",)}, "star: Ctrl+Shift+X arrives as ^X in most terminals"),
        ({"star": ("alt+shift+x",)}, "star: alt+shift+x arrives as alt+X in most terminals"),
        ({"star": ("ctrl+enter",)}, "star: Ctrl+Enter arrives as Enter in most terminals"),
        ({"star": ("g ^M",)}, "star: ^M arrives as Enter in most terminals"),
        ({"star": ("y",), "down": ("y y",)}, "star: y waits for the next key, for down is y y"),
        ({"star": ("j x",)}, "star: j of down waits for the next key, for j x begins with it"),
        (
            {"star": ("y",), "list": {"down": ("y",)}, "article": {"top": ("y",)}},
            "star: y is dead, for [keys.list] gives y to down",
        ),
    ],
)
def test_what_works_otherwise_than_it_looks_is_told(given: Given, told: str) -> None:
    assert said(given) == []
    assert told in [fault.message for fault in surprises(given, table(COMMANDS, [given], BOTH))]


@pytest.mark.parametrize(
    "given",
    [{"star": ("f5",)}, {"star": ("g x",)}, {"list": {"down": ("y",)}, "star": ("y",)}, {"down": ("j", "n")}, {}],
)
def test_what_is_as_it_looks_is_not_told(given: Given) -> None:
    assert list(surprises(given, table(COMMANDS, [given], BOTH))) == []


WORDS = st.sampled_from(["star", "down", "list", "article", "tags", "sources", "stra", "", "a b", "é"]) | st.text()
KEYS = st.lists(st.sampled_from(["j", "g s", "ctrl+i", "^", "++", " ", "escape x", "f99"]) | st.text(), max_size=3)


@given(st.dictionaries(WORDS, KEYS.map(tuple) | st.dictionaries(WORDS, KEYS.map(tuple), max_size=3), max_size=4))
def test_anything_can_be_given(given: Given) -> None:
    """The reader starts with what is sound in it; each fault is about something that stands there."""
    settled = settle(Config(keys=given))
    for fault in settled.faults:
        assert fault.path[0] == "keys" and fault.message
    assert settled.keys["list"]["down"] or "down" in str(given) or settled.faults or given


def test_faults_have_lines() -> None:
    content = (
        'profile = "newsbot"\n\n[keys]\nstar = ["y"]\nstra = ["x"]\n'
        '[keys.list]\n\ndown = ["j", "^C"]\n[macros]\nk = ["stra"]\n'
    )
    from tuireader.config import read

    config = read(content.encode())
    assert isinstance(config, Config)
    told = [(line, fault.message) for line, fault in by_line(settle(config).faults, content)]
    assert [(line, message.partition(". ")[0]) for line, message in told] == [
        (1, 'there is no profile newsbot (did you mean "newsboat"?)'),
        (5, "there is no command stra (did you mean star?)"),
        (8, "down: ^C cannot be given away: it leaves a question"),
        (10, "k: there is no command stra (did you mean star?)"),
    ]
