"""Moments, as far as they are known."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from tuireader.values import dataclass

Precision = Literal["minute", "day", "month", "year"]


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """A moment as far as it is known."""

    seconds: int
    """Seconds since 1970-01-01T00:00:00Z. Where only a day, month or year is known: its first second."""
    precision: Precision = "minute"
    zoned: bool = True
    """False where the text states a clock but no zone: then `seconds` holds the local clock read as if it were UTC,
    and nothing is claimed about UTC."""

    @classmethod
    def of(cls, moment: datetime, precision: Precision = "minute") -> Stamp:
        """From a datetime; a naive one is a local clock without a zone."""
        zoned = moment.tzinfo is not None
        whole = moment if zoned else moment.replace(tzinfo=UTC)
        return cls(int(whole.timestamp()), precision, zoned or precision != "minute")

    def moment(self) -> datetime:
        """As a datetime in UTC (of the local clock where no zone is known)."""
        return datetime.fromtimestamp(self.seconds, UTC)

    def iso(self) -> str:
        """ISO 8601, cut to what is known: ``2022-02-08T10:30:00Z``, ``2022-02-08``, ``2022-02``, ``2022``.

        A clock without a zone has no ``Z``.
        """
        when = self.moment()
        if self.precision == "minute":
            return when.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0") + ("Z" if self.zoned else "")
        return when.strftime("%Y-%m-%d").rjust(10, "0")[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def iso(seconds: int) -> str:
    """Seconds since 1970 as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return Stamp(seconds).iso()
