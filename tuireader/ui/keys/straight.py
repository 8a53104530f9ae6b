"""Which keys go straight to what runs them.

Textual hands each key to the widget with the focus, and from there to all it lies in, one by one up to the app: for a
step in the list six queues, more work than the step. Lists and articles take no keys themselves, so these need not go
round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.tag_filter.widget import TagFilter
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.page_scroll import PageScroll

if TYPE_CHECKING:
    from textual import events
    from textual.app import App


def goes(app: App[int], event: events.Key) -> bool:
    """Whether a key whose turn it is goes straight to the app."""
    if event.key in app._bindings.key_to_bindings:
        return False  # it counts wherever one is
    focused = app.focused
    return app.app_focus and isinstance(focused, CursorList | PageScroll) and not isinstance(focused, TagFilter)
