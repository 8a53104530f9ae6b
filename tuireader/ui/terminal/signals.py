"""Leaving when told to: SIGHUP, SIGTERM and SIGINT end the reader in order, and after a second without it.

Nothing needs saving at that moment, since every mark is on disk already; what is owed is the terminal, put
right, and the exit code 128 + n that shells expect.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

GRACE = 1.0  # seconds for leaving in order
HANDLED = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


def install(app: App[Any], *, grace: float = GRACE) -> None:
    """From now on the signals in `HANDLED` make `app` exit with 128 + n.

    To be called in the main thread while the app runs (``on_mount``). A signal that is ignored stays ignored
    (nohup). If the app has not ended `grace` seconds later, the terminal is restored and the process ended.
    """
    loop = asyncio.get_running_loop()

    def handle(number: int, _: FrameType | None) -> None:
        leave(app, loop, 128 + number, grace=grace)

    for number in HANDLED:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handle)


def leave(app: App[Any], loop: asyncio.AbstractEventLoop, code: int, *, grace: float = GRACE) -> None:
    """Ask `app` to exit with `code`, end the process after `grace` seconds. For any thread, any handler."""
    timer = threading.Timer(grace, _end, (code, getattr(app._driver, "put_right", None)))
    timer.daemon = True
    timer.start()
    with contextlib.suppress(RuntimeError):  # the loop is closed: the app is leaving already
        loop.call_soon_threadsafe(lambda: app.exit(return_code=code))


def _end(code: int, put_right: Callable[[], None] | None) -> None:
    """The end of a process that could not leave by itself; a line that takes nothing does not hold it up."""
    if put_right is not None:
        helper = threading.Thread(target=put_right, daemon=True)
        helper.start()
        helper.join(0.2)
    os._exit(code)
