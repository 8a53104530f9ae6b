"""A command on a terminal of its own: what it sent, how it ended, what it cost."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 100.0
"""Seconds until a command counts as hanging."""


@dataclass(frozen=True)
class Ran:
    """What came of a command. `code`: negative for a signal, None where it hung and was ended."""

    code: int | None
    sent: bytes
    cpu_seconds: float
    """Its own time, with that of the processes it started and waited for."""
    megabytes: float
    """Of the largest of these processes."""

    @property
    def died(self) -> bool:
        """Whether it hung, was ended by a signal, or told of a fault of ours."""
        ours = (b"Traceback (most recent", b"tuireader stopped: unexpected")
        return self.code not in (0, 1, 2, 3) or any(words in self.sent for words in ours)


def on_a_terminal(
    *arguments: str | bytes | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: int = subprocess.DEVNULL,
    patience: float = PATIENCE,
) -> Ran:
    """`tuireader ARGUMENTS`, with a terminal for what it says."""
    master, slave = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tuireader", *(os.fsencode(argument) for argument in arguments)],
        stdin=stdin,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm-256color", "LANG": "C.UTF-8", **(env or {})},
        start_new_session=True,
    )
    os.close(slave)
    sent, end = bytearray(), time.monotonic() + patience
    try:
        while select.select([master], [], [], max(0, end - time.monotonic()))[0]:
            try:
                part = os.read(master, 1 << 16)
            except OSError:  # nobody has the terminal open any more
                break
            sent += part
        else:
            os.killpg(process.pid, signal.SIGKILL)
        _, status, cost = os.wait4(process.pid, 0)
    finally:
        os.close(master)
    process.returncode = os.waitstatus_to_exitcode(status)  # it is waited for already
    hung = time.monotonic() >= end
    return Ran(None if hung else process.returncode, bytes(sent), cost.ru_utime + cost.ru_stime, cost.ru_maxrss / 1024)
