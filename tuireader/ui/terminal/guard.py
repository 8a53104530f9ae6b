"""A small process that puts the terminal right when the reader is killed: ``kill -9``, out of memory, a crash.

It is forked before anything is loaded, so it costs a few pages, and sleeps in a read until the reader's end of a pipe
is closed, which the kernel does however the reader ends. It is the child, not the parent: signals, job control and the
exit code stay the reader's own.
"""

from __future__ import annotations

import os
import signal
import termios

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RESTORE = (
    # What the driver may have switched on: synchronised output, mouse, focus, paste and size reports, kitty's
    # keyboard, colours, margins; then wrapping, the main screen, the cursor.
    "\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l\x1b[?2004l\x1b[?2048l"
    "\x1b[<u\x1b[m\x1b[?69l\x1b[r\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""What gives the terminal back to the shell."""

LAST_WORDS = (
    "tuireader was ended from outside; what was marked is stored.\r\nIf the terminal looks wrong, type: reset\r\n"
)
_ON, _OFF = b"1", b"0"


class Guard:
    """The reader's end of the pipe."""

    def __init__(self, pipe: int):
        self._pipe = pipe

    def arm(self) -> None:
        """From now on the terminal is the reader's."""
        self._say(_ON)

    def rest(self) -> None:
        """The terminal is the shell's again: nothing is to be put right."""
        self._say(_OFF)

    def _say(self, word: bytes) -> None:
        try:
            os.write(self._pipe, word)
        except OSError:
            return  # killed itself: nothing can be done, and nothing depends on it


class NoGuard(Guard):
    """Where there is no process to be had."""

    def __init__(self) -> None:
        super().__init__(-1)

    def _say(self, word: bytes) -> None:
        return


def start(fd: int, attributes: list[Any] | None = None) -> Guard:
    """A guard over the terminal `fd`, which has these attributes (as it is now, if None) when the shell has it.

    To be called before any thread is started.
    """
    try:
        attributes = attributes or termios.tcgetattr(fd)
        ours, readers = os.pipe()
        pid = os.fork()
    except (OSError, termios.error):
        return NoGuard()
    if pid:
        os.close(ours)
        return Guard(readers)
    try:
        os.close(readers)
        _watch(ours, fd, attributes)
    finally:
        os._exit(0)


def _watch(pipe: int, fd: int, attributes: list[Any]) -> None:
    for number in (
        signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTOU, signal.SIGTTIN
    ):  # fmt: skip
        signal.signal(number, signal.SIG_IGN)
    armed = False
    while word := os.read(pipe, 64):
        armed = word[-1:] == _ON
    if armed:
        os.write(fd, (RESTORE + LAST_WORDS).encode())
        termios.tcsetattr(fd, termios.TCSADRAIN, attributes)
