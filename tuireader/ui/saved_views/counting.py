"""The counts of saved views, one view at a time: each takes some milliseconds at most, and keys come between."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tuireader.library import Library
from tuireader.library.lists import views
from tuireader.ui.saved_views.rows import ViewGlance


class Counting:
    """Counts views, and shows each once it is counted."""

    def __init__(
        self, library: Library, later: Callable[[Callable[[], None]], object], show: Callable[[ViewGlance], None]
    ) -> None:
        """`later` calls a function when nothing else is to be done."""
        self._library, self._later, self._show = library, later, show
        self._left: list[ViewGlance] = []

    def glances(self) -> list[ViewGlance]:
        """Every view, not counted yet; they will be, one after the other."""
        found = []
        for view in views.all_views(self._library):
            words = views.in_words(self._library, view)
            found.append(ViewGlance(view, words, right=not words.startswith("cannot be understood")))
        self.begin(found)
        return found

    def begin(self, glances: Iterable[ViewGlance]) -> None:
        """Count these, in place of what is left of others."""
        idle = not self._left
        self._left = list(glances)
        if idle and self._left:
            self._later(self._step)

    def _step(self) -> None:
        if not self._left:
            return
        glance = self._left.pop(0)
        counted = views.tallies(self._library, glance.view)
        said = "—" if counted is None else f"{counted[1]}/{counted[0]}"
        self._show(replace(glance, counts=said))
        if self._left:
            self._later(self._step)
