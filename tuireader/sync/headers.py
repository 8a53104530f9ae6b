"""The few response headers that mean something to a news reader, read from raw pairs of bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})", re.I)
_NO_REUSE = re.compile(r"(?:^|[\s,])(?:no-cache|no-store)(?:[\s,=]|$)", re.I)


class Headers:
    """Headers by name without case. Values are text of one character per byte, so nothing is lost."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in raw:
            self._values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))

    def first(self, name: str) -> str:
        """The first value of `name`, or empty."""
        return self._values.get(name, [""])[0]

    def joined(self, name: str) -> str:
        """All values of `name`, joined by commas (RFC 9110, 5.3)."""
        return ", ".join(self._values.get(name, ()))

    def retry_after(self, now: float) -> int | None:
        """Seconds from `now` that ``Retry-After`` asks for, by number or date; None if it says nothing."""
        value = self.first("retry-after").strip()
        if value.isascii() and value.isdigit():
            return int(value[:12])
        moment = http_date(value)
        return None if moment is None else max(0, round(moment - now))

    def max_age(self, now: float) -> int | None:
        """Seconds an answer received at `now` stays fresh: ``max-age``, else ``Expires`` less ``Date``.

        RFC 9111, 4.2.1. ``no-cache`` and ``no-store`` say 0; None if nothing is said. What a cache on the way
        has used up (``Age``) is taken off.
        """
        control = self.joined("cache-control")
        if _NO_REUSE.search(control):
            return 0
        spent = self._age()
        if stated := _MAX_AGE.search(control):
            return max(0, int(stated[1]) - spent)
        expires = self.first("expires").strip()
        if not expires:
            return None
        end, start = http_date(expires), http_date(self.first("date"))
        if end is None:
            return 0  # RFC 9111, 5.3: an invalid date, especially "0", means already stale
        return max(0, round(end - (now if start is None else start)) - spent)

    def server_time(self) -> int | None:
        """What time it is by the server's clock: ``Date``, and what the answer has spent in caches since
        (RFC 9111, 4.2.3); None if it says nothing."""
        moment = http_date(self.first("date"))
        return None if moment is None else round(moment) + self._age()

    def _age(self) -> int:
        """Seconds that a cache on the way has kept the answer (``Age``)."""
        age = self.first("age").strip()
        return int(age[:12]) if age.isascii() and age.isdigit() else 0


def http_date(value: str) -> float | None:
    """Seconds since 1970 of an HTTP date in any of its three forms (RFC 9110, 5.6.7), or None; no zone is
    UTC."""
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
