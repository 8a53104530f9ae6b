"""A function in a process of its own, within limits of time and memory: for what strangers may make slow or large.

``with Worker("package.module:function", seconds=10, megabytes=512) as worker: worker.ask(...)``. The process is
started with the first question and kept for the next; when it exceeds a limit it is killed, the question fails in
words, and the next one gets a new process, as it does where the process died between two questions, or belongs to
the process that this one was forked from. Arguments and answers are what msgpack carries.

The time is the process's own (user and system): on a busy machine the same document gets the same answer. By the
clock a question may take three times as long.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import subprocess
import sys
import time
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import Any, BinaryIO

from tuireader import ourselves
from tuireader.errors import TuireaderError

_HEAD = struct.Struct(">I")
_START = 30.0
"""Seconds a process may take to load its libraries, on a busy machine."""
_FREED_AT_ONCE = 1_000_000
"""Bytes of a piece of memory from which on it goes back to the system when it is freed (mallopt(3), GNU's)."""
_CLOCK = 3
"""How many times as long as its own time an answer may take by the clock."""


class LimitError(TuireaderError):
    """The work was given up: it took too long or too much memory, or its process died."""


class Worker:
    """One function in one process, asked one question at a time."""

    def __init__(self, job: str, *, seconds: float, megabytes: int) -> None:
        """`job`: ``module:function``. `seconds`: of its own time, for one answer. `megabytes`: address space in all."""
        self._job, self._seconds, self._megabytes = job, seconds, megabytes
        self._process: subprocess.Popen[bytes] | None = None
        self._loaded = False
        """Whether the process has said that it has loaded its libraries."""
        self._owner = 0
        """The process that started it."""

    def begin(self) -> None:
        """Start the process, if none is alive, and do not wait until it has loaded its libraries."""
        if self._process is not None and self._owner != os.getpid():
            self._process = None  # the answers would go to whoever reads first
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process, self._loaded, self._owner = self._start(), False, os.getpid()

    def ask(self, *arguments: object) -> Any:
        """What the function says to these arguments. Raises LimitError in words."""
        import msgspec

        content = msgspec.msgpack.encode(arguments)
        try:
            process = self._ready()
            assert process.stdin is not None
            process.stdin.write(_HEAD.pack(len(content)))
            process.stdin.write(content)
            process.stdin.flush()
            del content  # it may be large, and the answer takes long
            answer = msgspec.msgpack.decode(self._frame(self._seconds * _CLOCK))
        except TimeoutError:
            self.close()
            raise LimitError(self._too_slow) from None
        except (OSError, EOFError):
            broke = self.close() != -signal.SIGPROF
            raise LimitError("it broke down and was given up" if broke else self._too_slow) from None
        except BaseException:
            self.close()
            raise
        if "failed" in answer:
            self.close()  # what is left of its memory may not be enough for another
            much = f"it needed more than {self._megabytes} MB of memory and was given up"
            raise LimitError(much if answer["failed"] == "MemoryError" else f"it broke down ({answer['failed']})")
        return answer["said"]

    def stop(self) -> None:
        """From another thread: the question that waits for its answer fails at once."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> int | None:
        """End the process. Returns how it ended, negative for a signal; None where there is none of this process's."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return None
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        return process.wait()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _too_slow(self) -> str:
        return f"it took more than {self._seconds:g} s and was given up"

    def _ready(self) -> subprocess.Popen[bytes]:
        """The process, when it listens."""
        self.begin()
        if not self._loaded:
            self._frame(_START)
            self._loaded = True
        assert self._process is not None
        return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join([ourselves.HOME, *filter(None, [os.environ.get("PYTHONPATH", "")])])
        return subprocess.Popen(
            [*ourselves.command("tuireader.worker"), self._job, str(self._seconds), str(self._megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "MALLOC_MMAP_THRESHOLD_": str(_FREED_AT_ONCE)},
        )

    def _frame(self, seconds: float) -> bytearray:
        """What the process says next. Raises TimeoutError, EOFError where it ended."""
        deadline = time.monotonic() + seconds
        (size,) = _HEAD.unpack(self._read(_HEAD.size, deadline))
        return self._read(size, deadline)

    def _read(self, size: int, deadline: float) -> bytearray:
        process = self._process
        assert process is not None and process.stdout is not None
        number, content = process.stdout.fileno(), bytearray()
        while len(content) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([number], [], [], left)[0]:
                raise TimeoutError
            part = os.read(number, min(1 << 20, size - len(content)))
            if not part:
                raise EOFError
            content += part
        return content


# ---------------------------------------------------------------- the other side


def serve(job: str, seconds: float, megabytes: int) -> None:
    """Answer questions on standard input until it ends. What the job itself prints goes nowhere."""
    import msgspec

    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit(megabytes)
    module, _, name = job.partition(":")
    function = getattr(import_module(module), name)
    _say(answers, b"")
    while len(head := asked.read(_HEAD.size)) == _HEAD.size:
        arguments = msgspec.msgpack.decode(asked.read(_HEAD.unpack(head)[0]))
        # The end of an answer that takes too long: also inside of C, also when the asker was killed.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * _CLOCK + 2)
        try:
            answer = {"said": function(*arguments)}
            content = msgspec.msgpack.encode(answer)
        except (Exception, MemoryError, RecursionError) as error:
            content = msgspec.msgpack.encode({"failed": type(error).__name__})
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _say(answers, content)


def _say(answers: BinaryIO, content: bytes) -> None:
    answers.write(_HEAD.pack(len(content)) + content)
    answers.flush()


def _limit(megabytes: int) -> None:
    """At most so much address space, and no core dump; where the system knows such limits."""
    import resource

    for kind, most in ((resource.RLIMIT_AS, megabytes << 20), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    serve(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
