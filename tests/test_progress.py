"""How far work is: told to who waits, in parts, and stopped from there."""

from __future__ import annotations

import pytest

from tuireader import progress


def heard(work: object) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    with progress.told_to(lambda done, total: told.append((done, total))):
        assert callable(work)
        work()
    return told


def test_each_tells_before_every_item() -> None:
    assert heard(lambda: list(progress.each("abc"))) == [(0, 3), (1, 3), (2, 3)]


def test_parts_count_together() -> None:
    def work() -> None:
        with progress.part(0, 2):
            progress.tell(1, 4)
        with progress.part(1, 2):
            progress.tell(1, 4)
        progress.tell(8, 8)

    assert heard(work) == [(1, 8), (5, 8), (8, 8)]


def test_where_nobody_listens_nothing_happens() -> None:
    with progress.part(0, 2):
        assert list(progress.each("ab")) == ["a", "b"]


def test_who_listens_may_stop_it() -> None:
    done: list[str] = []

    def hear(number: int, total: int) -> None:
        if number == 2:
            raise progress.Stopped

    with pytest.raises(progress.Stopped), progress.told_to(hear):
        done.extend(one for one in progress.each("abcd"))
    with progress.told_to(lambda *_: None):
        progress.tell(2, 4)


def test_waits_are_heard_where_somebody_listens() -> None:
    heard: list[float] = []
    progress.wait(1.0)
    with progress.waits_told_to(heard.append):
        progress.wait(2.0)
    progress.wait(3.0)
    assert heard == [2.0]
