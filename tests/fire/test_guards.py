"""The list of guards is one of the code as it is; ``python -m tests.fire.guards`` takes each away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fire.guards import CHECKOUT, GUARDS, Guard, missing


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.does)
def test_each_is_there(guard: Guard) -> None:
    assert not missing(guard)
    assert all(
        (CHECKOUT / word.partition("::")[0]).exists() for word in guard.test.split() if word.startswith("tests/")
    )


def test_one_that_is_not_there_is_missed(tmp_path: Path) -> None:
    assert missing(Guard("nothing", "text.py", "no such piece", "", ""))
