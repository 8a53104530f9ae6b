"""A selection of any size is a set of ids."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.article_list import picked
from tuireader.ui.article_list.picked import Picked

IDS = st.integers(1, 30)
STEPS = st.lists(
    st.tuples(st.just("turn"), IDS)
    | st.tuples(st.sampled_from(["add", "drop", "merged"]), st.lists(IDS, max_size=12, unique=True))
)


@given(large=st.sets(IDS), steps=STEPS, many=st.integers(0, 12))
def test_it_is_the_set_that_the_steps_make(large: set[int], steps: list[tuple[str, object]], many: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picked, "MANY", many)
        selected, expected = Picked(large=array("q", sorted(large))), set(large)
        for verb, what in steps:
            if isinstance(what, int):
                assert selected.turn(what) == (what not in expected)
                expected ^= {what}
            elif verb == "merged":
                selected = selected.merged(array("q", sorted(what)))  # type: ignore[call-overload]
                expected |= set(what)  # type: ignore[call-overload]
            else:
                getattr(selected, verb)(what)
                expected = expected.union(what) if verb == "add" else expected.difference(what)  # type: ignore[arg-type]
            assert sorted(selected) == sorted(expected)
            assert len(selected) == len(expected)
            assert all((id in selected) == (id in expected) for id in range(32))
