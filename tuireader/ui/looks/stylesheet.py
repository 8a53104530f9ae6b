"""The stylesheet, parsed once: what has been read is parsed again only for colours that were not seen before.

Textual parses everything anew for each theme it is told of, the first one too: at start-up that is twice what there is.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.css import stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet

_SOURCES = 1000
"""Files and widgets whose rules are kept; there are some fifty."""

_THEMES = 12
"""Sets of colours whose rules are kept: one who looks through the themes goes back and forth."""


@functools.lru_cache(_THEMES)
def _rules(variables: frozenset[tuple[str, str]]) -> LRUCache[tuple[object, ...], list[RuleSet]]:
    """The rules parsed with these variables so far, by their text and where it was read; nothing changes a rule."""
    return LRUCache(_SOURCES)


class Stylesheet(stylesheet.Stylesheet):
    """Keeps the rules of each file and each widget, for each set of variables."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _rules(frozenset(variables.items()))

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._variables:
            self._parse_cache = LRUCache(1)  # the one that Textual empties
            super().set_variables(variables)
            self._parse_cache = _rules(frozenset(variables.items()))

    def reparse(self) -> None:
        self.parse()
