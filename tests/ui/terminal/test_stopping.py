"""Stopped and continued, in whatever order Python hears of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tuireader.ui.terminal.stopping import TOGETHER, Stopping


class Terminal:
    """A terminal that is given back and taken, and what comes in between."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.while_given_back: Callable[[], None] = lambda: None
        self.while_taken: Callable[[], bool] = lambda: True
        self.while_stopped: Callable[[], None] = lambda: None
        self.time = 1000.0
        self.signals = Stopping(self._give_back, self._take, stop=self._stop, now=lambda: self.time)

    def _give_back(self) -> None:
        self.said.append("given back")
        self.while_given_back()

    def _take(self) -> bool:
        taken = self.while_taken()
        self.said.append("taken" if taken else "not to be had")
        return taken

    def _stop(self) -> None:
        self.said.append("stopped")
        self.while_stopped()


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


def test_a_stop_ends_with_its_continuation(terminal: Terminal) -> None:
    terminal.while_stopped = terminal.signals.go_on
    terminal.signals.stop()
    assert terminal.said == ["given back", "stopped", "taken"]


def test_a_continuation_that_overtakes_its_stop_ends_it(terminal: Terminal) -> None:
    terminal.signals.go_on()
    terminal.signals.stop()
    assert "stopped" not in terminal.said
    assert terminal.said[-1] == "taken"


def test_so_it_is_where_the_terminal_is_taken_slowly(terminal: Terminal) -> None:
    """Python runs the handler of the stop once that of the continuation is through."""

    def slowly() -> bool:
        terminal.time += 5
        return True

    terminal.while_taken = slowly
    terminal.signals.go_on()
    terminal.signals.stop()
    assert "stopped" not in terminal.said
    assert terminal.said[-1] == "taken"


def test_a_continuation_while_the_terminal_is_given_back_is_not_lost(terminal: Terminal) -> None:
    terminal.while_given_back = terminal.signals.go_on
    terminal.signals.stop()
    assert terminal.said == ["given back", "taken"]


def test_a_stop_long_after_a_continuation_is_one(terminal: Terminal) -> None:
    terminal.signals.go_on()
    terminal.time += TOGETHER
    terminal.while_stopped = terminal.signals.go_on
    terminal.signals.stop()
    assert terminal.said == ["given back", "taken", "given back", "stopped", "taken"]


def test_in_the_background_the_terminal_is_taken_once_it_can_be(terminal: Terminal) -> None:
    def in_background() -> bool:
        terminal.while_taken = lambda: True
        terminal.signals.go_on()  # ``fg``, while the system holds what tried to take the terminal
        return False

    terminal.while_stopped = terminal.signals.go_on  # ``bg``
    terminal.while_taken = in_background
    terminal.signals.stop()
    assert terminal.said == ["given back", "stopped", "not to be had", "taken"]


def test_what_cannot_be_taken_is_taken_at_the_next_continuation(terminal: Terminal) -> None:
    terminal.while_taken = lambda: False
    terminal.while_stopped = terminal.signals.go_on
    terminal.signals.stop()
    terminal.while_taken = lambda: True
    terminal.signals.go_on()
    assert terminal.said == ["given back", "stopped", "not to be had", "taken"]
