"""An image by `tuireader image`, a process of its own: the network shares none with the keys, and can be stopped."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tuireader import ourselves
from tuireader.library.articles.images import Offer
from tuireader.text import line


class Trouble(NamedTuple):
    """Why there is no image, in words."""

    reason: str


async def look(library: Path, article: int, url: str) -> Offer | Trouble:
    """What the image would be. Cancelling it ends the process."""
    said = await _run(library, article, url, "--head", "--json")
    if isinstance(said, Trouble):
        return said
    with suppress(ValueError, TypeError, AttributeError):
        found = json.loads(said)
        return Offer(found["type"] or "", found["size"], found["host"] or "")
    return Trouble("the server could not be asked")


async def fetch(library: Path, article: int, url: str) -> bytes | Trouble:
    """The image itself."""
    return await _run(library, article, url)


async def _run(library: Path, article: int, url: str, *options: str) -> bytes | Trouble:
    arguments = ["--library", str(library), "image", *options, "--", str(article), url]
    try:
        process = await asyncio.create_subprocess_exec(
            *ourselves.command(), *arguments,
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        return Trouble(f"it could not be fetched: {error.strerror}")
    try:
        printed, told = await process.communicate()
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
    if process.returncode == 0:
        return printed
    last = told.decode("utf-8", "replace").strip().splitlines()[-1:]
    return Trouble(_reason(line(last[0]) if last else "it could not be fetched"))


def _reason(told: str) -> str:
    """The reason alone, of ``failed: ADDRESS: reason``."""
    _, failed, rest = told.partition("failed: ")
    return rest.partition(": ")[2] or rest if failed else told
