"""The statistics as pages of lines: the same for the screen and for `tuireader stats`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tuireader.library.figures import charts
from tuireader.library.figures.statistics import Flow, Overall, by_volume, silent
from tuireader.library.moments import ago, span
from tuireader.model.stamps import iso
from tuireader.store.finding.statistics import WEEKS
from tuireader.text import fit, line, steady

PAGES = ("Overview", "Sources", "Tags", "Hours", "Silent")

WIDEST = 110
"""Cells of a line at most."""
LABEL = 24
"""Cells before a chart of weeks."""
TOP = 5
"""Sources and tags on the first page."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class StatLine(NamedTuple):
    """A line of a page: pieces of text with what they are, and what it is about."""

    pieces: tuple[tuple[str, str], ...]
    """(text, role): head, name, chart, number, words."""
    about: Flow | None = None

    @property
    def text(self) -> str:
        """The line without roles."""
        return "".join(text for text, _ in self.pieces).rstrip()


def page(
    name: str, overall: Overall, sources: Sequence[Flow], tags: Sequence[Flow], width: int, *, complete: bool = True
) -> list[StatLine]:
    """One of `PAGES` at a width. `complete`: whether all sources and tags have been counted."""
    width = min(width, WIDEST)
    pages = {
        "Overview": lambda: _overview(overall, sources, tags, width),
        "Sources": lambda: _table(by_volume(sources), width),
        "Tags": lambda: _table(by_volume(tags), width),
        "Hours": lambda: _hours(overall, width),
        "Silent": lambda: _silent(sources, overall.now, width),
    }
    found = list(pages[name]())
    if not complete:
        found += [StatLine(()), _words("counting …")]
    return found


# ---------------------------------------------------------------- the pages


def _overview(overall: Overall, sources: Sequence[Flow], tags: Sequence[Flow], width: int) -> Iterator[StatLine]:
    read = percent((overall.total - overall.unread) / overall.total) if overall.total else "nothing"
    yield _words(f"{overall.total:,} articles, {overall.unread:,} unread, {read} read, {overall.starred:,} starred")
    yield StatLine(())
    weeks = _room(width, f"{max(sum(overall.weeks), sum(overall.unread_weeks)):,} in all")
    came, unread = overall.weeks[-weeks:], overall.unread_weeks[-weeks:]
    yield _spark(f"A week, the last {weeks}", came, f"{sum(came):,} in all", weeks)
    yield _spark("Still unread of them", unread, f"{sum(unread):,} in all", weeks)
    yield _backlog(overall, width)
    yield StatLine(())
    for head, flows in (("Most from", sources), ("Most about", tags)):
        best = [flow for flow in by_volume(flows) if sum(flow.weeks)][:TOP]
        if best:
            yield _head(f"{head}, in these weeks")
            most = sum(best[0].weeks)
            for flow in best:
                yield _ranked(flow, most, width)
            yield StatLine(())
    quiet = silent(sources, overall.now)
    if quiet:
        yield _words(f"{len(quiet):,} {'source is' if len(quiet) == 1 else 'sources are'} silent")


def _backlog(overall: Overall, width: int) -> StatLine:
    """How much was unread, day by day as far as it was kept."""
    if len(overall.backlog) < 2:
        return _words("How much is unread is kept from day to day, from today on.")
    (first, was), (_, is_now) = overall.backlog[0], overall.backlog[-1]
    said = f"{was:,}, now {is_now:,}"
    room = _room(width, said)
    values = charts.thinned([unread for _, unread in overall.backlog], room)
    return _spark(f"Unread since {iso(first)[:10]}", values, said, room)


def _room(width: int, said: str) -> int:
    """How many cells a chart has between its label and what is said behind it."""
    return min(WEEKS, max(4, width - LABEL - 2 - len(said)))


def _table(flows: Sequence[Flow], width: int) -> Iterator[StatLine]:
    """A line each: name, the last weeks, how many a week, how much is read, how much there is."""
    if not flows:
        yield _words("There are none.")
        return
    weeks = min(WEEKS, max(8, (width - 66) // 2 * 2))
    bar = 10 if width >= 72 else 0
    name = max(10, width - weeks - 9 - 7 - bar - 18)
    heads = f"{'':{name}}{fit(f'last {weeks} weeks', weeks)}{'a week':>9}{'read':>7}{'':{bar + 1}}{'unread / all':>17}"
    yield _head(heads[:width])
    for flow in flows:
        unread = f"{flow.unread:,} / {flow.total:,}"
        yield StatLine(
            (
                (f"{_name(flow, name - 1)} ", "name"),
                (charts.sparkline(flow.weeks[-weeks:]), "chart"),
                (f"{a_week(flow):>9}{percent(flow.read_share) if flow.total else '–':>7} ", "number"),
                (charts.bar(flow.read_share, 1, bar), "chart"),
                (f"{unread:>17}", "number"),
            ),
            flow,
        )


def _hours(overall: Overall, width: int) -> Iterator[StatLine]:
    """Days of the week against hours of the day, in shades; then the days as bars."""
    cell = 3 if width >= 84 else 2
    most = max(map(max, overall.hours))
    yield _head(f"When articles are from, the last {WEEKS} weeks, in your time")
    yield StatLine(())
    marks = "".join(f"{hour:<{cell * 3}}" for hour in range(0, 24, 3))
    yield _words(f"     {marks}")
    for name, hours in zip(_DAYS, overall.hours, strict=True):
        yield StatLine(((f"{name}  ", "name"), ("".join(charts.shade(n, most) * cell for n in hours), "chart")))
    by_hour = [sum(day[hour] for day in overall.hours) for hour in range(24)]
    yield StatLine(())
    yield StatLine((("All  ", "name"), ("".join(sign * cell for sign in charts.sparkline(by_hour)), "chart")))
    if most:
        busiest = max(range(24), key=by_hour.__getitem__)
        yield _words(f"     most between {busiest}:00 and {busiest + 1}:00: {by_hour[busiest]:,}")
    yield StatLine(())
    for name, count in zip(_DAYS, overall.days, strict=True):
        drawn = charts.bar(count, max(overall.days), 24 * cell - 10)
        yield StatLine(((f"{name}  ", "name"), (drawn, "chart"), (f"{count:>10,}", "number")))
    dated = sum(overall.days) - sum(map(sum, overall.hours))
    if dated:
        yield StatLine(())
        yield _words(f"{dated:,} are dated with a day alone: they are in the days, not in the hours.")


def _silent(sources: Sequence[Flow], now: int, width: int) -> Iterator[StatLine]:
    quiet = silent(sources, now)
    if not quiet:
        yield _words("No source has been without news for much longer than is usual for it.")
        return
    name = max(12, min(40, width - 50))
    yield _head(f"{'':{name}}{'newest':<16}{'usually':<18}{'times that':>10}")
    for flow in quiet:
        usual = f"every {span(flow.rhythm)}" if flow.rhythm else "not known"
        times = f"{flow.silence(now):,.0f}" if flow.rhythm else ""
        yield StatLine(
            (
                (f"{_name(flow, name - 1)} ", "name"),
                (f"{fit(ago(flow.newest or 0, now), 15)} {fit(usual, 17)} {times:>10}", "number"),
            ),
            flow,
        )


# ---------------------------------------------------------------- pieces


def _ranked(flow: Flow, most: int, width: int) -> StatLine:
    name = max(12, min(36, width // 3))
    bar = max(8, min(36, width - name - 12))
    count = sum(flow.weeks)
    return StatLine(
        ((f"{_name(flow, name - 1)} ", "name"), (charts.bar(count, most, bar), "chart"), (f"{count:>9,}", "number")),
        flow,
    )


def _spark(label: str, values: Sequence[int], said: str, wide: int) -> StatLine:
    return StatLine(
        ((fit(label, LABEL), "name"), (charts.sparkline(values).rjust(wide), "chart"), (f"  {said}", "number"))
    )


def _name(flow: Flow, width: int) -> str:
    return fit(steady(line(flow.name)), width)


def _head(text: str) -> StatLine:
    return StatLine(((text, "head"),))


def _words(text: str) -> StatLine:
    return StatLine(((text, "words"),))


def percent(share: float) -> str:
    """A share from 0 to 1 in words; all and nothing are said only of all and nothing."""
    whole = round(100 * share)
    return f"{max(1, whole) if share > 0 else 0}%" if share < 1 and whole < 100 else "100%" if share == 1 else "99%"


def a_week(flow: Flow) -> str:
    """How many articles come in a week, on average."""
    mean = sum(flow.weeks) / WEEKS
    return f"{mean:,.0f}" if mean >= 10 else f"{mean:.1f}"
