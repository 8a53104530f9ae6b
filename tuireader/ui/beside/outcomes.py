"""What errands bring, counted and said in a line. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tuireader.text import excerpt, line

Outcome = Mapping[str, object]
"""One line of ``--json`` of `tuireader refresh`, `add` or `import`."""


@dataclass
class Tally:
    """The outcomes of an errand so far."""

    counted: Counter[str] = field(default_factory=Counter)
    last: Outcome | None = None
    every: list[Outcome] = field(default_factory=list)
    """The first hundred."""

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.last = outcome
        if len(self.every) < 100:
            self.every.append(outcome)
        result = str(outcome.get("result", ""))
        self.counted["seen"] += 1
        if "new" in outcome:  # a source: it counts its articles itself
            self.counted["articles"] += _number(outcome["new"])
            self.counted["updated"] += _number(outcome.get("updated"))
            self.counted["failed"] += result == "failed"
            self.counted["postponed"] += result == "postponed"
        elif result == "new" and "id" in outcome and outcome["id"] is None:  # a feed that a list of feeds names
            self.counted["feeds"] += 1
        else:
            self.counted["articles" if result == "new" else result] += 1

    def so_far(self, total: int = 0) -> str:
        """How far an errand is: ``12/40, 3 failing``; `total`: of how many, 0 if that is not known."""
        seen = f"{self.counted['seen']:,}" + (f"/{total:,}" if total else "")
        said = [f"{self.counted[name]:,} {word}" for name, word in _TROUBLE if self.counted[name]]
        return ", ".join([seen, *said])


_TROUBLE = (("failed", "failing"), ("postponed", "put off"), ("refused", "refused"))


def of_all(tally: Tally) -> str:
    """What asking every source brought; what is new is announced beside it."""
    counted = tally.counted
    said = [f"{counted['seen']:,} asked" if counted["articles"] or counted["updated"] else "nothing new"]
    if counted["updated"]:
        said.append(f"{counted['updated']:,} updated")
    if counted["failed"]:
        said.append(f"{counted['failed']:,} failing ({{key:sources}} shows why)")
    if counted["postponed"]:
        said.append(f"{counted['postponed']:,} put off")
    return ", ".join(said)


def of_one(outcome: Outcome) -> str:
    """What asking one source brought."""
    name, result = excerpt(str(outcome.get("source", "")), 40), outcome.get("result")
    if result == "failed":
        return f"{name} failed: {line(str(outcome.get('reason') or 'it does not say why'))}"
    new, updated = _number(outcome.get("new")), _number(outcome.get("updated"))
    more = f", {updated:,} updated" if updated else ""
    return f"{name}: {f'{new:,} new' if new else 'nothing new'}{more}"


def of_adding(outcome: Outcome) -> str:
    """What became of a feed that was added."""
    name, reason = excerpt(str(outcome.get("source", "")), 40), line(str(outcome.get("reason") or ""))
    if outcome.get("result") == "failed":
        return f"not added: {reason or 'nothing came that could be read'}"
    new = _number(outcome.get("new"))
    if new:
        said = f"added {name}: {new:,} article{'s' if new != 1 else ''}"
    elif outcome.get("result") == "unchanged":
        said = f"{name} is there already; nothing new"
    else:
        said = f"added {name}; it holds no articles yet, {{key:refresh_all}} asks again"
    return f"{said} ({reason})" if reason and new else said


def of_several(tally: Tally) -> str:
    """What became of several feeds that were added."""
    counted = tally.counted
    failed = f", {counted['failed']:,} failed" if counted["failed"] else ""
    return f"added {counted['seen'] - counted['failed']:,} feeds: {counted['articles']:,} articles{failed}"


def of_import(tally: Tally) -> str:
    """What taking in files brought."""
    counted = tally.counted
    words = (
        ("feeds", "feeds"),
        ("articles", "new"),
        ("updated", "updated"),
        ("unchanged", "unchanged"),
        ("duplicate", "duplicate"),
    )
    said = [f"{counted[name]:,} {word}" for name, word in words if counted[name]]
    if counted["refused"]:
        why = line(str((tally.last or {}).get("reason") or "")) if counted["seen"] == 1 else ""
        said.append(f"{counted['refused']:,} refused" + (f": {why}" if why else ""))
    asks = "; {key:refresh_all} asks for their news" if counted["feeds"] else ""
    return f"{', '.join(said)}{asks}" if said else "there was nothing to import"


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
