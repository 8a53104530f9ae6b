"""One at a time: a lease is held, renewed, given back, and taken from the dead."""

from __future__ import annotations

import pytest

from tests.library_builder import DAY, Shelf
from tuireader.errors import RunningError
from tuireader.store import leases


def test_a_second_holder_is_told_who_and_how_long(shelf: Shelf) -> None:
    db = shelf.library.db
    with leases.hold(db, "refresh", "anna", shelf.clock, 100):
        shelf.clock.go_on(40)
        with pytest.raises(RunningError) as caught, leases.hold(db, "refresh", "bert", shelf.clock, 100):
            pass
        assert "anna" in str(caught.value) and "60 seconds" in str(caught.value)
        with leases.hold(db, "something else", "bert", shelf.clock, 100):
            pass
    with leases.hold(db, "refresh", "bert", shelf.clock, 100):
        pass


def test_one_that_died_is_not_waited_for(shelf: Shelf) -> None:
    db = shelf.library.db
    dead = leases.hold(db, "refresh", "anna", shelf.clock, 100)
    dead.__enter__()
    shelf.clock.go_on(100)
    with leases.hold(db, "refresh", "bert", shelf.clock, 100):
        dead.__exit__(None, None, None)
        with pytest.raises(RunningError), leases.hold(db, "refresh", "carl", shelf.clock, 100):
            pass


def test_one_that_was_given_by_a_clock_years_ahead_is_not_waited_for(shelf: Shelf) -> None:
    db, right = shelf.library.db, shelf.clock()
    shelf.clock.go_on(10 * 365 * DAY)
    with leases.hold(db, "refresh", "anna", shelf.clock, 100) as renew:
        shelf.clock.seconds = right
        renew()  # the clock is put right while it runs
        with pytest.raises(RunningError), leases.hold(db, "refresh", "bert", shelf.clock, 100):
            pass
    shelf.clock.go_on(10 * 365 * DAY)
    dead = leases.hold(db, "refresh", "anna", shelf.clock, 100)
    dead.__enter__()
    shelf.clock.seconds = right
    with leases.hold(db, "refresh", "bert", shelf.clock, 100):
        pass


def test_one_that_lives_renews(shelf: Shelf) -> None:
    db = shelf.library.db
    with leases.hold(db, "refresh", "anna", shelf.clock, 100) as renew:
        for _ in range(5):
            shelf.clock.go_on(60)
            renew()
        with pytest.raises(RunningError), leases.hold(db, "refresh", "bert", shelf.clock, 100):
            pass


def test_it_is_given_back_when_something_fails(shelf: Shelf) -> None:
    with pytest.raises(ZeroDivisionError), leases.hold(shelf.library.db, "refresh", "anna", shelf.clock, 100):
        raise ZeroDivisionError
    assert shelf.library.db.execute("SELECT * FROM leases").fetchall() == []
