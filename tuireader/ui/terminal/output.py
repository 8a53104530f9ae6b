"""The thread that owns the line to the terminal: it sends the newest state, never a queue of old ones.

While the line is full, frames go on being read into the differ; when it is free again one difference is sent,
from what was last sent to what is wanted now. Writing never blocks the program; what is kept is one screen.
"""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

from tuireader.ui.terminal.differ import ScreenDiffer

_CHUNK = 4096  # bytes at once: what a pty takes
_LOOK_UP = 0.1  # seconds: how often a full line is looked at while nothing else happens
_PATIENCE = 2.0  # seconds without progress after which the last bytes are given up at the end

Change = Callable[[ScreenDiffer], None]


class Output(threading.Thread):
    """Sends to file descriptor `fd` what `write` is given, as differences, in UTF-8.

    `write` and `change` may be called from any thread, and from a signal handler that interrupted one of them
    (SimpleQueue.put is reentrant). `lost` is called from the thread when the terminal is gone.
    """

    def __init__(self, fd: int, differ: ScreenDiffer, lost: Callable[[], None]) -> None:
        super().__init__(daemon=True, name="terminal-output")
        self._fd = _own_descriptor(fd)
        self._differ = differ
        self._lost = lost
        self._gone = False
        self._inbox: SimpleQueue[str | Change | None] = SimpleQueue()
        self._ending = False
        self._outbox = bytearray()

    def write(self, data: str) -> None:
        """Frames and whatever else is meant for the terminal."""
        self._inbox.put(data)

    def change(self, change: Change) -> None:
        """Do something to the differ, in order with what is written."""
        self._inbox.put(change)

    @property
    def backlog(self) -> int:
        """How many writes and changes have not been read yet; near 0 even while the line is full."""
        return self._inbox.qsize()

    def stop(self) -> None:
        """Send what is left, then end; give up if the line takes nothing for two seconds."""
        self._inbox.put(None)
        if self.is_alive():
            self.join()

    def run(self) -> None:
        try:
            while not self._ending:
                self._read(wait=True)
                while self._outbox or self._differ.pending:
                    if not self._outbox:
                        self._outbox += self._differ.take().encode("utf-8", "replace")
                    if not self._send():
                        break
                    self._read(wait=False)
        except BaseException:
            self._lost()  # a program that cannot be seen must not go on
            raise
        finally:
            os.close(self._fd)

    def _read(self, *, wait: bool) -> None:
        """Empty the inbox; with `wait`, sleep until something is in it."""
        try:
            item = self._inbox.get() if wait else self._inbox.get_nowait()
            while True:
                if item is None:
                    self._ending = True
                elif isinstance(item, str):
                    self._outbox += self._differ.feed(item).encode("utf-8", "replace")
                else:
                    item(self._differ)
                item = self._inbox.get_nowait()
        except Empty:
            return

    def _send(self) -> bool:
        """Send what the line takes now, waiting for it a moment. False if nothing will ever be sent again."""
        if self._gone:
            self._outbox.clear()
            return True
        deadline = time.monotonic() + _PATIENCE
        while not self._line_is_free():
            if self._ending and time.monotonic() > deadline:
                return False
            self._read(wait=False)
        try:
            del self._outbox[: os.write(self._fd, self._outbox[:_CHUNK])]
        except BlockingIOError:
            pass
        except OSError:
            self._gone = True
            self._lost()
        return True

    def _line_is_free(self) -> bool:
        return bool(select.select([], [self._fd], [], _LOOK_UP)[1])


def _own_descriptor(fd: int) -> int:
    """The same terminal, opened anew without blocking; the descriptor shared with the shell stays as it is.

    Where it cannot be opened, or is no terminal, a copy of `fd`: then a full line blocks the thread, no more.
    """
    try:
        return os.open(os.ttyname(fd), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return os.dup(fd)
