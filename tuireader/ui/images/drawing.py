"""Decoding beside the keys: one process with limits, asked from one thread."""

from __future__ import annotations

import asyncio
import importlib.util
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from tuireader.text import line
from tuireader.ui.images import cells
from tuireader.ui.images.colours import Colours
from tuireader.ui.images.fetching import Trouble
from tuireader.worker import LimitError, Worker

SECONDS = 10
"""For one image."""
MEGABYTES = 768
"""Of address space: a WebP image of 40 million pixels takes 650 (PNG 210, JPEG 35)."""
JOB = "tuireader.ui.images.decoding:decoded"


def available() -> bool:
    """Whether what decodes images is installed."""
    return importlib.util.find_spec("PIL") is not None


class Drawn(NamedTuple):
    """An image as pixels that fit the screen."""

    pixels: bytes
    width: int
    height: int
    colours: Colours
    facts: str
    """``640×480 JPEG``"""

    def rows(self, *, dark_ink: bool = False) -> list[list[cells.Piece]]:
        """As cells."""
        if self.colours.shades:
            rows = cells.shaded(self.pixels, self.width, self.height, self.colours.shades, dark_ink=dark_ink)
        else:
            draw = cells.half_blocks if self.colours.halves else cells.whole
            rows = draw(self.pixels, self.width, self.height, near=self.colours.near)
        return list(rows)


class Drawing:
    """Draws images until it is closed."""

    def __init__(self) -> None:
        self._worker = Worker(JOB, seconds=SECONDS, megabytes=MEGABYTES)
        self._thread = ThreadPoolExecutor(1, "drawing")

    async def draw(self, content: bytes, columns: int, rows: int, colours: Colours) -> Drawn | Trouble:
        """An image to fit into so many cells."""
        square = colours.halves
        size = (max(1, columns), max(1, rows * 2 if square else rows))
        loop = asyncio.get_running_loop()
        try:
            said: dict[str, Any] = await loop.run_in_executor(
                self._thread, self._worker.ask, content, *size, square, colours.palette
            )
        except LimitError as error:
            return Trouble(f"the image cannot be drawn: {error}")
        if "reason" in said:
            return Trouble(line(said["reason"]))
        facts = f"{said['full_width']:,}×{said['full_height']:,} {said['kind']}" + (", cut off" if said["cut"] else "")
        return Drawn(said["pixels"], said["width"], said["height"], colours, facts)

    def close(self) -> None:
        """End the process, also when it is at work."""
        self._worker.stop()
        self._thread.submit(self._worker.close)
        self._thread.shutdown(wait=False, cancel_futures=False)
