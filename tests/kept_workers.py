"""Processes of `Worker` that outlive who started them: the next test asks one that has loaded its libraries.

Loading feedparser or trafilatura takes longer than most tests. What is asked, what is said and what is limited is the
same; a process that exceeded a limit, or that has a question before it, is ended as ever.
"""

from __future__ import annotations

import atexit
import os
import subprocess
from collections import defaultdict
from typing import Any

import pytest

from tuireader.worker import Worker

_KEPT: defaultdict[tuple[object, ...], list[tuple[subprocess.Popen[bytes], bool]]] = defaultdict(list)
"""By who started them, for what job and within what limits; each with whether it has said that it is ready."""

_BEGIN, _ASK, _STOP, _CLOSE = Worker.begin, Worker.ask, Worker.stop, Worker.close
_ASKED: set[Worker] = set()
"""Those that have a question before them."""


@pytest.fixture
def kept_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each `Worker` of the test takes a process that was kept, if there is one, and leaves its own to the next."""
    for name, method in (("begin", _begin), ("ask", _ask), ("stop", _stop), ("close", _close)):
        monkeypatch.setattr(Worker, name, method)


def _kind(worker: Worker) -> tuple[object, ...]:
    return os.getpid(), worker._job, worker._seconds, worker._megabytes


def _begin(worker: Worker) -> None:
    if worker._process is None and (kept := _KEPT[_kind(worker)]):
        worker._process, worker._loaded = kept.pop()
        worker._owner = os.getpid()
    _BEGIN(worker)


def _ask(worker: Worker, *arguments: object) -> Any:
    _ASKED.add(worker)
    try:
        return _ASK(worker, *arguments)
    finally:
        _ASKED.discard(worker)


def _stop(worker: Worker) -> None:
    if worker in _ASKED:
        _STOP(worker)


def _close(worker: Worker) -> int | None:
    process = worker._process
    if process is None or worker._owner != os.getpid() or process.poll() is not None or worker in _ASKED:
        return _CLOSE(worker)
    _KEPT[_kind(worker)].append((process, worker._loaded))
    worker._process = None
    return None


@atexit.register
def _end_all() -> None:
    for (owner, *_), kept in _KEPT.items():
        for process, _ in kept if owner == os.getpid() else ():
            process.kill()
            process.communicate()
