"""Regular expressions that are compiled when they are first used: `late` in place of `re.compile`.

Python compiles a class of characters out of many scripts for some milliseconds, at every start: for patterns that most
sessions never need. In use a late pattern costs what any other does.
"""

from __future__ import annotations

import re
from typing import cast


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be asked by its methods (`search`, `sub` …); a wrong one is told of at the first use."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._said = pattern, flags

    def __getattr__(self, name: str) -> object:
        """The compiled pattern's own; from then on it is found at once."""
        if name.startswith("__"):
            raise AttributeError(name)
        found: object = getattr(re.compile(*self._said), name)
        setattr(self, name, found)
        return found
