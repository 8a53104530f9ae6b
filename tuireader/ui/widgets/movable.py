"""What can have the keys, and is moved by them or by the wheel: a list, the tags, an article."""

from __future__ import annotations

from textual import events

from tuireader.ui.widgets.late_looks import LateLooks

WHEEL = 3
"""Lines that one step of the wheel moves by."""


class Movable(LateLooks):
    """Shows whether it has the focus without being drawn anew as a whole, as Textual would have it."""

    def move(self, by: int) -> None:
        """Move by lines, as far as there are some."""
        raise TypeError(f"{type(self).__name__} does not say what is moved")

    def draw_focus(self) -> None:
        """Repaint what shows whether it has the focus."""
        raise TypeError(f"{type(self).__name__} does not say what shows its focus")

    def focus_changed(self, has_focus: bool) -> None:
        """The focus is given to it, or taken from it."""
        if self.has_focus != has_focus:
            self.has_focus = has_focus
            self.draw_focus()

    def watch_has_focus(self, has_focus: bool) -> None:
        """No style depends on the focus: Textual need not match them all anew. What is drawn does."""

    def on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self.focus_changed(True)
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self.focus_changed(False)
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-WHEEL)
