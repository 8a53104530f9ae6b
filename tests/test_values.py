"""Late dataclasses are the standard library's in all but the time at which they get their methods."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys
import threading
from typing import Any

import pytest

from tuireader.values import dataclass


def classes(kind: Any) -> tuple[Any, Any]:
    """A class and one that inherits from it, made by `kind`."""

    @kind(frozen=True, slots=True)
    class Place:
        """Where."""

        name: str
        far: int = 3
        tags: tuple[str, ...] = dataclasses.field(default=(), repr=False)

        def twice(self) -> int:
            return self.far * 2

    @kind(frozen=True, slots=True)
    class Town(Place):
        """A place with people."""

        people: int = 0

    return Place, Town


LATE, STANDARD = classes(dataclass), classes(dataclasses.dataclass)


@pytest.mark.parametrize("which", [0, 1])
def test_a_value_says_and_compares_as_the_standard_one(which: int) -> None:
    late, standard = LATE[which], STANDARD[which]
    assert repr(late("a", 4, ("x",))) == repr(standard("a", 4, ("x",)))
    assert late("a") == late("a", 3)
    assert late("a") != late("b")
    assert hash(late("a")) == hash(standard("a"))
    assert late("a", far=4).twice() == 8
    assert dataclasses.asdict(late("a")) == dataclasses.asdict(standard("a"))
    assert dataclasses.replace(late("a"), far=9).far == 9
    assert late.__doc__ == standard.__doc__
    assert late.__match_args__ == standard.__match_args__
    assert not hasattr(late("a"), "__dict__")
    assert late("a") != LATE[1 - which]("a")


def test_a_frozen_value_cannot_be_changed() -> None:
    value = LATE[0]("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.far = 4
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.name


def test_wrong_arguments_are_refused_at_the_first_one_too() -> None:
    for late in classes(dataclass):
        with pytest.raises(TypeError, match="unexpected keyword argument 'size'"):
            late("a", size=1)
        with pytest.raises(TypeError, match="'name'"):
            late()


def test_fields_are_known_before_the_first_one_is_made() -> None:
    _, town = classes(dataclass)
    assert [field.name for field in dataclasses.fields(town)] == ["name", "far", "tags", "people"]
    assert dataclasses.is_dataclass(town)


def test_order_names_only_and_values_that_change() -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Step:
        number: int

    @dataclass(slots=True, kw_only=True)
    class Count:
        seen: list[int] = dataclasses.field(default_factory=list)

    assert sorted([Step(2), Step(1)]) == [Step(1), Step(2)]
    count = Count(seen=[1])
    count.seen = [2]
    assert count == Count(seen=[2])
    assert Count().seen is not Count().seen
    with pytest.raises(TypeError):
        Count([1])  # type: ignore[misc]
    with pytest.raises(TypeError):
        hash(count)


def test_what_a_class_says_itself_stands() -> None:
    @dataclass(frozen=True, slots=True)
    class Secret:
        word: str

        def __repr__(self) -> str:
            return "***"

        def __post_init__(self) -> None:
            assert self.word

    assert repr(Secret("x")) == "***"
    with pytest.raises(AssertionError):
        Secret("")


def test_a_class_without_slots_is_refused() -> None:
    with pytest.raises(TypeError, match="Plain"):

        @dataclass(frozen=True)
        class Plain:
            name: str


def test_one_comes_out_of_a_pickle_where_none_was_made() -> None:
    from tuireader.model.stamps import Stamp

    script = "import pickle, sys; v = pickle.load(sys.stdin.buffer); print(repr(v), v == type(v)(5, 'day'), hash(v))"
    done = subprocess.run(
        [sys.executable, "-c", script], input=pickle.dumps(Stamp(5, "day")), capture_output=True, check=True
    )
    assert done.stdout.decode().startswith("Stamp(seconds=5, precision='day', zoned=True) True ")


def test_many_threads_may_make_the_first_one() -> None:
    for _ in range(20):
        _, late = classes(dataclass)
        made, gate = [], threading.Barrier(8)

        def make(late: Any = late, made: list[Any] = made, gate: threading.Barrier = gate) -> None:
            gate.wait()
            made.append(late("a", 4))

        threads = [threading.Thread(target=make) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [late("a", 4)] * 8
