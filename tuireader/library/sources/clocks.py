"""Whether the clock of this machine is right, as far as those that it speaks with can tell.

Every server says what time it is (``Date``, RFC 9110, 6.6.1). Two machines that agree to the day are not both wrong by
chance; one in a private network may be this machine, or get its time from it, and is not heard.
"""

from __future__ import annotations

from collections.abc import Iterable

from tuireader.sync.addresses import is_private_by_name
from tuireader.sync.answers import Answer, Fetched, NotModified
from tuireader.sync.refreshing import host_of

DAY = 86_400


class Witnesses:
    """Servers that say what time it is."""

    def __init__(self) -> None:
        self._agree: dict[str, bool] = {}

    def hear(self, answers: Iterable[Answer], now: int) -> None:
        """Compare what servers say with our clock."""
        for answer in answers:
            if isinstance(answer, Fetched | NotModified) and answer.server_time is not None:
                host = host_of(answer.url)
                if host and not is_private_by_name(host):
                    self._agree[host] = abs(answer.server_time - now) <= DAY

    @property
    def agree(self) -> bool:
        """Whether our clock is right: more hosts say so than say it is not."""
        return 2 * sum(self._agree.values()) > len(self._agree)
