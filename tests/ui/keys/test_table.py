"""Which keys count, from layers of them."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.keys.faults import sound
from tuireader.ui.keys.names import begins
from tuireader.ui.keys.table import table

BOTH = ("list", "article")


@dataclass(frozen=True)
class Named:
    name: str
    keys: tuple[str, ...]
    where: tuple[str, ...] = BOTH


COMMANDS = (
    Named("down", ("j", "down")), Named("top", ("g g", "g", "home")), Named("sources", ("g s",)),
    Named("star", ("s",)), Named("stop", ("x",), ("article",)), Named("pick", ("x",), ("list",)),
)  # fmt: skip


def test_without_layers_the_usual_keys_count() -> None:
    found = table(COMMANDS, [], BOTH)
    assert found["list"] == {
        "down": ("j", "down"), "top": ("g g", "g", "home"), "sources": ("g s",), "star": ("s",), "pick": ("x",),
    }  # fmt: skip
    assert found["article"]["stop"] == ("x",) and "pick" not in found["article"]


def test_a_key_given_to_one_is_taken_from_the_others_with_its_sequences() -> None:
    found = table(COMMANDS, [{"star": ("j", "?"), "down": ("n",)}], BOTH)["list"]
    assert (found["star"], found["down"]) == (("j", "question_mark"), ("n",))
    found = table(COMMANDS, [{"star": ("g",)}], BOTH)["list"]
    assert (found["top"], found["sources"], found["star"]) == (("home",), (), ("g",))


def test_one_place_counts_more_than_all() -> None:
    found = table(COMMANDS, [{"star": ("j",), "list": {"down": ("j",)}}], BOTH)
    assert (found["list"]["star"], found["list"]["down"]) == ((), ("j",))
    assert (found["article"]["star"], found["article"]["down"]) == (("j",), ("down",))


def test_layers_lie_over_one_another() -> None:
    found = table(COMMANDS, [{"down": ("n",), "star": ("f",)}, {"top": ("n",)}], BOTH)["list"]
    assert (found["down"], found["top"], found["star"]) == ((), ("n",), ("f",))


def test_usual_sequences_may_begin_otherwise() -> None:
    found = table(COMMANDS, [{"star": ("g",)}], BOTH, {"g": "apostrophe"})["list"]
    assert found["top"] == ("apostrophe apostrophe", "home")
    assert found["sources"] == ("apostrophe s",)


def test_none_takes_a_key_away() -> None:
    assert table(COMMANDS, [{"down": ()}], BOTH)["list"]["down"] == ()


KEYS = st.lists(st.sampled_from(["j", "g", "g s", "g g", "x", "x y", "f5", "ctrl+d"]), max_size=3).map(tuple)
LAYER = st.dictionaries(st.sampled_from([one.name for one in COMMANDS]), KEYS, max_size=4) | st.fixed_dictionaries(
    {"list": st.dictionaries(st.sampled_from(["down", "pick", "star"]), KEYS, max_size=3)}
)


@given(st.lists(LAYER, max_size=3))
def test_a_key_runs_one_command_and_what_was_given_last_holds(layers: list[dict[str, tuple[str, ...]]]) -> None:
    clean = [sound(layer, COMMANDS, BOTH)[0] for layer in layers]
    for place, found in table(COMMANDS, clean, BOTH).items():
        runs = [key for keys in found.values() for key in keys]
        assert (sorted(set(runs)) == sorted(set(runs)) and all(runs.count(key) == 1 for key in set(runs))) or all(
            len(set(keys)) != len(keys) or runs.count(key) == 1 for keys in found.values() for key in keys
        )
        if clean:
            own = clean[-1].get(place, {})
            for name, keys in own.items() if isinstance(own, dict) else ():
                if name in found:
                    assert found[name] == keys
    assert begins("g s") == ["g", "g s"]
