"""Errands: refreshing, importing and adding, each as a process of its own.

The network, the parsing and the writing never share a process with the keys; an errand can be stopped at any moment
and its memory goes with it. It is `tuireader refresh --json` and its like, as anyone could run it: one JSON object a
line, each after it was stored. It runs with less right to the processor than the keys have.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tuireader import ourselves
from tuireader.library.sources import choosing, faring
from tuireader.ui.beside import adding, outcomes
from tuireader.ui.beside.outcomes import Tally

if TYPE_CHECKING:
    from tuireader.ui.room import Room

NICE = 10
"""How much an errand stands back behind the keys where there is one processor for both."""


Ending = Callable[["outcomes.Outcome | None", str], None]
"""What an errand for one thing does at its end: the last object it printed, if any, and what went wrong."""


class Ask(Protocol):
    """Asks for a line of text."""

    def __call__(self, label: str, answer: Callable[[str | None], None]) -> None: ...


@dataclass(frozen=True)
class Errand:
    """Something another process does for the reader."""

    doing: str
    """``refreshing``"""
    arguments: tuple[str, ...]
    ended: Callable[[Room, Tally, str], str]
    """Called after its end, unless it was stopped, with what went wrong; what to tell."""
    total: int = 0
    """How many outcomes will come; 0 if that is not known."""
    waits: bool = False
    """Whether it is done after one that is under way; else it is refused then."""


class Errands:
    """At most one errand at a time; what the reader has typed an address or a path for waits its turn."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._errand: Errand | None = None
        self._waiting: deque[Errand] = deque()
        self._tally = Tally()
        self._stopped = False
        self._insisting: int | None = None
        """The source that a second r asks although its server wants to be left alone."""

    @property
    def running(self) -> bool:
        """Whether an errand is under way."""
        return self._errand is not None

    @property
    def progress(self) -> str:
        """What is under way, in a few words; empty if nothing is."""
        if self._errand is None:
            return ""
        so_far = f" {self._tally.so_far(self._errand.total)}" if self._tally.counted else " …"
        return f"{self._errand.doing}{so_far} · {{key:stop}} stops"

    # ------------------------------------------------------------ the errands there are

    def refresh_all(self, room: Room) -> None:
        """Ask every source for news."""
        total = len(choosing.choose(room.library, (), "all").sources)
        if total:
            self._start(room, Errand("refreshing", ("refresh", "--json", "--all"), _all_asked, total))
        else:
            room.tell("there is no source to ask; {key:add_feed} adds a feed")

    def refresh_due(self, room: Room) -> None:
        """Ask the sources whose time has come, if there are any; nothing is said of it but what it brings."""
        due = 0 if self.running else len(choosing.choose(room.library).sources)
        if due:
            self._start(room, Errand("refreshing", ("refresh", "--json"), _asked_by_itself, due))

    def ask_source(self, room: Room, id: int) -> None:
        """Ask one source; one whose server wants to be left alone only when it is asked for again."""
        glance = faring.glance(room.library, id)
        if glance is None or self._is_busy(room):
            return
        insisted, self._insisting = self._insisting == id, None
        waits = faring.waits(glance, room.library.now())
        if waits and not insisted:
            self._put_off(room, id, waits)
            return
        insist = ("--now",) if insisted else ()

        def ended(room: Room, tally: Tally, trouble: str) -> str:
            if tally.last is None:
                return trouble or "there is no such source any more"
            if tally.last.get("result") != "postponed":
                return outcomes.of_one(tally.last)
            fresh = faring.glance(room.library, id) or glance
            self._put_off(room, id, faring.waits(fresh, room.library.now()) or str(tally.last.get("reason") or ""))
            return ""

        self._start(room, Errand("asking", ("refresh", "--json", *insist, "--", str(id)), ended, 1))

    def _put_off(self, room: Room, id: int, waits: str) -> None:
        self._insisting = id
        room.tell(f"{waits or 'its server wants to be left alone'}; {{key:refresh}} again asks now")

    def take_in(self, room: Room, path: str) -> None:
        """Import a file or folder."""
        self._start(room, Errand("importing", ("import", "--json", "--", path), _imported, waits=True))

    def look_for(self, room: Room, address: str) -> None:
        """See which feeds an address offers: add the one there is, let one of several be picked."""
        waiting = adding.where(room)

        def ended(room: Room, tally: Tally, trouble: str) -> str:
            feeds = [(str(one.get("url") or ""), str(one.get("title") or "")) for one in tally.every]
            if not feeds:
                return f"not added: {_reason(trouble) or 'no feed is there'}"
            if len(feeds) > 1 and adding.where(room) == waiting:
                adding.pick_feed(room, feeds)
                return ""
            self.add(room, address)
            return ""

        look = ("add", "--list", "--json", "--", address)
        self._start(room, Errand("looking for feeds", look, ended, waits=True))

    def add(self, room: Room, *addresses: str) -> None:
        """Subscribe to feeds, fetch them, and show the last one if the reader waits for it."""
        waiting = adding.where(room)

        def ended(room: Room, tally: Tally, trouble: str) -> str:
            if tally.last is None:
                return f"not added: {trouble or 'nothing came of it'}"
            adding.added(room, str(tally.last.get("url", "")), waiting=adding.where(room) == waiting)
            return outcomes.of_adding(tally.last) if len(addresses) == 1 else outcomes.of_several(tally)

        self._start(room, Errand("adding", ("add", "--json", "--", *addresses), ended, waits=True))

    def ask_for_feed(self, room: Room, ask: Ask) -> None:
        """Ask for an address and add what is there."""

        def answer(text: str | None) -> None:
            if text and text.strip():
                self.look_for(room, text.strip())

        ask("address of a feed, or of a page that has one:", answer)

    def fetch_page(self, room: Room, id: int, done: Ending) -> None:
        """Fetch the page of an article for its whole text."""

        def ended(room: Room, tally: Tally, trouble: str) -> str:
            done(tally.last, trouble)
            return ""

        self._start(room, Errand("fetching the page", ("fulltext", "--json", str(id)), ended))

    def stop(self, room: Room) -> None:
        """End the errand now; what it has stored stays. What waits behind it is done next."""
        self._stopped = self.running
        self._end_now()

    def abandon(self) -> None:
        """The reader is leaving: so does the errand."""
        self._waiting.clear()
        self._end_now()

    def _end_now(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    # ------------------------------------------------------------ running one

    def _is_busy(self, room: Room) -> bool:
        if self._errand is not None:
            room.tell(f"still {self._errand.doing}; {{key:stop}} stops it")
        return self.running

    def _start(self, room: Room, errand: Errand) -> None:
        if self._errand is not None and errand.waits:
            if all(one.arguments != errand.arguments for one in (self._errand, *self._waiting)):
                self._waiting.append(errand)
            room.tell(f"{errand.doing} as soon as {self._errand.doing} is done; {{key:stop}} stops that")
            return
        if self._is_busy(room):
            return
        self._errand, self._tally, self._stopped = errand, Tally(), False
        room.last_line.show_progress(room)
        room.run_worker(self._run(room, errand), group="errands")

    async def _run(self, room: Room, errand: Errand) -> None:
        trouble = ""
        try:
            trouble = await self._listen(["--library", str(room.library.path), *errand.arguments])
        except OSError as error:
            trouble = f"could not start: {error.strerror}"
        finally:
            self._process = self._errand = None
        if not room.is_mounted:
            return
        if self._stopped:
            so_far = f": {self._tally.so_far(errand.total)}" if self._tally.counted or errand.total else ""
            room.news.errand_ended(room, f"stopped {errand.doing}{so_far}")
        else:
            room.news.errand_ended(room, "")
            said = errand.ended(room, self._tally, trouble)
            if said:
                room.tell(said)
        if self._waiting and not self.running:
            self._start(room, self._waiting.popleft())

    async def _listen(self, arguments: list[str]) -> str:
        """Run `tuireader` and count what it says; its last words if it failed."""
        process = self._process = await asyncio.create_subprocess_exec(
            *ourselves.command(), *arguments,
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            limit=1 << 20, start_new_session=True,
        )  # fmt: skip
        try:
            if self._stopped:  # before there was a process to stop
                process.kill()
            stand_back(process.pid)
            return await self._hear(process)
        finally:
            if process.returncode is None:  # nobody listens any more
                with suppress(ProcessLookupError):
                    process.kill()
            # Its pipes too, now: asyncio would close them when the process is reported gone, and by then the loop
            # of a reader that is leaving is closed.
            process._transport.close()  # type: ignore[attr-defined]

    async def _hear(self, process: asyncio.subprocess.Process) -> str:
        """Count what a process says until it ends; its last words if it failed."""
        assert process.stdout is not None and process.stderr is not None
        last_words = asyncio.create_task(process.stderr.read())
        async for line in process.stdout:
            with suppress(ValueError):
                self._tally.add(json.loads(line))
        code = await process.wait()
        said = (await last_words).decode("utf-8", "replace").strip().splitlines()
        return said[-1] if code and said else ""


def stand_back(pid: int) -> None:
    """Let a process that has just begun, and all that it starts, give way to this one.

    A session of its own is a scheduling group of its own on Linux, which shares the processor with ours by halves
    however nice its processes are to each other: it is the group that must be nice (sched(7), "autogroup").
    """
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, pid, NICE)
    with suppress(OSError), open(f"/proc/{pid}/autogroup", "w") as group:
        group.write(str(NICE))


def _reason(trouble: str) -> str:
    """Why nothing came, without the words that cron needs: ``failed: ADDRESS: why``."""
    _, failed, rest = trouble.rpartition("failed: ")
    return rest.partition(": ")[2] or rest if failed else trouble


def _all_asked(room: Room, tally: Tally, trouble: str) -> str:
    return trouble if trouble and tally.last is None else outcomes.of_all(tally)


def _asked_by_itself(room: Room, tally: Tally, trouble: str) -> str:
    return ""


def _imported(room: Room, tally: Tally, trouble: str) -> str:
    return trouble if trouble and tally.last is None else outcomes.of_import(tally)
