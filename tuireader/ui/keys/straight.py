"""Which keys go straight to what runs them.

Textual hands each key to the widget with the focus, and from there to all it lies in, one by one up to the app: for a
step in the list six queues, more work than the step. Lists and articles take no keys themselves, so these need not go
round; but none may overtake a key that still does, to a field that was open when it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tuireader.ui.tag_filter.widget import TagFilter
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.page_scroll import PageScroll

if TYPE_CHECKING:
    from textual.app import App


class Straight:
    """Knows which key went round last."""

    def __init__(self) -> None:
        self._round: events.Key | None = None
        """It has not come back; whoever stops it has taken it."""

    def goes(self, app: App[int], event: events.Key) -> bool:
        """Whether a key that was just typed goes straight to the app."""
        if event.key in app._bindings.key_to_bindings:
            return False  # it counts wherever one is
        focused = app.focused
        if (
            (self._round is None or self._round._stop_propagation)
            and app.app_focus
            and isinstance(focused, CursorList | PageScroll)
            and not isinstance(focused, TagFilter)
        ):
            return True
        self._round = event
        return False

    def sent_round(self, event: events.Key) -> None:
        """A key is on its way to a widget once more."""
        self._round = event

    def came_back(self, event: events.Key) -> None:
        """A key is where it came from, and nobody has taken it."""
        if event is self._round:
            self._round = None
