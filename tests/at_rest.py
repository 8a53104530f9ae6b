"""Whether a process, with those it has started, sleeps: looked up in /proc, so it holds however busy the machine is.

A thread that waits for a processor is not asleep. Elsewhere than on Linux all processes seem to sleep.
"""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from contextlib import suppress

A_GLANCE = 4_000_000
"""Nanoseconds of a processor, at most, that a thread takes which only looks whether there is anything to do: the reader
does so each second, in a quarter of it. What is done after a pause and is shown is more, and is seen by its bytes."""

Pulse = dict[tuple[int, int], int]
"""The threads of a process and of those it has started, by process and thread: nanoseconds on a processor so far."""


def pulse(pid: int) -> Pulse | None:
    """What has run so far; None while a thread is on a processor, waits for one, or for a disk."""
    found: Pulse = {}
    for process in _with_children(pid):
        for thread in _threads(process):
            with suppress(OSError, IndexError):  # it ended meanwhile
                if _words(f"{thread}/stat", behind=b")")[0] in b"RD":
                    return None
                found[process, int(thread.rpartition("/")[2])] = int(_words(f"{thread}/schedstat")[0])
    return found


def asleep(pid: int) -> Pulse | None:
    """What has run so far, if for a moment nothing did: one thread may wake another while they are looked at."""
    before = pulse(pid)
    return before if before is not None and pulse(pid) == before else None


def only_glanced(before: Pulse, now: Pulse) -> bool:
    """Whether nothing worth telling ran between the two: the same threads, that looked round at most."""
    return before.keys() == now.keys() and all(now[thread] - before[thread] < A_GLANCE for thread in now)


def unread(terminal: str) -> bool:
    """Whether the program on the other side has yet to read what was typed into `terminal`, such as ``/dev/pts/3``.

    To ask makes the system hand on what is still on its way (Linux, n_tty_poll).
    """
    try:
        there = os.open(terminal, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        return False  # nobody is there any more
    try:
        return bool(select.select([there], [], [], 0)[0])
    finally:
        os.close(there)


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    for thread in _threads(pid):
        with suppress(OSError):
            for child in _words(f"{thread}/children"):
                yield from _with_children(int(child))


def _threads(pid: int) -> list[str]:
    """The folders of a process's threads."""
    with suppress(OSError):
        return [thread.path for thread in os.scandir(f"/proc/{pid}/task")]
    return []


def _words(path: str, behind: bytes = b"") -> list[bytes]:
    """The words of a file, those behind the last of some letters: plain calls, as this is done hundreds of times."""
    file = os.open(path, os.O_RDONLY)
    try:
        content = os.read(file, 1 << 16)
    finally:
        os.close(file)
    return (content.rpartition(behind)[2] if behind else content).split()
