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


def _tried(inputs: Iterable[Named]) -> list[Tried]:
    return apart(_one, inputs)


def _one(folder: Path, given: Named) -> Tried:
    name, content = given
    (folder / "in").mkdir()
    (folder / "in" / "file.txt").write_bytes(content)
    calls = (["import", "in"], ["list", "--json"], ["show", "21"], ["export", "html", "21", "-o", "out.html"])
    tried = commands(name, new_library(folder), calls)
    known = {"in", "out.html", "library.sqlite", "library.sqlite-wal", "library.sqlite-shm"}
    stray = {path.name for path in folder.iterdir()} - known
    return Tried(name, tried.seconds, tried.through + bool(stray), tried.died, tried.lost)
