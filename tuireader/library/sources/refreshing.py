"""Sources asked for news, each stored as it answers. Runs in a process of its own (`tuireader refresh`).

Whatever happens to one source is a value of its own and never costs the others.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import nullcontext

from tuireader.library.figures import statistics
from tuireader.library.intake.files import path_of
from tuireader.library.intake.storing import STDIN
from tuireader.library.opening import Library
from tuireader.library.rules import running
from tuireader.library.sources import answering
from tuireader.library.sources.choosing import Chosen
from tuireader.library.sources.clocks import Witnesses
from tuireader.library.sources.rereading import read_again
from tuireader.library.sources.source_rules import asked
from tuireader.model.results import Refreshed
from tuireader.model.sources import Source
from tuireader.store import leases, portions
from tuireader.store.content import ahead
from tuireader.store.subscriptions import attempts, hosts
from tuireader.store.subscriptions.attempts import Known
from tuireader.store.subscriptions.hosts import Held
from tuireader.store.writing import savepoint, transaction
from tuireader.sync.answers import Request
from tuireader.sync.gathering import Gathered, Gathering
from tuireader.sync.refreshing import host_of
from tuireader.sync.schedule import ASKED

DAY = 86_400
LOCKED = 0.04
"""Seconds that the library is locked at a time."""
LEASE = 120
"""Seconds after which a refresh that has not been heard of is taken for dead."""


def refresh(library: Library, chosen: Chosen) -> Iterator[Refreshed]:
    """Ask each source; yields what became of each once it is stored. Those that failed last time wait for the others.

    Raises RunningError where another refresh runs.
    """
    with (
        leases.hold(library.db, "refresh", leases.this_process(), library.now, LEASE) as renew,
        running.at_work(library),
    ):
        known = attempts.known(library.db, [source.id for source in chosen.sources])
        held = {} if chosen.at_any_rate else hosts.held(library.db, library.now())
        feeds: dict[int, Source] = {}
        for source in sorted(chosen.sources, key=lambda source: source.failures > 0):
            before = known[source.id]
            if source.url.startswith(STDIN):
                yield answering.told(source, "unchanged", reason="came from standard input")
            elif (path := path_of(source.url)) is not None:
                yield read_again(library, source, before, path, renew)
            elif not chosen.at_any_rate and (wish := _wish(library, source, before, held)) is not None:
                yield _put_off(library, source, wish)
            else:
                feeds[source.id] = source
        witnesses = Witnesses()
        for outcome in _ask(library, feeds, known, witnesses):
            yield outcome
            renew()
        if witnesses.agree:
            ahead.bring_back(library.db, library.now())
    statistics.note_backlog(library)


def _ask(
    library: Library, feeds: dict[int, Source], known: dict[int, Known], witnesses: Witnesses
) -> Iterator[Refreshed]:
    """Ask servers; each answer is stored while the others are still on their way."""
    if not feeds:
        return
    requests = [(id, _request(library, source, known[id])) for id, source in feeds.items()]
    read = {id: before.body_hash.hex() for id, before in known.items() if before.body_hash}
    with Gathering(requests, read) as gathering:
        for waiting in gathering.batches():
            witnesses.hear((one.answer for one in waiting), library.now())
            while waiting:
                yield from _store_some(library, waiting, feeds, known)


def _store_some(
    library: Library, waiting: deque[Gathered], feeds: dict[int, Source], known: dict[int, Known]
) -> list[Refreshed]:
    """Take from what waits and store it, in one transaction so short that the reader's marks never wait for it."""
    if answering.is_long(waiting[0].found):
        one = waiting.popleft()
        return [_store(library, feeds[one.key], known[one.key], one)]
    outcome: list[Refreshed] = []
    with transaction(library.db):
        began = time.monotonic()
        while waiting and time.monotonic() - began < LOCKED and not answering.is_long(waiting[0].found):
            one = waiting.popleft()
            outcome.append(_store(library, feeds[one.key], known[one.key], one))
    if waiting:
        portions.rest()
    return outcome


def _store(library: Library, source: Source, before: Known, one: Gathered) -> Refreshed:
    """Keep one answer; what it holds can cost no other source."""
    try:
        with savepoint(library.db) if library.db.in_transaction else nullcontext():
            return answering.store(library, source, before, one.answer, one.found)
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        reason = f"it cannot be stored: unexpected {type(error).__name__}. Please report this"
        with transaction(library.db):
            return answering.failed(library, source, before, reason)


def _wish(library: Library, source: Source, before: Known, held: dict[str, Held]) -> Held | None:
    """The wish of its server to be left alone for now."""
    if before.quiet is not None and library.now() < before.quiet <= library.now() + DAY:
        return Held(before.quiet, source.reason)
    return held.get(host_of(source.url))


def _put_off(library: Library, source: Source, wish: Held) -> Refreshed:
    with transaction(library.db):
        attempts.put_off(library.db, source.id, wish.until, ASKED)
    reason = f"waiting until {clock(wish.until, library.now())}: its server asked for that"
    return answering.told(source, "postponed", reason=reason)


def clock(moment: int, now: int) -> str:
    """A moment within the next days as the reader's own clock shows it: ``14:05``, or ``Tue 14:05`` of another day."""
    there, here = time.localtime(moment), time.localtime(now)
    return time.strftime("%H:%M" if there[:3] == here[:3] else "%a %H:%M", there)


def _request(library: Library, source: Source, before: Known) -> Request:
    since = before.unchanged_since
    for_ever = since is not None and library.now() - since >= answering.NOTHING_NEW_FOR
    request = Request(
        source.url,
        etag="" if for_ever else before.etag or "",
        last_modified="" if for_ever else before.modified or "",
        private_allowed=before.typed,
    )
    return asked(library, request)


def worth_telling(library: Library, outcome: Refreshed) -> bool:
    """Whether cron is told of a failure: when it begins and once a day. It counts as told then."""
    id = outcome.id
    told = attempts.known(library.db, [id])[id].told if id is not None else None
    if told is not None and 0 <= library.now() - told < DAY:
        return False
    if id is not None:
        with transaction(library.db):
            attempts.told(library.db, id, library.now())
    return True
