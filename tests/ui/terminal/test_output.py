"""The output thread on a pty that is read when the test says so."""

from __future__ import annotations

import contextlib
import os
import select
import threading
import time
import tty
from collections.abc import Iterator

import pytest

from tests.decoded_screen import Decoder
from tuireader.ui.terminal.differ import ScreenDiffer
from tuireader.ui.terminal.output import Output

COLUMNS, ROWS = 120, 40


@pytest.fixture
def line() -> Iterator[tuple[int, int]]:
    """Both ends of a pty: the terminal's and the program's."""
    master, slave = os.openpty()
    tty.setraw(slave)
    yield master, slave
    for fd in (master, slave):
        with contextlib.suppress(OSError):
            os.close(fd)


def frame(number: int) -> str:
    return "".join(
        f"\x1b[{y + 1};1H{number} {'漢' * (y % 7)} row {y} {number * y * 7919}".ljust(COLUMNS - 8) for y in range(ROWS)
    )


def read(master: int, decoder: Decoder, output: Output) -> int:
    """Everything until the thread has ended and the line is empty; how many bytes it was."""
    total = 0
    while output.is_alive() or select.select([master], [], [], 0.05)[0]:
        if select.select([master], [], [], 0.05)[0]:
            data = os.read(master, 65536)
            total += len(data)
            decoder.feed(data)
    return total


def test_while_the_line_is_full_old_frames_are_dropped(line: tuple[int, int]) -> None:
    master, slave = line
    differ = ScreenDiffer(COLUMNS, ROWS)
    output = Output(slave, differ, lambda: None)
    output.start()
    for number in range(300):
        output.write(frame(number))
    output.write("\x1b[?25l")
    threading.Thread(target=output.stop).start()
    thin, raw = Decoder(COLUMNS, ROWS), Decoder(COLUMNS, ROWS)
    total = read(master, thin, output)
    raw.feed(frame(299).encode())
    assert thin.screen.cells() == raw.screen.cells()
    assert 25 not in thin.screen.private_modes
    assert total < 100_000 < 300 * len(frame(299))


def test_while_the_line_is_full_nothing_piles_up(line: tuple[int, int]) -> None:
    master, slave = line
    output = Output(slave, ScreenDiffer(COLUMNS, ROWS), lambda: None)
    output.start()
    for number in range(60):  # far more than the pty holds, one by one, so that the thread gets stuck in between
        output.write(frame(number))
        time.sleep(0.005)
    end = time.monotonic() + 30
    while output.backlog:
        assert time.monotonic() < end, f"{output.backlog} frames wait"
        time.sleep(0.01)
    os.close(master)
    output.stop()


def test_every_state_is_right_however_the_line_stutters(line: tuple[int, int]) -> None:
    """Read in small bites between frames: at each rest the screen is the newest one."""
    master, slave = line
    output = Output(slave, ScreenDiffer(COLUMNS, ROWS), lambda: None)
    output.start()
    thin, raw = Decoder(COLUMNS, ROWS), Decoder(COLUMNS, ROWS)
    for number in range(0, 60, 3):
        for step in range(3):
            output.write(frame(number + step))
            if select.select([master], [], [], 0.002)[0]:
                thin.feed(os.read(master, 700 + 97 * step))
        raw.feed(frame(number + 2).encode())
        patience = time.monotonic() + 30
        while time.monotonic() < patience:
            while select.select([master], [], [], 0.03)[0]:
                thin.feed(os.read(master, 65536))
            if thin.screen.cells() == raw.screen.cells():
                break
        assert thin.screen.cells() == raw.screen.cells()
    output.stop()


def test_a_terminal_that_is_gone_is_told_once_and_costs_nothing(line: tuple[int, int]) -> None:
    master, slave = line
    told = threading.Semaphore(0)
    output = Output(slave, ScreenDiffer(COLUMNS, ROWS), told.release)
    output.start()
    os.close(master)
    for number in range(50):
        output.write(frame(number))
    assert told.acquire(timeout=30)
    output.stop()
    assert not output.is_alive()
    assert not told.acquire(blocking=False)


def test_changes_come_in_order_with_what_is_written(line: tuple[int, int]) -> None:
    master, slave = line
    output = Output(slave, ScreenDiffer(10, 2), lambda: None)
    output.start()
    decoder = Decoder(20, 3)
    output.write("\x1b[1;1Hsmall")
    output.change(lambda differ: differ.resize(20, 3))
    output.write("\x1b[3;15Hlarge")
    threading.Thread(target=output.stop).start()
    read(master, decoder, output)
    assert decoder.screen.rows() == ["small", "", " " * 14 + "large"]


def test_what_is_no_unicode_does_not_stop_it(line: tuple[int, int]) -> None:
    master, slave = line
    output = Output(slave, ScreenDiffer(20, 2), lambda: None)
    output.start()
    output.write("a\ud800b")
    threading.Thread(target=output.stop).start()
    decoder = Decoder(20, 2)
    read(master, decoder, output)
    assert decoder.screen.rows()[0] == "a?b"
