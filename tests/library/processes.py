"""Programs beside the test: forked, so that twenty of them start in no time, and killed at any moment."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tuireader.library import open_library
from tuireader.library.intake import importing
from tuireader.library.search import searching


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


Say = Callable[[object], None]
"""Says a line at once."""


def start(work: Callable[[Say], None]) -> Program:
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


def holding(library: Path, seconds: float) -> Program:
    """A program that holds a library as a writer does; it has begun when this returns."""

    def hold(say: Say) -> None:
        with open_library(library) as held:
            held.db.execute("BEGIN IMMEDIATE")
            say("held")
            time.sleep(seconds)
            held.db.execute("COMMIT")

    program = start(hold)
    assert program.said.readline() == "held\n"
    return program


def taking(library: Path, folder: Path) -> Program:
    """A program that imports a folder and then indexes; it says the result of each document."""

    def take(say: Say) -> None:
        with open_library(library, durable=False) as taken:
            for one in importing.import_files(taken, importing.find([folder])):
                say(one.result)
            for _ in searching.catch_up(taken, 20):
                pass

    return start(take)
