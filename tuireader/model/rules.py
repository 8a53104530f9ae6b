"""What is done with articles that come in."""

from __future__ import annotations

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with articles that come in."""

    id: int
    """0: it is not kept yet."""
    name: str
    query: str
    do: tuple[str, ...]
    """``read``, ``star``, ``hide``, ``announce``, ``tag:NAME``, ``highlight:COLOUR``, in the order they are done."""
    stop: bool = False
    """No later rule looks at what it touches."""
    only_new: bool = False
    """It leaves articles alone that were edited after they came."""
    enabled: bool = True
    configured: bool = False
    """It stands in config.toml, which says what it is."""
    hits: int = 0
    """Articles it has touched, those not counted that were taken back."""
    last: int | None = None
    """Seconds since 1970 when it last did."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule did to an article."""

    rule: str
    did: tuple[str, ...]
    """Its actions, as it has them now."""
    at: int
    """Seconds since 1970."""
