"""Where the named places of a page are, told while the page is put together."""

from __future__ import annotations

from tuireader.reading.blocks import Place, Span
from tuireader.text import steady

MOST_CHARACTERS = 1 << 40
"""Past the end of any block."""


class Anchors:
    """Names and their places. A name counts where it stands first, as in a browser."""

    def __init__(self) -> None:
        self.found: dict[str, Place] = {}
        self._open: list[tuple[str, int, bool]] = []
        """Names in the block in the making, how many runs stand before each, and whether a space is due."""

    def put(self, name: str, block: int, runs: int, space: bool) -> None:
        """The place `name` is in the block numbered `block`, after so many `runs` of it and a `space`."""
        if name not in self.found:
            self.found[name] = block, 0
            if runs:
                self._open.append((name, runs, space))

    def settle(self, runs: list[Span]) -> None:
        """The block in the making has these runs: its names get the number of characters before them."""
        waiting, self._open = self._open, []
        offset = at = 0
        for name, before, space in waiting:
            offset += sum(len(steady(run.text)) for run in runs[at:before])
            at = max(at, before)
            self.found[name] = self.found[name][0], offset + space

    def within(self, blocks: int) -> dict[str, Place]:
        """All of them in a page of so many `blocks`; a name after the last block is at its end."""
        last = blocks - 1
        return {name: min(place, (last, MOST_CHARACTERS)) for name, place in self.found.items() if last >= 0}
