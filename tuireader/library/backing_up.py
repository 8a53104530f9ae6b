"""Copies of the library, and a copy made the library again."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

from tuireader.errors import LibraryError, NotALibraryError
from tuireader.library.opening import Library, open_library
from tuireader.store.file import copying

FOLDER = "backups"
"""Beside the library: where copies go that have no place of their own."""

ENDINGS = ("", "-wal", "-shm")
"""Of the names of the files that make up a library."""

_NAME = re.compile(r"library-\d{4}-\d\d-\d\dT\d{6}Z(-\d+)?\.sqlite")


def back_up(library: Library, target: Path | None = None, step: Callable[[int, int], None] | None = None) -> Path:
    """Copy the library to a file; where. Others may use the library meanwhile.

    `target`: a new file, or a folder that is there; None: the folder `FOLDER` beside the library. Raises LibraryError.
    """
    if target is None or target.is_dir():
        folder = library.path.parent / FOLDER if target is None else target
        target = _free(folder, time.strftime("%Y-%m-%dT%H%M%SZ", time.gmtime(library.now())))
    copying.copy_to(library.db, target, step)
    return target


def let_go(library: Library, keep: int) -> list[Path]:
    """Delete the oldest copies in the folder beside the library but the newest `keep`; which."""
    folder = library.path.parent / FOLDER
    copies = sorted(path for path in folder.glob("library-*.sqlite") if _NAME.fullmatch(path.name))
    gone = copies[: max(0, len(copies) - keep)]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def restore(path: Path, copy: Path) -> Path | None:
    """Make the library at `path` what it was when `copy` was made; where the present one was put.

    None where there was no library. Readers that are open see it at once. Raises LibraryError: a copy that is damaged
    or no library changes nothing.
    """
    if os.path.realpath(path) == os.path.realpath(copy):
        raise LibraryError("is the library itself", about=str(copy), next_step="Name a copy of it")
    fresh = _free(path.parent / FOLDER, "restoring")
    try:
        copying.copy_from(copy, fresh)
        _check(fresh, copy)
        kept = _set_aside(path) if os.path.lexists(path) else None
        with open_library(path) as library:
            copying.copy_over(library.db, fresh)
    finally:
        for ending in ENDINGS:
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
    return kept


def _check(fresh: Path, copy: Path) -> None:
    """Raises NotALibraryError, about `copy`, if what came of it is damaged or none of our libraries."""
    try:
        faults = copying.faults(fresh)
    except LibraryError as error:
        raise type(error)(error.message, about=str(copy), next_step="Nothing was changed. Try another copy") from error
    if faults:
        said = f"is damaged ({'; '.join(faults[:3])})"
        raise NotALibraryError(said, about=str(copy), next_step="Nothing was changed. Try an older copy")


def _set_aside(path: Path) -> Path:
    """Keep the present library: copied while it is sound, else moved away as it is."""
    try:
        with open_library(path, make=False) as library:
            return back_up(library)
    except NotALibraryError:
        aside = _free(path.parent / FOLDER, f"damaged-{time.time_ns() // 1_000_000_000}")
        aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for ending in ENDINGS:
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
        return aside


def _free(folder: Path, name: str) -> Path:
    """A file in `folder` that is not there yet."""
    path, number = folder / f"library-{name}.sqlite", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"library-{name}-{number}.sqlite"
    return path
