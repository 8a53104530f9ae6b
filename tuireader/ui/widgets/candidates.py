"""The ways to go on with what is typed, on the line above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.model.completions import Candidate
from tuireader.text import cells, fit
from tuireader.ui.article_rows.rows import drawn
from tuireader.ui.widgets.late_looks import LateLooks

GAP = "  "
NOTE = 24
"""Cells that the chosen one's note takes at most."""


class Candidates(LateLooks):
    """One line over what stands above the prompt: nothing moves when it comes and goes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"candidates--one", "candidates--chosen", "candidates--note"}

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Candidate, ...] = ()
        self._at: int | None = None

    def offer(self, candidates: Sequence[Candidate], at: int | None) -> None:
        """Show these; `at`: which one stands in the line."""
        display = bool(candidates)
        if (self._shown, self._at, self.display) != (tuple(candidates), at, display):
            self._shown, self._at, self.display = tuple(candidates), at, display
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        note = self._note()
        said = f"{GAP}{fit(drawn(note, width), min(cells(note), max(NOTE, width // 2)))} " if note else ""
        room = width - cells(said)
        if room < width // 3:
            said, room = "", width
        look = self.get_component_rich_style
        segments = [Segment(" ", look("candidates--one"))]
        left = room - 1
        for place, name in self._in_sight(room):
            text = fit(name, min(cells(name), left))
            segments.append(Segment(text, look("candidates--chosen" if place == self._at else "candidates--one")))
            left -= cells(text)
            gap = GAP[: max(0, left)]
            segments.append(Segment(gap, look("candidates--one")))
            left -= len(gap)
        segments += [Segment(" " * max(0, left), look("candidates--one")), Segment(said, look("candidates--note"))]
        return Strip(segments).adjust_cell_length(width, look("candidates--one"))

    def _note(self) -> str:
        """What is to be said of the chosen one, or with its name of the first, which Tab would take."""
        if self._at is not None and self._at < len(self._shown):
            return self._shown[self._at].note
        if not self._shown or not self._shown[0].note:
            return ""
        first = self._shown[0]
        name = (first.label or first.text).strip().rstrip(":") if len(self._shown) > 1 else ""
        return f"{name}: {first.note}" if name else first.note

    def _in_sight(self, room: int) -> list[tuple[int, str]]:
        """The candidates that fit beside the chosen one: those before it leave where it would not be seen."""
        names = [(place, drawn(one.label or one.text.strip(), room)) for place, one in enumerate(self._shown)]
        first, at = 0, self._at or 0
        while first < at and sum(cells(name) + len(GAP) for _, name in names[first : at + 1]) > room - 2:
            first += 1
        found, used = [], 1
        for place, name in names[first:]:
            if used >= room - 1:
                break
            found.append((place, name))
            used += cells(name) + len(GAP)
        return found
