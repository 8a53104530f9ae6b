"""Once, after some time: as Textual's `set_timer`, but it always comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.timer import Timer


def once(pump: MessagePump, seconds: float, then: Callable[[], object]) -> Timer:
    """Call `then` after `seconds`, unless the timer is stopped.

    Textual's timers leave out what is overdue, which is right for what comes every second and wrong for what comes
    once: where the system holds the program up for longer than `seconds` as the timer begins, it would never come.
    """
    timer = pump.set_timer(seconds, then)
    timer._skip = False  # its task has not begun
    return timer
