"""Regular expressions in queries: one way to compile, for the parser that checks and the store that runs."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

from tuireader.query.runaway import runs_away


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` as Python understands it, case ignored; raises ``re.error`` where it cannot be understood, or might
    never come to an end.

    Python's hints on syntax that may change some day are not for the reader's terminal: they are silenced.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = re.compile(pattern, re.IGNORECASE)
            endless = runs_away(pattern)
        except (RecursionError, OverflowError) as fault:
            raise re.error("too large a pattern", pattern, 0) from fault
        except ValueError as fault:  # flags that do not fit a text or each other
            raise re.error(str(fault), pattern, 0) from fault
    if endless:
        raise re.error("a repeat within a repeat, as in (a+)+, might never end. Take one of them out", pattern, 0)
    return found
