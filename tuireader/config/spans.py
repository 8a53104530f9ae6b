"""How often a source is asked, as people write it: ``30m``, ``2h``, ``1d``, ``hand``."""

from __future__ import annotations

import re

_UNITS = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}

BY_HAND = 0
"""The span of a source that is asked only when the reader says so."""


def span(written: str) -> int | None:
    """Seconds, from a minute to a year; `BY_HAND` for ``hand``; None for what is neither."""
    if written == "hand":
        return BY_HAND
    found = re.fullmatch(r"([0-9]{1,6}) ?([mhdw])", written)
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    return seconds if 60 <= seconds <= 366 * 86_400 else None


def spelled(seconds: int) -> str:
    """A span as `span` reads it: in the largest unit that leaves no rest."""
    if seconds == BY_HAND:
        return "hand"
    unit = next(unit for unit in ("w", "d", "h", "m") if seconds % _UNITS[unit] == 0 or unit == "m")
    return f"{seconds // _UNITS[unit]}{unit}"
