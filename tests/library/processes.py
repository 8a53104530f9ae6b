"""Programs beside the test: forked, so that twenty of them start in no time, and killed at any moment."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO


@dataclass(slots=True)
class Program:
    """A running child. `said` gives its lines."""

    pid: int
    said: TextIO

    def kill(self) -> None:
        """End it as a power failure would."""
        os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> tuple[int, list[str]]:
        """(exit status, negative for a signal; the lines not read yet)."""
        lines = self.said.read().splitlines()
        self.said.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]), lines


def start(work: Callable[[Callable[[object], None]], None]) -> Program:
    """A child that does `work` and leaves; `work` gets a function that says a line at once.

    It must open its own library: a connection does not live on in a child (sqlite.org/howtocorrupt.html, 2.6).
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Program(pid, os.fdopen(reading, encoding="utf-8"))
    status = 1
    try:
        os.close(reading)
        work(lambda line: void(os.write(writing, f"{line}\n".encode())))
        status = 0
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(status)


def void(_: object) -> None:
    """Nothing."""
