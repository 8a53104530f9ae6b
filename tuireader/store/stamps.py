"""Moments as they are stored: seconds in one column, how far they are known in another."""

from __future__ import annotations

from tuireader.model.stamps import Stamp


def stored_precision(stamp: Stamp | None) -> str | None:
    """How a stamp's precision is stored: ``local`` for a clock without a zone."""
    if stamp is None:
        return None
    return stamp.precision if stamp.zoned else "local"


def stamp(seconds: int | None, stored: str | None) -> Stamp | None:
    """The stamp of a pair of columns."""
    if seconds is None:
        return None
    if stored == "local":
        return Stamp(seconds, "minute", zoned=False)
    return Stamp(seconds, stored or "minute")  # type: ignore[arg-type]
