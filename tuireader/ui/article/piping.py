"""A command of the reader's with an article on its standard input, beside the keys: what it prints is shown at its end.

It runs without a shell and without our terminal, so that nothing it does can spoil the screen.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from tuireader.text import clean, line
from tuireader.ui.terminal import programs

if TYPE_CHECKING:
    from tuireader.ui.room import Room

MOST = 2_000_000
"""Bytes of output that are kept."""


class Piping:
    """At most one command at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._name = ""
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether a command is under way."""
        return bool(self._name)

    @property
    def progress(self) -> str:
        """What is under way, in a few words; empty if nothing is."""
        return f"{self._name} … · {{key:stop}} stops" if self._name else ""

    def start(self, room: Room, command: str, content: bytes) -> None:
        """Run `command`, as it was typed, with `content` on its standard input."""
        try:
            argv = programs.words(command)
        except ValueError:
            room.tell("a quote in this command is not closed")
            return
        if not argv:
            return
        if self.running:
            room.tell(f"{self._name} still runs; {{key:stop}} stops it")
            return
        self._name, self._stopped = line(argv[0])[:40], False
        room.last_line.show_progress(room)
        room.run_worker(self._run(room, argv, content), group="piping")

    def stop(self, room: Room) -> None:
        """End the command now."""
        self._stopped = self.running
        self.abandon()

    def abandon(self) -> None:
        """The reader is leaving: so does the command, and all that it started."""
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    async def _run(self, room: Room, argv: list[str], content: bytes) -> None:
        printed, code, trouble = bytearray(), 0, ""
        try:
            self._process = process = await asyncio.create_subprocess_exec(
                *argv,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                start_new_session=True,
            )
            if self._stopped:
                self.abandon()
            assert process.stdin is not None and process.stdout is not None
            feeding = asyncio.create_task(_feed(process.stdin, content))
            while part := await process.stdout.read(65536):
                printed += part[: MOST - len(printed)]
            await feeding
            code = await process.wait()
        except OSError as error:
            trouble = error.strerror or "it did not start"
        finally:
            self._process = None
            name, self._name = self._name, ""
        if room.is_mounted:
            room.last_line.show_progress(room)
            self._show(room, name, bytes(printed), f"{name}: {trouble}" if trouble else _ended(name, code))

    def _show(self, room: Room, name: str, printed: bytes, trouble: str) -> None:
        text = clean(printed.decode("utf-8", "replace"))
        lines = [one for one in text.splitlines() if one.strip()]
        if self._stopped:
            room.tell(f"stopped {name}")
        elif len(lines) <= 1:
            room.tell(" · ".join(filter(None, [trouble, *lines])) or f"{name}: done")
        elif pager := programs.pager():
            fault = programs.run(room.app, pager, text.encode())
            room.tell(fault or trouble or f"{name}: done, {len(lines):,} lines")
        else:
            room.tell(f"{trouble or name}: {len(lines):,} lines, and there is no pager to show them: set PAGER")


async def _feed(stream: asyncio.StreamWriter, content: bytes) -> None:
    """Hand over all of it, or as much as is wanted."""
    with suppress(BrokenPipeError, ConnectionResetError):
        stream.write(content)
        await stream.drain()
    with suppress(BrokenPipeError, ConnectionResetError, OSError):
        stream.close()
        await stream.wait_closed()


def _ended(name: str, code: int) -> str:
    return f"{name} ended with {code}" if code else ""
