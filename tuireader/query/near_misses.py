"""Words that are nearly a field, or a piece of newsboat's or elfeed's filters: as words they would find nothing, in
silence. Here they are told from others; `refusing` says what to write instead.
"""

from __future__ import annotations

import re

from tuireader.patterns import late
from tuireader.query import elfeed, unquoted
from tuireader.query.values import slip

_AGE = late(r"@[0-9]{1,5}(-?)([a-z]+)[a-z0-9-]*", re.IGNORECASE)
_UNITS = ("minute", "hour", "day", "week", "fortnight", "month", "year")
STATE = late(r"(unread|starred|read|hidden):(\w*)", re.IGNORECASE)


def is_one(word: str) -> bool:
    """Whether a word might be refused, beside others at least: it needs a backslash before it."""
    return (
        word[:1] in ("=", "!", "<", ">", "#")
        or unquoted.at(word, 0) is not None
        or near_age(word)
        or STATE.fullmatch(word) is not None
        or elfeed.fits(word)
    )


def near_age(word: str) -> bool:
    """Whether a word was to be one of elfeed's ages: ``@6-monts-ago``."""
    found = _AGE.fullmatch(word)
    if found is None or elfeed.is_date(word):
        return False
    unit = found[2].removesuffix("s").lower()
    return unit in _UNITS or any(slip(unit, one) for one in _UNITS if len(one) > 3)
