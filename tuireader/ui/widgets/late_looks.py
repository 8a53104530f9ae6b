"""Widgets whose roles get their looks when they are first drawn.

Textual matches all component classes of a widget against the stylesheet whenever the widget may look different: at
start-up several times each, which takes longer than drawing the screen, for roles of which most are not to be seen.
"""

from __future__ import annotations

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class LateLooks(Widget):
    """A widget that has drawn some of its component classes; those alone are matched again."""

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # Textual asks each widget
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
