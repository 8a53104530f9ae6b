"""What changed on the screen, drawn by the widgets it changed in.

Textual has every widget draw its part of the lines that changed, those that lie below too, cuts all of it at the edges
of all others, and takes what lies on top. Where what changed lies in one widget on top, that widget's lines are all
there is to send: for a step of a cursor, and for a page of a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region

if TYPE_CHECKING:
    from rich.console import Console
    from textual.strip import Strip
    from textual.widget import Widget

Placed = tuple[int, int, "Strip"]
"""Column, row, and what stands there."""


class Painter(Compositor):
    """A compositor that draws a part of the screen as little as may be."""

    def render_partial_update(self) -> CompositorUpdate | None:  # type: ignore[override]  # any kind of update will do
        changed: dict[Widget, set[Region]] = defaultdict(set)
        for region in self._dirty_regions:
            widget = self._on_top(region)
            if widget is None:
                return super().render_partial_update()
            changed[widget].add(region)
        self._dirty_regions.clear()
        placed = [part for widget, regions in changed.items() for part in self._drawn(widget, regions)]
        placed.sort(key=lambda part: part[:2][::-1])
        return Lines(placed) if placed else None

    def _on_top(self, changed: Region) -> Widget | None:
        """The widget that alone is seen in a region; None if there are several."""
        for widget, (region, clip) in self.visible_widgets.items():  # from the top down
            if changed.overlaps(seen := region.intersection(clip)):
                return widget if seen.contains_region(changed) else None
        return None

    def _drawn(self, widget: Widget, changed: set[Region]) -> Iterator[Placed]:
        left, top, width, _ = self.visible_widgets[widget][0]
        spans = list(self._regions_to_spans(changed))
        first, last = spans[0][0] - top, spans[-1][0] - top
        lines = widget.render_lines(Region(0, first, width, last - first + 1))
        for y, start, end in spans:
            yield start, y, lines[y - top - first].crop(start - left, end - left)


class Lines(CompositorUpdate):
    """Parts of lines, from the top down."""

    def __init__(self, placed: list[Placed]) -> None:
        self._placed = placed

    def render_segments(self, console: Console) -> str:
        return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self._placed)
