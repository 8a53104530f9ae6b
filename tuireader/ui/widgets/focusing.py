"""What Textual does when the focus comes or goes, without drawing the whole widget anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from typing import Any

    from tuireader.ui.widgets.cursor_list import CursorList
    from tuireader.ui.widgets.reading_pane import ReadingPane


def keep_still(widget: CursorList[Any] | ReadingPane, event: events.Focus | events.Blur) -> None:
    """In place of Textual's own handler: the widget draws what changes, and its ancestors are told."""
    event.prevent_default()
    gained = isinstance(event, events.Focus)
    widget.focus_changed(gained)
    if widget.parent is not None:
        widget.parent.post_message(events.DescendantFocus(widget) if gained else events.DescendantBlur(widget))
