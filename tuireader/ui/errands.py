"""Errands: refreshing, importing and adding, each as a process of its own.

The network, the parsing and the writing never share a process with the keys; an errand can be stopped at any moment
and its memory goes with it. It is `tuireader refresh --json` and its like, as anyone could run it: one JSON object a
line, each after it was stored.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.room import Room

Ending = Callable[["dict[str, object] | None", str], None]
"""What an errand for one thing tells at its end: the last object it printed, if any, and what went wrong."""

EVERY = 1.0
"""Seconds between two sightings of the progress: a line over SSH has better things to carry."""


class Errands:
    """At most one errand at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._name = ""
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether an errand is under way."""
        return bool(self._name)

    def refresh(self, room: Room, sources: tuple[str, ...]) -> None:
        """Ask sources for news; all if none is named."""
        self._start(room, "refreshing", ["refresh", "--json", *(sources or ["--all"])])

    def take_in(self, room: Room, path: str) -> None:
        """Import a file or folder."""
        self._start(room, "importing", ["import", "--json", "--", path])

    def add(self, room: Room, address: str) -> None:
        """Subscribe to a feed, and fetch it."""
        self._start(room, "adding", ["add", "--json", "--", address])

    def fetch_page(self, room: Room, id: int, done: Ending) -> None:
        """Fetch the page of an article for its whole text."""
        self._start(room, "fetching the page", ["fulltext", "--json", str(id)], done)

    def stop(self, room: Room) -> None:
        """End the errand now; what it has stored stays."""
        self._stopped = self.running
        self.abandon()

    def abandon(self) -> None:
        """The reader is leaving: so does the errand."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    def _start(self, room: Room, name: str, arguments: list[str], done: Ending | None = None) -> None:
        if self.running:
            room.tell(f"still {self._name}; x stops it")
            return
        self._name, self._stopped = name, False
        room.under_way(f"{name} …  x stops")
        library = ["--library", str(room.library.path)]
        room.run_worker(self._run(room, [*library, *arguments], done), exit_on_error=False, group="errands")

    async def _run(self, room: Room, arguments: list[str], done: Ending | None) -> None:
        counted: Counter[str] = Counter()
        trouble, last = "", None
        told = time.monotonic()
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tuireader", *arguments,
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
                limit=1 << 20, start_new_session=True,
            )  # fmt: skip
            process = self._process
            if self._stopped:  # before there was a process to stop
                process.kill()
            assert process.stdout is not None and process.stderr is not None
            last_words = asyncio.create_task(process.stderr.read())
            async for line in process.stdout:
                with suppress(ValueError):
                    last = json.loads(line)
                    _count(last, counted)
                if done is None and time.monotonic() - told >= EVERY:
                    told = time.monotonic()
                    room.under_way(f"{self._name}: {_so_far(counted)}  x stops")
            code = await process.wait()
            said = (await last_words).decode("utf-8", "replace").strip().splitlines()
            trouble = said[-1] if code and said else ""
        except OSError as error:
            trouble = f"could not start: {error.strerror}"
        finally:
            self._process = None
            name, self._name = self._name, ""
        if not room.is_mounted:
            return
        room.under_way("")
        if self._stopped:
            room.tell(f"stopped {name}") if done else room.news_came(f"stopped {name}: {_so_far(counted)}")
        elif done is None:
            room.news_came(_ending(counted, trouble))
        else:
            done(last, trouble)


def _count(outcome: dict[str, object], counted: Counter[str]) -> None:
    """Add one line of an errand's output."""
    result = str(outcome.get("result", ""))
    counted["seen"] += 1
    if "new" in outcome:  # a source: it counts its articles itself
        counted["new"] += int(str(outcome["new"] or 0))
        counted["updated"] += int(str(outcome.get("updated") or 0))
        counted["failed"] += result == "failed"
        counted["postponed"] += result == "postponed"
    else:
        counted[result] += 1


def _so_far(counted: Counter[str]) -> str:
    said = [
        f"{counted[name]:,} {name}"
        for name in ("new", "updated", "unchanged", "duplicate", "refused", "failed", "postponed")
        if counted[name]
    ]
    return ", ".join(said) or f"{counted['seen']:,} looked at"


def _ending(counted: Counter[str], trouble: str) -> str:
    """What an errand brought, in a line."""
    show = "; . shows them" if counted["new"] else ""
    said = _so_far(counted) if counted["new"] or counted["failed"] or counted["refused"] else "nothing new"
    return f"{said}{show}" + (f"   ({trouble})" if trouble else "")
