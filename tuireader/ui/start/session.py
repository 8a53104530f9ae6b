"""Where the reader is, as JSON values: kept while one reads, so that a line that drops costs nothing.

Beside the place itself stands what the next start draws before Textual is there (`first_paint`): the question of the
list, what stands around the list, and how each role of a row looks. After leaving on purpose the next start begins at
the top, as the first one did; after anything else it goes on where it was.
"""

from __future__ import annotations

import os
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from tuireader import orders
from tuireader.config import Config
from tuireader.library.views import listing
from tuireader.library.views import session as stored
from tuireader.model.selections import Selection
from tuireader.text import cells
from tuireader.ui.article import in_pane
from tuireader.ui.article_rows.rows import HIGHLIGHTS, ROLES, TAG_COLOURS
from tuireader.ui.commands import by_name
from tuireader.ui.terminal import early
from tuireader.ui.terminal.looks import Looks, text_of

if TYPE_CHECKING:
    from tuireader.ui.room import Room
    from tuireader.ui.terminal.grid import Row as ScreenRow

Place = dict[str, Any]

DRAWN = frozenset((*ROLES, *HIGHLIGHTS, *TAG_COLOURS))
"""The roles of which the next start has to know how they look."""

FILTER = "filter:"
"""The question whose half-typed query is kept."""

SEARCH = "search "
"""How the question begins whose half-typed answer is kept."""


class Session:
    """Keeps where one room is, when it has changed."""

    def __init__(self) -> None:
        self._usual = Selection()
        """What a reader begins with."""
        self._resumed = False
        """Whether it began elsewhere."""
        self._start: Place = {}
        """What the next start is to find after leaving on purpose: the room as it was at first."""
        self._kept: tuple[object, object] | None = None
        self._looks = Looks()

    def begin(self, room: Room) -> Place:
        """The place to go on at (empty: begin as usual); what is known of looks."""
        found = stored.kept(room.library)
        at = found.get("at")
        if found.get("look") == _circumstances():
            self._looks.learn(found.get("styles"))
            if not isinstance(at, dict):
                self._start = found  # who moves on at once is not seen as he began
        self._usual, self._resumed = room.selection, isinstance(at, dict)
        return at if isinstance(at, dict) else {}

    def keep(self, room: Room, screen: list[ScreenRow] | None) -> None:
        """Store where the room is, if that has changed since. `screen`: what the terminal shows, if it is known."""
        at = where(room)
        shown = tuple(map(id, screen)) if screen is not None else ()
        if (at, shown) == self._kept:
            return
        picture = self._picture(room, screen)
        if not picture and self._kept is not None and self._kept[0] == at:
            return  # what was drawn here a moment ago is worth more than nothing
        place = {**picture, "at": at}
        if "look" in place and self._begins(room) and not room.last_line.told:
            self._start = {**place, "at": None}
        if stored.keep(room.library, place):
            self._kept = (at, shown)

    def leave(self, room: Room) -> None:
        """The reader leaves on purpose: the next start begins as usual."""
        if self._start.get("look"):
            self._start |= {"styles": self._looks.taught(), "turns": self._looks.turns()}
        if self._start or self._resumed or self._kept is not None:
            stored.keep(room.library, self._start)

    def _begins(self, room: Room) -> bool:
        """Whether the room is as a start would show it."""
        at_top = room.list.top == room.list.cursor == 0 and room.active is room.list
        return at_top and room.selection == self._usual and room.pane.article is None and not room.prompt.asking

    def _picture(self, room: Room, screen: list[ScreenRow] | None) -> Place:
        """What the next start can draw; nothing of it if the list does not reach to the right edge."""
        if screen is None or room.app.screen is not room or room.list.heads is not None:
            return {}
        region, size = room.list.region, room.app.size
        if len(screen) != size.height or (region.height and region.right != size.width):
            return {}
        self._look_at(room, screen)
        rows = room.list.items[room.list.top : room.list.top + region.height]
        inside = range(region.y, region.y + min(region.height, len(rows)))
        return {
            "look": _circumstances(),
            "columns": size.width,
            "rows": size.height,
            "list": {
                "x": region.x if region.height else 0,
                "y": region.y,
                "width": region.width,
                "height": len(inside),
                "line": -1 if room.list.by_marker else room.list.cursor - room.list.top,
                "focus": int(room.list.has_focus),
                "longest": room.list.longest_source,
                "dates": int(room.list.style.whole),
                "strftime": room.list.style.format,
                "format": room.list.row_format,
                "index": room.list.number_of(room.list.top),
                "one": int(room.list.one_source),
            },
            "beside": [text_of(row, region.x if y in inside else size.width) for y, row in enumerate(screen)],
            "question": stored.question(room.view, rows, len(inside), from_start=self._begins(room)),
            "bare": int(self._looks.bare()),
            "styles": self._looks.taught(),
            "turns": self._looks.turns(),
            "keys": _keys(room),
        }

    def _look_at(self, room: Room, screen: list[ScreenRow]) -> None:
        """See on the screen how each role is drawn."""
        listed, seen = room.list, set[str]()
        for y in range(listed.region.y, listed.region.bottom):
            index = listed.top + y - listed.region.y
            if index >= len(listed.items) or y >= len(screen):
                return
            pieces = listed.pieces(listed.items[index], listed.region.width)
            x = listed.region.x
            if index == listed.cursor:
                if room.list.by_marker:
                    continue
                self._looks.see("cursor" if listed.has_focus else "cursor-blurred", screen[y].styles[x])
                continue
            if all(role in seen or role not in DRAWN or not text.strip(" ") for text, role in pieces):
                continue
            for text, role in pieces:
                ink = x + cells(text[: len(text) - len(text.lstrip(" "))])
                if role in DRAWN and text.strip(" ") and ink < len(screen[y].styles):
                    self._looks.see(role, screen[y].styles[ink])
                    seen.add(role)
                x += cells(text)


def _keys(room: Room) -> dict[str, list[str]]:
    """What the next start can answer at once, and the keys for it."""
    settled = room.reader.bindings.settled
    return {
        "down": settled.alone("list", "down"),
        "up": settled.alone("list", "up"),
        "leave": settled.alone("list", "quit") + settled.alone("list", "back_or_leave"),
    }


def _circumstances() -> str:
    return early.circumstances(os.environ.get("TUIREADER_CONFIG", ""))


# ---------------------------------------------------------------- to JSON and back


def is_first(room: Room) -> bool:
    """Whether this is the very first start: nothing read, nobody asked, nothing settled about keys."""
    settled = room.reader.config.profile != Config().profile or room.errands.running
    return not settled and stored.is_new(room.library)


def where(room: Room) -> Place:
    """Where the room is."""
    chosen, article = room.list.chosen, room.pane.article
    return {
        "selection": asdict(room.selection),
        "row": chosen.id if chosen is not None else None,
        "line": room.list.cursor - room.list.top,
        "article": article.row.id if article is not None else None,
        "scroll": room.pane.top,
        "focus": room.active.id,
        "orders": room.orders.to_json(),
        "asked": list(room.prompt.asked) if room.prompt.asking else None,
    }


def go_to(room: Room, place: Place) -> None:
    """Take the room to a place that was kept; what is no longer there is passed over."""
    selection = _selection(place.get("selection"))
    room.orders.load([(_selection(view), str(order)) for view, order in _pairs(place.get("orders"))])
    typing = _asked(place)
    searching = typing.startswith(SEARCH)
    filtering = typing == FILTER
    if searching:
        selection = replace(selection, words="", ranked=False)
    if filtering:
        selection = replace(selection, query="")
    if selection != room.selection:
        room.look(selection, keep_place=False)
    for row in listing.rows(room.library, [_number(place.get("row"))]):
        room.list.show(room.view, at=row, line=_number(place.get("line")))
    article = _number(place.get("article"))
    if article:
        in_pane.reopen(room, article, _number(place.get("scroll")), go_there=place.get("focus") == "pane")
    if searching:
        _ask_again(room, "search", place)
    if filtering:
        _ask_again(room, "filter", place)


def _ask_again(room: Room, command: str, place: Place) -> None:
    """Ask what a command asks, with what had been typed of the answer."""
    by_name()[command].run(room)
    room.prompt.type(str(place["asked"][1]))


def _asked(place: Place) -> str:
    asked = place.get("asked")
    return str(asked[0]) if isinstance(asked, list) and len(asked) == 2 else ""


def _selection(stored: object) -> Selection:
    """A selection from what was stored; what does not fit is left out."""
    given = stored if isinstance(stored, dict) else {}
    return Selection(
        include=_names(given.get("include")),
        exclude=_names(given.get("exclude")),
        words=str(given.get("words") or ""),
        query=str(given.get("query") or ""),
        unread_only=given.get("unread_only") is True,
        starred_only=given.get("starred_only") is True,
        source=_number(given.get("source")) or None,
        order=orders.written(orders.terms(str(given.get("order") or ""))),
        ranked=given.get("ranked") is True,
        hidden_too=given.get("hidden_too") is True,
    )


def _pairs(value: object) -> list[list[Any]]:
    return [one for one in value if isinstance(one, list) and len(one) == 2] if isinstance(value, list) else []


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
