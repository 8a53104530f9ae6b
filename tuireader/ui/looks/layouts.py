"""How tags, list and article share the screen."""

from __future__ import annotations

LAYOUTS = {
    "columns": "tags beside list over article",
    "stacked": "list over article",
    "single": "list or article, one at a time",
}
"""name → in words, the roomiest first. The style sheet has a class for each."""


def fitting(width: int, height: int) -> tuple[str, ...]:
    """The layouts that a terminal of this size can show, best first."""
    if width < 60 or height < 16:
        return ("single",)
    if width < 100 or height < 24:
        return ("stacked", "single")
    return ("columns", "stacked", "single")
