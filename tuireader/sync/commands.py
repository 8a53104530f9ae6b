"""Programs that the reader named in config.toml: run without a shell, with bounds, and gone afterwards.

Each is the head of a process group of its own without a terminal; whatever is left of the group when it ends, is
ended too. Arguments may hold secrets and are never told.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import IO

from tuireader.text import line
from tuireader.values import dataclass

_LOOK = 0.05
"""Seconds between two looks at whether the program has ended although somebody holds its output open."""
_LEFT_OVER = 0.5
"""Seconds for what a program has written to arrive after its end."""
_STDERR = 16_384
"""Bytes of its complaints that are kept: the last ones."""
_PIECE = 65_536
_AT_ONCE = 64
"""Programs that may run at the same time: more than requests do, each of which has at most one."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long and how much at most."""

    seconds: float
    most: int
    """Bytes on standard output."""


SOURCE = Bounds(60, 10_000_000)
FILTER = Bounds(10, 10_000_000)
PASSWORD = Bounds(10, 65_536)


class CommandError(Exception):
    """A program that did not do what it was asked to, in words for the reader."""


async def output_of(argv: Sequence[str], bounds: Bounds, *, stdin: bytes = b"", folder: str | None = None) -> bytes:
    """What the program prints, in a thread; cancelling ends the program. Raises `CommandError`."""
    given_up = threading.Event()
    job = partial(run, argv, bounds, stdin=stdin, folder=folder, given_up=given_up)
    try:
        return await asyncio.get_running_loop().run_in_executor(_threads(), job)
    finally:
        given_up.set()


@cache
def _threads() -> ThreadPoolExecutor:
    """Threads for programs only: the loop's own are few, and what waits in them would hold up all that is read."""
    return ThreadPoolExecutor(_AT_ONCE, "program")


def run(
    argv: Sequence[str],
    bounds: Bounds,
    *,
    stdin: bytes = b"",
    folder: str | None = None,
    given_up: threading.Event | None = None,
) -> bytes:
    """What the program prints. `folder`: where it runs. Raises `CommandError`. Words that begin with ``~/`` are in
    the reader's home folder."""
    words = [os.path.expanduser(word) if word.startswith("~/") else word for word in argv]  # noqa: PTH111
    name = line(Path(words[0]).name)
    with _watch() as watch:
        try:
            process = subprocess.Popen(
                words,
                stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise CommandError(f"{name} could not be started: {_why(error)}") from None
        try:
            if watch is not None:
                watch.write(f"{process.pid}\n".encode())
            with _Talk(process, stdin) as talk:
                talk.listen(name, bounds, given_up or threading.Event())
                code = process.wait()
                if code:
                    raise CommandError(f"{name} failed: {talk.last_words() or _ending(code)}")
                return bytes(talk.out)
        finally:
            _end(process)


class _Talk:
    """A program's three streams until it has said everything."""

    def __init__(self, process: subprocess.Popen[bytes], stdin: bytes) -> None:
        self._process, self._waiting = process, memoryview(stdin)
        self._streams = [stream for stream in (process.stdin, process.stdout, process.stderr) if stream is not None]
        self._selector = selectors.DefaultSelector()
        self.out, self._err = bytearray(), bytearray()

    def __enter__(self) -> _Talk:
        for stream in self._streams:
            os.set_blocking(stream.fileno(), False)
            writes = stream is self._process.stdin
            self._selector.register(stream, selectors.EVENT_WRITE if writes else selectors.EVENT_READ)
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        for stream in self._streams:
            with contextlib.suppress(OSError):  # what could not be written any more
                stream.close()

    def listen(self, name: str, bounds: Bounds, given_up: threading.Event) -> None:
        """Until it has ended and its output has. Raises `CommandError` at a bound."""
        end = time.monotonic() + bounds.seconds
        ended = False
        while self._selector.get_map():
            now = time.monotonic()
            if not ended and self._process.poll() is not None:
                ended, end = True, now + _LEFT_OVER
                _end(self._process)
            if given_up.is_set():
                raise CommandError(f"{name} was stopped")
            if now >= end and ended:
                return
            if now >= end:
                raise CommandError(f"{name} did not finish within {bounds.seconds:g} s")
            for key, _ in self._selector.select(min(_LOOK, end - now)):
                assert not isinstance(key.fileobj, int)
                self._serve(key.fileobj)  # type: ignore[arg-type]
            if len(self.out) > bounds.most:
                raise CommandError(f"{name} printed more than {bounds.most / 1e6:g} MB")
        while self._process.poll() is None:  # it closed its output, and goes on
            if given_up.wait(_LOOK):
                raise CommandError(f"{name} was stopped")
            if time.monotonic() >= end:
                raise CommandError(f"{name} did not finish within {bounds.seconds:g} s")

    def _serve(self, stream: IO[bytes]) -> None:
        """Move what can be moved at once."""
        if stream is self._process.stdin:
            try:
                self._waiting = self._waiting[os.write(stream.fileno(), self._waiting[:_PIECE]) :]
            except OSError:  # it reads no more, which is its right
                self._waiting = self._waiting[:0]
            if not self._waiting:
                self._selector.unregister(stream)
                with contextlib.suppress(OSError):
                    stream.close()
            return
        piece = os.read(stream.fileno(), _PIECE)
        if not piece:
            self._selector.unregister(stream)
        elif stream is self._process.stdout:
            self.out += piece
        else:
            self._err = (self._err + piece)[-_STDERR:]

    def last_words(self) -> str:
        """The last line of its complaints."""
        lines = self._err.decode("utf-8", "replace").strip().splitlines()
        return line(lines[-1])[:200] if lines else ""


@contextlib.contextmanager
def _watch() -> Iterator[IO[bytes] | None]:
    """Ends a group when we are killed: a shell that is told its number, then waits for the end of a pipe only we hold.

    None on a system without that shell: then the bounds hold as long as we live.
    """
    try:
        shell = subprocess.Popen(
            ["/bin/sh", "-c", "read -r group && { read -r _; kill -s KILL -- -$group; }"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )
    except OSError:
        yield None
        return
    try:
        yield shell.stdin
    finally:
        shell.kill()
        shell.wait()
        if shell.stdin is not None:
            shell.stdin.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End all that is left of its group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such program. Check config.toml"
    return line(error.strerror or "") if isinstance(error, OSError) else "its words cannot be used"


def _ending(code: int) -> str:
    return f"it ended with code {code}" if code > 0 else f"it was ended by signal {-code}"
