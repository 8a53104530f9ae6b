"""What a command waits for, said on stderr where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tuireader.cli._streams import tell

AFTER = 1.0
"""Seconds for which nobody wonders what is going on."""


def telling_once() -> Callable[[float], None]:
    """Says, the first time that a wait for another program is long, what is waited for (`progress.waits_told_to`)."""
    said = False

    def hear(seconds: float) -> None:
        nonlocal said
        if not said and seconds >= AFTER and sys.stderr.isatty():
            said = True
            tell("waiting for another program that is writing the library; ^C gives up")

    return hear
