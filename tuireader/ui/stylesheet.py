"""The stylesheet, parsed once: what has been read is parsed again only for other colours.

Textual parses everything anew for each theme it is told of, the first one too: at start-up that is twice what there is.
"""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css import stylesheet

_SOURCES = 1000
"""Files and widgets whose rules are kept; there are some fifty."""


class Stylesheet(stylesheet.Stylesheet):
    """Keeps the rules of each file and each widget as long as the variables in them stay."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        self.parse()
