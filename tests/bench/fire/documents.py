"""Documents: imported into a library with marks, listed, shown, exported."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from tests import hostile
from tests.bench.fire.trying import Tried, apart, commands, new_library
from tests.fire import variants

Named = tuple[str, bytes]


def groups() -> Iterator[tuple[str, Callable[[], list[Tried]]]]:
    """Ours."""
    yield "feeds", partial(_tried, hostile.feeds())
    yield "seeds", partial(_tried, hostile.seeds())
    yield "outlines", partial(_tried, hostile.outlines())
    yield "pages", partial(_tried, hostile.pages())
    yield "variants", partial(_tried, variants.documents(random.Random(1)))


def groups_of_yours() -> Iterator[tuple[str, Callable[[], list[Tried]]]]:
    """By the folders below `$TUIREADER_HOSTILE`."""
    by_folder: dict[str, list[Named]] = {}
    if given := os.environ.get("TUIREADER_HOSTILE"):
        for path in sorted(Path(given).rglob("*")):
            if path.is_file() and not path.is_symlink():
                by_folder.setdefault(path.parent.name, []).append((path.name, path.read_bytes()))
    for name, inputs in by_folder.items():
        yield name, partial(_tried, inputs)


_SMALL, _TOGETHER = 50_000, 8
"""Bytes of a document that is tried together with others, and with how many."""


def _tried(inputs: Iterable[Named]) -> list[Tried]:
    """The large ones each by itself, the small ones in heaps; a heap that was not borne once more, one by one."""
    given = list(inputs)
    small = [one for one in given if len(one[1]) < _SMALL]
    heaps = [small[start : start + _TOGETHER] for start in range(0, len(small), _TOGETHER)]
    heaps += [[one] for one in given if len(one[1]) >= _SMALL]
    found: list[Tried] = []
    for heap, tried in zip(heaps, apart(_heap, heaps), strict=True):
        again = len(heap) > 1 and (tried.through or tried.died or tried.lost)
        found += apart(_heap, [[one] for one in heap]) if again else [tried]
    return found


def _heap(folder: Path, given: list[Named]) -> Tried:
    (folder / "in").mkdir()
    for number, (_, content) in enumerate(given):
        (folder / "in" / f"file-{number}.txt").write_bytes(content)
    calls = (
        ["import", "in"],
        ["list", "--json", "--limit", "50"],
        ["show", "21"],
        ["export", "text", "--query", "is:unread", "-o", "out.txt"],
        ["export", "html", "--query", "is:unread", "-o", "out.html"],
    )
    tried = commands(given[0][0], new_library(folder), calls)
    known = {"in", "out.txt", "out.html", "library.sqlite", "library.sqlite-wal", "library.sqlite-shm"}
    stray = {path.name for path in folder.iterdir()} - known
    name = given[0][0] if len(given) == 1 else f"{given[0][0]} and {len(given) - 1} more"
    return Tried(name, tried.seconds, tried.through + bool(stray), tried.died, tried.lost, len(given))
