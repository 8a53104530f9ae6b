"""What has come in since the reader looked last: counted, so that it can be announced without moving anything."""

from __future__ import annotations

from tuireader.library.opening import Library
from tuireader.library.views.listing import View
from tuireader.store.finding import arrivals, planning, walking
from tuireader.values import dataclass

MOST = 1000
"""New articles that are counted one by one."""


@dataclass(frozen=True, slots=True)
class News:
    """How many articles have come in."""

    total: int = 0
    """Unread ones, at most `MOST` + 1: what muted sources bring comes in read and is not announced."""
    here: int = 0
    """Those of them that belong into the view."""

    def words(self) -> str:
        """For the status line: ``5 new, press {key:show_news}``; empty if there are none."""
        if not self.total:
            return ""
        count = f"{self.total:,} new" if self.total <= MOST else f"over {MOST:,} new"
        if not self.here:
            return f"{count}, not in this view"
        here = "" if self.here == self.total else f", {self.here:,} here"
        return f"{count}{here}, press {{key:show_news}}"


def newest(library: Library) -> int:
    """The number of the article that came in last; 0 if there are none."""
    return arrivals.last_id(library.db)


def since(library: Library, last: int, view: View) -> News:
    """What has come in after the article of number `last`."""
    ids = arrivals.unread_after(library.db, last, MOST + 1)
    if not ids:
        return News()
    return News(len(ids), walking.count(library.db, planning.among(ids, view.query, library.now())))
