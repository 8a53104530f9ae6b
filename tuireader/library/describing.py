"""Outcomes, tags, sources, rules, views as plain values: what ``--json`` prints (README, "For scripts").

Articles are in `articles.article_values`.

Times are ISO 8601 in UTC; ``published`` is cut to its precision; what is not known is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tuireader.library.opening import Library
from tuireader.library.views import saved_views
from tuireader.library.views.saved_views import SavedView
from tuireader.model.colours import COLOURS
from tuireader.model.results import PageRead, Refreshed, Taken
from tuireader.model.rows import Row
from tuireader.model.rules import Rule
from tuireader.model.sources import Outcome, Record
from tuireader.model.stamps import iso
from tuireader.model.tags import TagCount
from tuireader.text import fit, line, steady, without_login

if TYPE_CHECKING:
    from tuireader.library.figures.statistics import Flow, Overall

Value = dict[str, object]


def headline(row: Row) -> str:
    """A row as a line of plain text: ID, unread and star marks, date, source, title, tags."""
    marks = ("●" if not row.read else " ") + ("★" if row.starred else " ")
    date = day(row)
    tags = f"  [{', '.join(map(line, row.tags))}]" if row.tags else ""
    return f"{row.id:6} {marks} {date:10}  {fit(steady(line(row.source)), 16)}  {line(row.title)}{tags}"


def day(row: Row) -> str:
    """The day of a row, as far as it is known; an undated article's by the day it was first seen."""
    return (row.published.iso() if row.published else iso(row.first_seen))[:10]


def taken(outcome: Taken) -> Value:
    """One line of ``import --json``."""
    return {
        "path": outcome.path,
        "result": outcome.result,
        "id": outcome.id,
        "title": outcome.title or None,
        "reason": outcome.reason or None,
    }


def refreshed(outcome: Refreshed) -> Value:
    """One line of ``refresh --json``."""
    return {
        "source": outcome.source,
        "url": without_login(outcome.url),
        "result": outcome.result,
        "new": outcome.new,
        "updated": outcome.updated,
        "reason": outcome.reason or None,
        "seconds": round(outcome.seconds, 3),
    }


def page_read(outcome: PageRead) -> Value:
    """One line of ``fulltext --json``."""
    return {
        "id": outcome.id,
        "result": outcome.result,
        "words": outcome.words,
        "reason": outcome.reason or None,
        "seconds": round(outcome.seconds, 3),
    }


def added(outcome: Refreshed) -> Value:
    """One line of ``add --json``: the same with the source's ``id``."""
    return {**refreshed(outcome), "id": outcome.id}


def rules(known: Iterable[Rule]) -> Iterator[Value]:
    """Each rule with what it has touched."""
    for rule in known:
        yield {
            "name": rule.name,
            "query": rule.query,
            "do": list(rule.do),
            "stop": rule.stop,
            "only_new": rule.only_new,
            "enabled": rule.enabled,
            "configured": rule.configured,
            "hits": rule.hits,
            "last": _when(rule.last),
        }


def rule_line(rule: Rule) -> str:
    """A rule as a line of plain text: on or off, how many it touched, when last, name, query, what it does."""
    last = iso(rule.last)[:10] if rule.last else ""
    state = "on " if rule.enabled else "off"
    return f"{state} {rule.hits:7} {last:10}  {line(rule.name)}: {line(rule.query)} → {', '.join(map(line, rule.do))}"


def tags(counted: Iterable[TagCount], aliases: Mapping[int, Sequence[str]] | None = None) -> Iterator[Value]:
    """Each tag with its counts; with `aliases` (tag's id → its other names) also what the reader settled for it."""
    for tag in counted:
        value: Value = {"tag": tag.name, "total": tag.total, "unread": tag.unread}
        if aliases is not None:
            colour = COLOURS[tag.colour - 1] if tag.colour else None
            value |= {"hidden": bool(tag.hidden), "colour": colour, "aliases": list(aliases.get(tag.id, ()))}
        yield value


def tag_remark(tag: TagCount, aliases: Sequence[str]) -> str:
    """What the reader settled for a tag, in words behind its name: ``  (yellow; also ukr)``."""
    said = [COLOURS[tag.colour - 1].replace("_", " ")] if tag.colour else []
    said += ["hidden"] if tag.hidden else []
    said += [f"also {', '.join(map(line, aliases))}"] if aliases else []
    return f"  ({'; '.join(said)})" if said else ""


def sources(known: Iterable[Record]) -> Iterator[Value]:
    """Each source with its counts, how its attempts went, and what the reader settled for it."""
    for record in known:
        source = record.source
        yield {
            "id": source.id,
            "source": source.title,
            "source_kind": source.kind,
            "url": without_login(source.url),
            "link": source.link,
            "total": source.total,
            "unread": source.unread,
            "tried": _when(source.tried),
            "succeeded": _when(source.succeeded),
            "status": source.status,
            "failures": source.failures,
            "reason": source.reason or None,
            "muted": source.muted,
            "interval": source.interval,
            "due": _when(source.due),
            "due_why": source.due_why or None,
            "attempts": record.attempts,
            "unmodified": record.unmodified,
            "wire_bytes": record.wire_bytes,
            "newest": _when(record.newest),
            "tags": list(record.tags),
            "outcomes": [_outcome(outcome) for outcome in record.outcomes],
            "offered": list(record.offered),
            "moved_to": record.moved_to,
            "gone": source.gone,
            "configured": bool(record.configured),
        }


def statistics(overall: Overall, sources: Iterable[Flow], tags: Iterable[Flow]) -> Iterator[Value]:
    """The library, then each source and each tag, told apart by ``kind``."""
    yield {
        "kind": "library",
        "total": overall.total,
        "unread": overall.unread,
        "starred": overall.starred,
        "weeks": list(overall.weeks),
        "unread_weeks": list(overall.unread_weeks),
        "hours": [list(day) for day in overall.hours],
        "days": list(overall.days),
        "backlog": [{"day": iso(day)[:10], "unread": unread} for day, unread in overall.backlog],
    }
    for flow in (*sources, *tags):
        value: Value = {
            "kind": flow.kind,
            "id": flow.id,
            "name": flow.name,
            "total": flow.total,
            "unread": flow.unread,
            "weeks": list(flow.weeks),
        }
        if flow.kind == "source":
            value |= {"newest": _when(flow.newest), "rhythm": flow.rhythm, "silent": flow.silent(overall.now)}
        yield value


def _outcome(outcome: Outcome) -> Value:
    return {
        "at": iso(outcome.at),
        "result": outcome.result,
        "status": outcome.status,
        "new": outcome.new,
        "seconds": outcome.seconds,
        "reason": outcome.reason or None,
    }


def _when(seconds: int | None) -> str | None:
    return iso(seconds) if seconds is not None else None


def view(library: Library, one: SavedView, counts: tuple[int, int] | None) -> dict[str, object]:
    """A saved view: ``name query words total unread configured``; no counts where its query cannot be understood."""
    total, unread = counts or (None, None)
    return {
        "name": one.name,
        "query": one.query,
        "words": saved_views.in_words(library, one),
        "total": total,
        "unread": unread,
        "configured": one.configured,
    }
