"""The driver in a real pty, with a real process: same screens as Textual's own, fewer bytes, a good end."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.drivers.linux_driver import LinuxDriver

from tests.terminal_screen import Terminal
from tuireader.ui.terminal.driver import DiffDriver, driver_class

APP = [sys.executable, str(Path(__file__).with_name("tiny_app.py"))]


@contextmanager
def running(cols: int = 80, rows: int = 24, driver: str = "diff", **env: str) -> Iterator[Terminal]:
    with Terminal(APP, cols, rows, {"TUIREADER_DRIVER": driver, **env}) as terminal:
        terminal.wait_for("READY")
        terminal.settle()
        yield terminal


@pytest.fixture(scope="module")
def tiny() -> Iterator[Terminal]:
    """One app for all tests that leave it as they found it."""
    with running() as terminal:
        yield terminal


def test_the_environment_chooses_the_driver() -> None:
    assert driver_class({}) is DiffDriver
    assert driver_class({"TUIREADER_DRIVER": "stock"}) is LinuxDriver


@pytest.mark.parametrize(
    ("cols", "rows", "env"), [(80, 24, {}), pytest.param(61, 17, {"TERM": "linux"}, marks=pytest.mark.long)]
)
def test_same_screens_as_the_stock_driver_in_far_fewer_bytes(cols: int, rows: int, env: dict[str, str]) -> None:
    keys = ["j", "j", "pagedown", "j", "k", "pagedown", "pageup", "enter", "j", "pagedown", "q", "k", "pageup"]
    with running(cols, rows, "stock", **env) as stock, running(cols, rows, "diff", **env) as diff:
        sizes = {stock: [stock.bytes_since()], diff: [diff.bytes_since()]}
        for key in ["", *keys]:
            for terminal in (stock, diff):
                if key:
                    terminal.press(key)
            for terminal in (stock, diff):
                terminal.settle(0.05)
                sizes[terminal].append(terminal.bytes_since())
            assert diff.cells() == stock.cells(), f"after {key}"
        for size in ((cols + 9, rows + 5), (cols - 20, rows - 6)):
            for terminal in (stock, diff):
                terminal.resize(*size)
            for terminal in (stock, diff):
                terminal.settle(0.1)
            assert diff.cells() == stock.cells(), f"after {size}"
    assert sum(sizes[diff]) * 2 < sum(sizes[stock]), sizes


def test_a_move_costs_two_rows_and_a_scroll_one_row_more(tiny: Terminal) -> None:
    tiny.press("j")
    tiny.settle()
    tiny.bytes_since()
    tiny.press("j")
    tiny.settle()
    assert 0 < tiny.bytes_since() <= 200
    tiny.press(*["j"] * 22)
    tiny.settle()
    tiny.bytes_since()
    tiny.press("j")
    tiny.settle()
    assert 0 < tiny.bytes_since() <= 210
    tiny.press(*["k"] * 25)
    tiny.settle()


def test_idle_sends_nothing_and_does_nothing(tiny: Terminal) -> None:
    tiny.bytes_since()
    before = tiny.cpu_seconds()
    time.sleep(1)
    assert tiny.bytes_since() == 0
    assert tiny.cpu_seconds() - before < 0.05


def test_stray_bytes_do_not_end_the_app(tiny: Terminal) -> None:
    for stray in (
        b"\xff",
        b"\xc3",
        b"\xe2\x82",
        b"\x80\xfe\xff",
        b"\x1b[99999999999u",
        b"\x1b[1114112u",
        b"\x1b[?9;9$y",
    ):
        tiny.send(stray)
        tiny.settle(0.02)
    tiny.send(b"\x1b")
    tiny.press("escape", "j")
    tiny.settle()
    assert moves_of(tiny) == [1]
    tiny.press("k")
    tiny.settle()


def moves_of(terminal: Terminal) -> list[int]:
    """The rows under the cursor: those in reverse, counted from the first of the list."""
    return [y - 1 for y, row in enumerate(terminal.cells()) if row[10].reverse]


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, *(pytest.param(one, marks=pytest.mark.long) for one in (signal.SIGHUP, signal.SIGINT))]
)
def test_a_signal_ends_it_in_order(number: signal.Signals) -> None:
    with running() as terminal:
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        assert not terminal.alternate()
        assert terminal.private_modes() == {7, 25}


def test_a_signal_ends_it_even_when_it_is_busy() -> None:
    with running() as terminal:
        terminal.press("b")
        terminal.wait_for("BUSY")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert not terminal.alternate()
        assert terminal.private_modes() == {7, 25}


@pytest.mark.long
def test_a_closed_terminal_ends_it() -> None:
    with running() as terminal:
        terminal.hang_up()
        assert terminal.wait_exit() == 128 + signal.SIGHUP


def test_a_closed_terminal_ends_it_though_no_signal_tells() -> None:
    """As a child of a shell that ignores SIGHUP: all there is to notice is the end of the input."""
    with Terminal(["sh", "-c", f"trap '' HUP; {APP[0]} {APP[1]}; exit $?"], 80, 24) as terminal:
        terminal.wait_for("READY")
        terminal.settle()
        terminal.hang_up()
        assert terminal.wait_exit() == 128 + signal.SIGHUP


def test_suspend_and_come_back() -> None:
    with running() as terminal:
        terminal.press("j")
        terminal.settle()
        before = terminal.cells()
        terminal.press("ctrl+z")
        terminal.wait_until(lambda: not terminal.alternate(), what="left the alternate screen")
        terminal.wait_until(lambda: state(terminal.process.pid) == "T", what="stopped")
        assert 25 in terminal.private_modes()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("READY")
        terminal.settle(0.2)
        assert terminal.cells() == before
        terminal.press("j", "k")
        terminal.settle()
        assert terminal.cells() == before


def test_stops_that_their_continuations_overtake(tiny: Terminal) -> None:
    tiny.press("j")
    tiny.settle()
    before = tiny.cells()
    for _ in range(10):
        tiny.signal(signal.SIGTSTP)
        tiny.signal(signal.SIGCONT)
    tiny.settle(0.3)
    assert state(tiny.process.pid) != "T"
    tiny.press("j", "k")
    tiny.settle()
    assert tiny.cells() == before


def test_a_stop_of_which_nobody_was_told(tiny: Terminal) -> None:
    before = tiny.cells()
    tiny.signal(signal.SIGSTOP)
    tiny.wait_until(lambda: state(tiny.process.pid) == "T", what="stopped")
    tiny.signal(signal.SIGCONT)
    tiny.wait_for("READY")
    tiny.settle(0.2)
    assert tiny.cells() == before
    tiny.press("j", "k")
    tiny.settle()
    assert tiny.cells() == before


def state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_a_program_run_under_suspend_leaves_no_trace(tiny: Terminal) -> None:
    before = tiny.cells()
    tiny.press("s")
    tiny.wait_for("from the shell")
    tiny.wait_for("READY")
    tiny.settle(0.2)
    assert tiny.cells() == before


def test_repaint_removes_what_another_program_wrote(tiny: Terminal) -> None:
    before = tiny.cells()
    tiny.press("x")
    tiny.wait_for("broadcast message")
    tiny.settle()
    tiny.press("ctrl+l")
    tiny.settle()
    assert tiny.cells() == before


def test_a_full_line_does_not_hold_up_the_app_nor_lose_the_end() -> None:
    with running() as terminal, running() as other:
        with terminal.stalled():
            terminal.press(*["pagedown"] * 40)
            time.sleep(0.3)
        other.press(*["pagedown"] * 40)
        for each in (terminal, other):
            each.wait_for("  840  ")
            each.settle()
        assert terminal.cells() == other.cells()


def test_a_resize_that_is_taken_back_leaves_no_trace(tiny: Terminal) -> None:
    before = tiny.cells()
    tiny.resize(40, 12)
    tiny.resize(80, 24)
    tiny.settle(0.2)
    assert tiny.cells() == before


@pytest.mark.long
def test_output_goes_to_the_terminal_though_stderr_is_redirected(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with Terminal(["sh", "-c", f"exec {APP[0]} {APP[1]} 2>{log}"], 80, 24) as terminal:
        terminal.wait_for("READY")
    assert "READY" not in log.read_text()


@pytest.mark.long
def test_a_locale_that_says_nothing_still_shows_every_character() -> None:
    with running(LC_ALL="", LANG="", LC_CTYPE="", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") as terminal:
        terminal.wait_for("漢字")
        assert os.linesep not in terminal.screen()[3]


@pytest.mark.long
def test_a_locale_that_says_something_else_than_utf_8_gets_ascii() -> None:
    with running(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") as terminal:
        terminal.wait_for("????")
        assert all(row.isascii() for row in terminal.screen())
