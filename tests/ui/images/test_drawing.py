"""Decoding in a process beside the keys."""

from __future__ import annotations

import asyncio

from tests.test_worker import worker
from tuireader.ui.images.colours import Colours
from tuireader.ui.images.drawing import Drawing
from tuireader.ui.images.fetching import Trouble


async def test_leaving_while_an_image_is_drawn_ends_its_process() -> None:
    drawing = Drawing()
    drawing._worker = worker("never_ends", seconds=60)
    waiting = asyncio.create_task(drawing.draw(b"", 80, 23, Colours()))
    while drawing._worker._process is None:
        await asyncio.sleep(0)
    drawing.close()
    assert isinstance(await waiting, Trouble)
    assert drawing._worker._process is None
