"""The counts of saved views, one view at a time: each takes some milliseconds at most, and keys come between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tuireader.library import Library
from tuireader.library.views import saved_views
from tuireader.ui.saved_views.rows import ViewGlance


class Counting:
    """Counts views, and shows each once it is counted."""

    def __init__(
        self, library: Library, later: Callable[[Callable[[], None]], object], show: Callable[[ViewGlance], None]
    ) -> None:
        """`later` calls a function when nothing else is to be done."""
        self._library, self._later, self._show = library, later, show
        self._left: list[ViewGlance] = []

    def glances(self, known: Sequence[ViewGlance] = ()) -> list[ViewGlance]:
        """Every view with the counts that are `known`; they will be counted anew, one after the other."""
        found, counts = [], {glance.view: glance.counts for glance in known}
        for view in saved_views.all_views(self._library):
            words = saved_views.in_words(self._library, view)
            right = not words.startswith("cannot be understood")
            found.append(ViewGlance(view, words, counts.get(view, "…"), right=right))
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
        counted = saved_views.tallies(self._library, glance.view)
        said = "—" if counted is None else f"{counted[1]}/{counted[0]}"
        self._show(replace(glance, counts=said))
        if self._left:
            self._later(self._step)
