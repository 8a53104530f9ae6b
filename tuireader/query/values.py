"""Values of fields: from what stands behind ``field:`` to a node, or to a fault in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from tuireader.patterns import late
from tuireader.query import dates
from tuireader.query.tree import Age, All, And, Count, FromId, Lang, Newest, Node, Op, SourceAge, SourceHas, Words
from tuireader.values import dataclass

SECONDS = {"s": 1, "h": 3600, "d": dates.DAY, "w": 7 * dates.DAY, "m": 30 * dates.DAY, "y": 365 * dates.DAY}
"""Units of an age. A month is 30 days and a year 365: an age has no calendar."""

MOST = 10_000
"""Articles that a limit may leave."""

_LARGEST = 10**12
_COMPARED = late(r"(<=|>=|<|>|=)?\s*([^<>=]+)")
_NUMBER = late(r"[0-9]{1,12}")
_LANGUAGE = late(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value cannot be understood."""

    expected: str
    """What would be: ``one of unread, read``, ``a date``."""
    near: str = ""
    """The value most likely meant; empty if none is near."""
    at: int = 0
    """The character of the value where it goes wrong."""


Reader = Callable[[str, int], Node | Fault]
"""(value: clean, on one line, never empty; seconds since 1970 now) → a node or a fault."""


def text(node: Callable[[str], Node]) -> Reader:
    """Any text will do."""
    return lambda value, now: node(value)


def choice(nodes: Mapping[str, Node]) -> Reader:
    """One of a few names."""

    def read(value: str, now: int) -> Node | Fault:
        found = nodes.get(value.lower())
        return found or Fault(f"one of {', '.join(nodes)}", nearest(value, nodes))

    return read


def moment(node: Callable[[int, int], Node]) -> Reader:
    """A date as in `dates.period`; `node` is given its first second and the first one after it."""

    def read(value: str, now: int) -> Node | Fault:
        found = dates.period(value, now)
        if found is None:
            return Fault(
                "a date such as 2022, 2022-02, 2022-02-08, yesterday, monday or 3d",
                nearest(value, dates.NAMED),
            )
        return node(*found)

    return read


def age(value: str, now: int) -> Node | Fault:
    """``<3d``, ``>=12h``, ``1w..2w``; ``3d`` alone is at most three days."""
    return _compared(value, Age, "<=", _seconds) or Fault("an age such as <3d, >2w, 12h or 1w..2w")


def source_age(value: str, now: int) -> Node | Fault:
    """As `age`."""
    return _compared(value, SourceAge, "<=", _seconds) or Fault("an age such as <3d, >2w, 12h or 1w..2w")


def count(value: str, now: int) -> Node | Fault:
    """``>500``, ``<=200``, ``100..500``; ``500`` alone is exactly so many."""
    return _compared(value, Count, "=", _number) or Fault("a number such as >500, <=200 or 100..500")


def source_has(counted: Literal["total", "unread"]) -> Reader:
    """As `count`, of a source's articles."""

    def read(value: str, now: int) -> Node | Fault:
        found = _compared(value, lambda op, n: SourceHas(counted, op, n), "=", _number)
        return found or Fault("a number such as >0, <=20 or 1..5")

    return read


def limit(value: str, now: int) -> Node | Fault:
    """``10``: so many, the newest."""
    number = _number(value)
    return Newest(number, All()) if number and number <= MOST else Fault(f"a number from 1 to {MOST:,}")


def found(value: str, now: int) -> Node | Fault:
    """Words of the full text, one after another."""
    if not any(map(str.isalnum, value)):
        return Fault("words, or one at least")
    return Words(value, " " in value)


def language(value: str, now: int) -> Node | Fault:
    """A language tag of BCP 47."""
    code = value.lower().replace("_", "-")
    return Lang(code) if _LANGUAGE.fullmatch(code) else Fault("a language code such as fr or pt-br")


def source_id(value: str, now: int) -> Node | Fault:
    """The number of a source."""
    number = _number(value)
    return Fault("the number of a source") if number is None else FromId(number)


def nearest(value: str, names: Iterable[str]) -> str:
    """The name that `value` most likely stands for; empty if none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(value.lower()[:40], list(names), n=1)), "")


def slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` but for one letter: another, one more, one less, or two that changed places."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    at = next((n for n, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), None)
    if at is None:
        return True
    rests = ((1, 1), (1, 0), (0, 1))
    swapped = typed[at + 2 :] == meant[at + 2 :] and typed[at : at + 2] == meant[at : at + 2][::-1]
    return swapped or any(typed[at + more :] == meant[at + less :] for more, less in rests)


def _compared(value: str, node: Callable[[Op, int], Node], plain: Op, read: Callable[[str], int | None]) -> Node | None:
    """``op amount``, ``amount`` (with the operator `plain`) or ``least..most``."""
    least, range_of, most = value.partition("..")
    if range_of:
        low, high = read(least), read(most)
        return None if low is None or high is None else And((node(">=", low), node("<=", high)))
    parts = _COMPARED.fullmatch(value)
    amount = read(parts[2]) if parts else None
    if parts is None or amount is None:
        return None
    operators: dict[str | None, Op] = {"<": "<", "<=": "<=", "=": "=", ">=": ">=", ">": ">"}
    return node(operators.get(parts[1], plain), amount)


def _number(value: str) -> int | None:
    return int(value) if _NUMBER.fullmatch(value) else None


def _seconds(value: str) -> int | None:
    number, unit = _number(value[:-1]), SECONDS.get(value[-1:].lower())
    if number is None or unit is None or number * unit >= _LARGEST:
        return None
    return number * unit
