"""Articles under headings, by day or by source: which heading a row stands under, and when there are any. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

from tuireader import orders
from tuireader.model.rows import Row
from tuireader.query import build, tree
from tuireader.text import cells, fit, line, steady
from tuireader.ui.article_rows.rows import RECENT

Kind = Literal["none", "day", "source"]
KINDS: tuple[Kind, ...] = ("none", "day", "source")

_STATES = ("unread", "starred")


def applies(kind: Kind, order: str) -> bool:
    """Whether rows in this order have headings of that kind: articles of one must stand together."""
    first = next((name for name, _ in orders.terms(order) if name not in _STATES), orders.DATE)
    return (kind, first) in (("day", orders.DATE), ("source", "source"))


def ordered(kind: Kind, order: str) -> str:
    """The order that a kind of heading needs, as near to `order` as can be."""
    if kind == "none" or applies(kind, order):
        return order
    return orders.chosen(order, orders.DATE if kind == "day" else "source")


def following(kind: Kind) -> Kind:
    """The next kind, for a key that goes through them."""
    return KINDS[(KINDS.index(kind) + 1) % len(KINDS)]


def heading_of(row: Row, kind: Kind) -> str:
    """What tells rows of one heading from those of another."""
    return row.source if kind == "source" else f"{_day(row):%Y-%m-%d}"


def query_of(row: Row, kind: Kind, source: int | None, query: tree.Node) -> tree.Node:
    """What of a query stands under a row's heading. `source`: the id of the row's source."""
    if kind == "source":
        return build.simplify(tree.And((query, tree.FromId(source or 0))))
    begin = _day(row)
    first, end = (int(_local(moment, row).timestamp()) for moment in (begin, begin + timedelta(days=1)))
    return build.simplify(tree.And((query, tree.After(first), tree.Before(end))))


def words(row: Row, kind: Kind, now: int) -> str:
    """The heading: ``Tuesday, 8 February``, or the source's name."""
    if kind == "source":
        return steady(line(row.source))
    day, today = _day(row), datetime.fromtimestamp(now).replace(hour=0, minute=0, second=0, microsecond=0)
    year = "" if abs((today - day).days) < RECENT else f" {day.year:04}"
    name = {0: "Today", 1: "Yesterday"}.get((today - day).days, f"{day:%A}")
    return f"{name}, {day.day} {day:%B}{year}"


def drawn(said: str, count: str, width: int) -> str:
    """A heading in exactly `width` cells: ``── Tuesday, 8 February ── 12``."""
    end = f" ── {count}" if count else " ──"
    room = max(0, width - 4 - cells(end))
    return fit(f"── {fit(said, min(room, cells(said)))}{end}", max(0, width))


def _whole_day(row: Row) -> bool:
    """Whether no more than the day of a row's place is known: then it is that day in UTC."""
    return row.published is not None and row.published.precision != "minute" and row.published.seconds == row.sort


def _day(row: Row) -> datetime:
    """Midnight of the day at which a row stands in lists by date, naive."""
    try:
        moment = datetime.fromtimestamp(row.sort, UTC if _whole_day(row) else None)
    except (OverflowError, OSError, ValueError):
        moment = datetime.fromtimestamp(0)
    return moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


def _local(moment: datetime, row: Row) -> datetime:
    return moment.replace(tzinfo=UTC) if _whole_day(row) else moment
