"""Widgets whose roles get their looks when they are first drawn, and keep them until the stylesheet says otherwise.

Textual matches all component classes of a widget against the stylesheet whenever the widget may look different: at
start-up several times each, which takes longer than drawing the screen, for roles of which most are not to be seen.
And it works out anew how each role looks whenever anything of the widget is drawn anew: with each step of a cursor.
"""

from __future__ import annotations

from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class LateLooks(Widget):
    """A widget that has drawn some of its component classes; those alone are matched again."""

    def __init__(self, *, id: str | None = None) -> None:
        self._looks: dict[tuple[str, ...], Style] = {}
        """Component classes → how they look, ``partial`` after those that are; none: how the widget itself looks."""
        self._drawn_at: Size | None = None
        super().__init__(id=id)

    def looks_changed(self) -> None:
        """Called when roles may look different: what was drawn with the looks they had is to be drawn anew."""

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # Textual asks each widget
        # It asks whenever it has matched the widget anew, be it that nothing but what lies below the widget changed.
        self._forget_looks()
        return frozenset(self._component_styles)

    def get_component_styles(self, *names: str) -> RenderStyles:
        known = super(LateLooks, type(self))._get_component_classes()
        for name in names:
            if name in known and name not in self._component_styles:
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node, animate=False)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def get_component_rich_style(self, *names: str, partial: bool = False, default: Style | None = None) -> Style:
        key = (*names, "partial") if partial else names
        found = self._looks.get(key)
        if found is None:
            found = super().get_component_rich_style(*names, partial=partial, default=default)
            if found is not default:
                self._looks[key] = found
        return found

    @property
    def rich_style(self) -> Style:
        """How the widget itself looks."""
        found = self._looks.get(())
        if found is None:
            found = self._looks[()] = super().rich_style
        return found

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are: nothing lies round them or over them, which Textual would look for line by line."""
        filters, (_, background) = self.get_line_filters(), self.background_colors
        if self.styles.gutter:
            return super().render_lines(crop)
        self._drawn_at = size = self.size
        try:
            strips = [self.render_line(y).adjust_cell_length(size.width, self.rich_style) for y in crop.line_range]
        finally:
            self._drawn_at = None
        for one in filters:
            strips = [strip.apply_filter(one, background) for strip in strips]
        return [strip.crop(crop.x, crop.right) for strip in strips]

    @property
    def size(self) -> Size:
        """As Textual's, which it works out anew each time it is asked; while lines are drawn it stays as it is."""
        return self._drawn_at or super().size

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._forget_looks()

    def _forget_looks(self) -> None:
        self._looks.clear()
        self.looks_changed()
