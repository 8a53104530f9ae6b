"""Stopped and continued (^Z and ``fg``, ``kill -STOP`` and ``-CONT``): the terminal is the shell's meanwhile.

Python hears of signals that came together by their numbers: of a SIGCONT before the SIGTSTP that it ended, and of that
only when the first has been answered. A stop whose continuation has been heard already must not be obeyed, for nothing
would continue the program any more.
"""

from __future__ import annotations

import math
import os
import signal
import time
from collections.abc import Callable

TOGETHER = 0.1
"""Seconds within which a stop that is heard after a continuation was answered is taken for the one that it ended."""


def halt() -> None:
    """Stop this process; returns when it is continued."""
    os.kill(os.getpid(), signal.SIGSTOP)


class Stopping:
    """Gives the terminal back before a stop, and takes it again afterwards; called by the handlers of the signals."""

    def __init__(
        self,
        give_back: Callable[[], None],
        take: Callable[[], bool],
        *,
        stop: Callable[[], None] = halt,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`take` says whether the terminal could be taken: not in the background, where the system stops whoever tries
        until the program is in the foreground again."""
        self._give_back, self._take, self._stop = give_back, take, stop
        self._now = now
        self._away = False
        """Whether the terminal was given back."""
        self._busy = False
        """Whether it is being given back or taken."""
        self._continuations = 0
        """How many were heard."""
        self._answered = -math.inf
        """When one was answered last."""

    def stop(self) -> None:
        """SIGTSTP: stop, unless the continuation is here already."""
        if self._busy or self._now() - self._answered < TOGETHER:
            return
        before = self._continuations
        self._leave()
        if self._continuations == before:
            self._stop()
        else:
            self._return()

    def go_on(self) -> None:
        """SIGCONT: take the terminal, also after a stop of which nobody was told (SIGSTOP)."""
        self._continuations += 1
        if self._busy:
            return
        if not self._away:
            self._leave()
        self._return()

    def _leave(self) -> None:
        self._busy = True
        try:
            self._give_back()
            self._away = True
        finally:
            self._busy = False

    def _return(self) -> None:
        """Take the terminal, again after each continuation that comes meanwhile."""
        self._busy = True
        try:
            heard = -1
            while self._away and heard != self._continuations:
                heard = self._continuations
                self._away = not self._take()
        finally:
            self._busy = False
        self._answered = self._now()
