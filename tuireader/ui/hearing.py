"""What rules announce is heard: told on the last line and, where that is wanted, by a bell or a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Hearing:
    """How far what was announced has been heard."""

    def __init__(self) -> None:
        self._after: int | None = None

    def begin(self, room: Room) -> None:
        """From now on: what was announced before is old."""
        from tuireader.library import rules

        if self._after is None:
            self._after = rules.last_announced(room.library)

    def listen(self, room: Room) -> str:
        """What was announced meanwhile, in words; empty if nothing was. A notice is given of it."""
        from tuireader.library import rules

        if self._after is None:
            self.begin(room)
            return ""
        found = rules.announced(room.library, self._after)
        if not found:
            return ""
        self._after = found[-1].number
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        said = f"{found[0].words}{more}"
        room.reader.notice(said)
        return said
