"""The cursor moved on the first screen, while it is all there is: as the list moves it, two rows drawn anew. Pure."""

from __future__ import annotations

from tuireader.ui.start import first_paint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuireader.library.views.glancing import Glimpse

_KEEP, _BACK = "\x1b7", "\x1b8"  # DECSC, DECRC: the cursor stays where the whole screen has left it


class Moves:
    """Where the cursor is on the first screen of a view from its top."""

    def __init__(self, glimpse: Glimpse, now: int) -> None:
        """`now`: seconds since 1970, as the screen was drawn."""
        self._glimpse = glimpse
        self._now = now

    def by(self, steps: int) -> str | None:
        """What moves the cursor by rows on the terminal; None where that is for the list itself to do."""
        glimpse = self._glimpse
        line, count = glimpse.number("$.list.line"), min(glimpse.number("$.list.height"), len(glimpse.rows))
        if not (glimpse.number("$.list.focus") and 0 <= line < count and line + steps < count):
            return None  # no cursor, or the list would scroll
        if (after := max(0, line + steps)) == line:
            return ""
        glimpse.facts["$.list.line"] = after
        top = glimpse.number("$.list.y")
        rows = (first_paint.row(glimpse, top + one, self._now) for one in sorted((line, after)))
        return f"{_KEEP}{''.join(rows)}{_BACK}"

    def screen(self) -> str:
        """What draws the whole screen as it is by then."""
        return first_paint.screen(self._glimpse, self._now)
