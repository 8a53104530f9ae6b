"""What rules announce is heard: told on the last line and, where that is wanted, by a bell or a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Hearing:
    """How far what was announced has been heard."""

    def __init__(self) -> None:
        self._after: int | None = None
        self._action = 0
        """The action of the journal after which what rules did is told."""
        self._done = ""
        """What of it was told last."""

    def begin(self, room: Room) -> None:
        """From now on: what was announced before is old."""
        from tuireader.library.rules import history

        if self._after is None:
            self._after = history.last_announced(room.library)
            self.pass_over(room)

    def pass_over(self, room: Room) -> None:
        """What rules have done up to here has been told."""
        from tuireader.library.rules import history

        self._action, self._done = history.last_action(room.library), ""

    def listen(self, room: Room) -> str:
        """What was announced and done by rules meanwhile, in words; empty if nothing was. A notice is given of what
        was announced."""
        from tuireader.library.rules import history

        if self._after is None:
            self.begin(room)
            return ""
        said = []
        if found := history.announced(room.library, self._after):
            self._after = found[-1].number
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            said.append(f"{found[0].words}{more}")
            room.reader.notice(said[0])
        done = history.done_after(room.library, self._action)
        if done and done[-1] != self._done:
            self._done = done[-1]
            said.append(f"{done[-1]} ({{key:undo}} takes it back)")
        return "; ".join(said)
