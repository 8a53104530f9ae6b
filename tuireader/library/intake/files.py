"""Files found and read without harm: no waiting on a pipe, nothing too large, no name that cannot be told."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from tuireader.model.documents import Refused
from tuireader.model.results import Taken
from tuireader.paths import written
from tuireader.text import line
from tuireader.values import dataclass

LARGEST = 16 * 1024 * 1024
"""Bytes of a file we read."""

DATABASE = b"SQLite format 3\0"
"""How an SQLite database begins (sqlite.org/fileformat2.html, 1.3)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import and the place it was found under: the folder that was named, or the file's own."""

    path: Path
    root: Path
    whole: bool = False
    """Whether `root` itself was named."""


def find(paths: Iterable[str | Path]) -> Iterator[Found | Taken]:
    """The files behind `paths`, folders walked in order of names; what is not there or not to be read is `Taken`.

    Hidden files and folders inside a named folder are passed over; links to folders are not followed.
    """
    for given in paths:
        path = Path(given)
        try:
            # As it was given: an empty name is none, and not the folder one is in.
            kind = os.stat(given).st_mode  # noqa: PTH116
        except (OSError, ValueError) as error:
            yield refused(path, why(error))
            continue
        if stat.S_ISDIR(kind):
            yield from _walk(path)
        else:
            yield Found(path, path.parent)


def _walk(root: Path) -> Iterator[Found | Taken]:
    troubles: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Found(Path(folder) / name, root, whole=True)
        yield from _passed_over(troubles)
    yield from _passed_over(troubles)


def _passed_over(troubles: list[OSError]) -> Iterator[Taken]:
    while troubles:
        error = troubles.pop()
        yield refused(error.filename, why(error))


def read_file(path: Path) -> bytes | Refused:
    """The content of a regular file of at most `LARGEST` bytes; never waits on a pipe or a device."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        return Refused(why(error))
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            return Refused("not a regular file")
        if facts.st_size > LARGEST:
            return Refused(f"too large: {facts.st_size:,} bytes, at most {LARGEST:,} are read")
        try:
            content = file.read(LARGEST + 1)
        except OSError as error:
            return Refused(why(error))
    return Refused(f"too large: at most {LARGEST:,} bytes are read") if len(content) > LARGEST else content


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database, by its first bytes."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return False
    with os.fdopen(handle, "rb") as file:
        try:
            return stat.S_ISREG(os.fstat(handle).st_mode) and file.read(16) == DATABASE
        except OSError:
            return False


def sha256_of(path: Path) -> bytes:
    """The hash of a regular file, however large. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


# ---------------------------------------------------------------- names


def spelled(path: str | Path) -> str:
    """A path as text that can be stored and told; bytes that are no UTF-8 as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_path(place: str) -> bool:
    """Whether a place is a file's, not an address and not a stream."""
    return Path(place).is_absolute()


def file_at(place: str) -> Path | None:
    """The file at an absolute path as `spelled` gave it; None if it is not there, or it is no path."""
    as_bytes = re.sub(rb"\\x([0-9a-f]{2})", lambda code: bytes.fromhex(code[1].decode()), place.encode())
    candidates = (Path(place), Path(os.fsdecode(as_bytes)))
    return next((path for path in candidates if path.is_absolute() and os.path.lexists(path)), None)


def path_named(name: str) -> Path:
    """The absolute path of a file as the reader writes it, ``~`` for the home folder."""
    return Path(os.path.abspath(written(name)))


def url_of(path: Path) -> str:
    """An absolute path as a ``file:`` address."""
    return path.as_uri()


def path_of(url: str) -> Path | None:
    """The path in a ``file:`` address; None for any other."""
    return Path(os.fsdecode(unquote_to_bytes(url[7:]))) if url.startswith("file:///") else None


def refused(path: str | Path, reason: str) -> Taken:
    """A file that gives nothing, and why."""
    return Taken(line(spelled(path)), "refused", reason=line(reason))


def why(error: OSError | ValueError) -> str:
    """Why a file cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "may not be read (check its rights)"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return f"not a usable file name ({error})"
