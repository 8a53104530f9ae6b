"""Work that never ends, and work that takes all memory: for what must survive it."""

from __future__ import annotations

import time


def never_ends(*_arguments: object) -> None:
    while True:
        time.sleep(0.01)


def never_rests(*_arguments: object) -> None:
    while True:
        pass


def rests(seconds: float) -> str:
    """As on a machine that has other things to do."""
    time.sleep(seconds)
    return "rested"


def takes_all_memory(*_arguments: object) -> int:
    return len(b"x" * (8 << 30))


def dies(*_arguments: object) -> None:
    import os

    os._exit(3)


def doubles(text: str) -> str:
    print("what a job prints goes nowhere")
    return text + text
