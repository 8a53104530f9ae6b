"""Completing a line while it is typed, and going back to lines typed before. Pure: text in, text out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuireader.model.completions import Candidate, Completion

Complete = Callable[[str, int], Completion | None]
"""(the line, the cursor in it) → the ways to go on there; None where there are none."""


class Completing:
    """The candidates for a line, and which of them stands in it."""

    def __init__(self, complete: Complete | None = None) -> None:
        self._complete = complete
        self._base = ""
        self._found: Completion | None = None
        self.at: int | None = None
        """Which candidate stands in the line; None: what was typed."""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What can be chosen from."""
        return self._found.candidates if self._found is not None else ()

    def typed(self, text: str, cursor: int) -> None:
        """Something was typed: look for candidates anew."""
        self._base, self.at = text, None
        self._found = self._complete(text, cursor) if self._complete is not None else None

    def offer_none(self) -> None:
        """Until more is typed there are none."""
        self._found, self.at = None, None

    def walk(self, by: int) -> tuple[str, int] | None:
        """The next candidate, or the one before, in its place: the line and the cursor; None if there is none.

        Behind the last one comes what was typed, and then the first.
        """
        if self._found is None or not self.candidates:
            return None
        places = [None, *range(len(self.candidates))]
        self.at = places[(places.index(self.at) + by) % len(places)]
        if self.at is None:
            return self._base, self._found.end
        chosen = self.candidates[self.at].text
        return self._base[: self._found.start] + chosen + self._base[self._found.end :], self._found.start + len(chosen)


class History:
    """Lines typed before, the latest first; those that begin as the present one does."""

    def __init__(self, past: Sequence[str] = ()) -> None:
        self._past = past
        self._begun: str | None = None
        self._at = -1

    def reset(self) -> None:
        """Something was typed: the next step starts from it."""
        self._begun, self._at = None, -1

    def older(self, text: str) -> str | None:
        """The line before; None if there is none."""
        if self._begun is None:
            self._begun = text
        return self._from(range(self._at + 1, len(self._past)), text)

    def newer(self, text: str) -> str | None:
        """The line after; at the end what was typed; None if nothing was gone back over."""
        if self._begun is None or self._at < 0:
            return None
        found = self._from(range(self._at - 1, -1, -1), text)
        if found is None:
            self._at = -1
            return self._begun
        return found

    def _from(self, places: range, text: str) -> str | None:
        for at in places:
            if self._past[at].startswith(self._begun or "") and self._past[at] != text:
                self._at = at
                return self._past[at]
        return None
