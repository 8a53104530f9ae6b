"""One line of words: above, what is shown; below, what was done or what one can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.text import cells, clean, fit, steady
from tuireader.ui.prompt.wrapping import wrapped
from tuireader.ui.widgets.late_looks import LateLooks

LEAST = 10
"""Cells of a line on which anything can be told."""
MOST_LINES = 4
NAME = "tuireader — "
"""Before what is shown; left out where that would be cut."""


class WholeWords(LateLooks):
    """Words in as many lines as they need, the last of them where the status line is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--told"}

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def tell(self, text: str, width: int) -> None:
        """Show `text` in lines of at most `width` cells."""
        lines = wrapped(text, width - 2)
        self.tell_lines(lines[: MOST_LINES - 1] + [" ".join(lines[MOST_LINES - 1 :])] * (len(lines) >= MOST_LINES))

    def tell_lines(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        self._lines = list(lines)
        self.styles.height = len(self._lines)
        self.styles.offset = (0, 1 - len(self._lines))
        self.display = True
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        text = self._lines[y] if y < len(self._lines) else ""
        return Strip([Segment(fit(f" {text}", self.size.width), self.get_component_rich_style("status--told"))])


class StatusLine(LateLooks):
    """A line with something at its left and something at its right. Redrawn only when one of them changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--left", "status--told", "status--right"}

    def __init__(self, *, id: str, grows: bool = False) -> None:
        """`grows`: what is too long for the line is told over what stands above it."""
        super().__init__(id=id)
        self._left = self._right = ""
        self._role = "left"
        self._lines: tuple[str, ...] = ()
        """What is to be told in lines of its own, the last of them at the left."""
        self._grows = grows
        self._whole: WholeWords | None = None

    @property
    def left(self) -> str:
        """What stands at the left."""
        return self._left

    @property
    def right(self) -> str:
        """What stands at the right."""
        return self._right

    @property
    def right_width(self) -> int:
        """Cells that what stands at the right takes."""
        return cells(self._right) + 2 if self._right else 0

    def say(self, left: str, right: str | None = None, *, told: bool = False) -> None:
        """Show these words; `right` stays as it is if None. `told`: they answer a key, and are meant to be noticed."""
        self._say(left, self._right if right is None else right, (), told)

    def say_lines(self, lines: Sequence[str]) -> None:
        """Show these lines, the last one at the left and the others above it."""
        self._say(lines[-1], self._right, tuple(map(steady, map(clean, lines))) if len(lines) > 1 else (), True)

    def _say(self, left: str, right: str, lines: tuple[str, ...], told: bool) -> None:
        left, right = steady(clean(left).replace("\n", " ")), steady(clean(right))
        role = "told" if told else "left"
        if (left, right, lines, role) != (self._left, self._right, self._lines, self._role):
            self._left, self._right, self._lines, self._role = left, right, lines, role
            self.refresh()
            if self._grows:
                self.call_later(self._grow)  # when all is said: the right side may be on its way

    def on_mount(self) -> None:
        self._grow()

    def on_resize(self) -> None:
        self._grow()

    def _grow(self) -> None:
        """Tell all of what the line cannot hold; nothing moves, and the next words take it away."""
        width = self.size.width
        fits = cells(self._left) + 1 <= width - self.right_width and not self._lines
        if fits and self._whole is not None:
            self._whole.display = False
        elif self._grows and not fits and width > LEAST and self.is_attached:  # a size may come too early or too late
            if self._whole is None:
                self._whole = WholeWords()
                self.mount(self._whole)
            self._whole.tell_lines(self._lines) if self._lines else self._whole.tell(self._left, width)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y or width < 1:
            return Strip.blank(width, self.rich_style)
        right = f" {self._right} " if self._right else ""
        room = width - cells(right)
        if room < LEAST:
            right, room = "", width
        left = self._left if cells(self._left) < room else self._left.removeprefix(NAME)
        return Strip(
            [
                Segment(fit(f" {left}", room), self.get_component_rich_style(f"status--{self._role}")),
                Segment(right, self.get_component_rich_style("status--right")),
            ],
            width,
        )
