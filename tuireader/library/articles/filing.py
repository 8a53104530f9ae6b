"""Files made for other programs: whole or not at all, never over another one unasked, never through a link."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tuireader.errors import TuireaderError
from tuireader.writers import names


def add(folder: Path, name: str, content: bytes) -> Path:
    """A new file of this name in a folder, or of one like it (``…-2.md``) where there is such a file; its path."""

    def numbered(number: int) -> Path:
        return folder / (name if number == 1 else names.numbered(name, number))

    number = 1
    while True:
        number = _free(numbered, number)
        path = numbered(number)
        try:
            _make(path, content)
        except FileExistsError:  # another program was faster
            number += 1
            continue
        except OSError as error:
            raise _explained(path, error) from error
        return path


def _free(numbered: Callable[[int], Path], low: int) -> int:
    """A number from `low` on that no file has: of a thousand files of one name some twenty are looked for."""
    if not os.path.lexists(numbered(low)):
        return low
    step = 1
    while os.path.lexists(numbered(low + step)):
        low, step = low + step, step * 2
    high = low + step
    while high - low > 1:  # there is a file at low, and none at high
        middle = (low + high) // 2
        low, high = (middle, high) if os.path.lexists(numbered(middle)) else (low, middle)
    return high


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """This very file. Where there is one, TuireaderError, unless `force`: then it is replaced in one step.

    What is no file, such as a device, and what is a database, such as the library itself, is never replaced.
    """
    try:
        if not force:
            _make(path, content)
            return
        _check_replaceable(path)
        beside = _temporary(path.parent, content)
        try:
            beside.replace(path)  # a link is replaced, not followed
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except FileExistsError as error:
        raise TuireaderError(
            "is there already", about=str(path), next_step="Nothing was written. Use another name"
        ) from error
    except OSError as error:
        raise _explained(path, error) from error


def check_can_be_looked_at(path: Path) -> None:
    """Raises TuireaderError for a name that is too long, in a folder without rights, or none at all."""
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.stat()
    except OSError as error:
        raise _explained(path, error) from error
    except ValueError as error:
        raise TuireaderError("is no name of a file", about=str(path), next_step="Name another place") from error


def make_folder(path: Path) -> None:
    """A folder, with those above it. Raises TuireaderError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _explained(path, error) from error


_DATABASE = b"SQLite format 3\0"
"""How the file of a database begins (sqlite.org/fileformat2.html, section 1.3)."""


def _check_replaceable(path: Path) -> None:
    """Raises TuireaderError for what stays as it is, however much it is wished for."""
    for look in (path.lstat, path.stat):  # a link to a device stands for it
        with suppress(FileNotFoundError):
            kind = look().st_mode
            if not stat.S_ISREG(kind) and not stat.S_ISLNK(kind):
                what = "is a folder" if stat.S_ISDIR(kind) else "is not a regular file"
                raise TuireaderError(what, about=str(path), next_step="Nothing was written. Name another place")
    if path.is_file() and not path.is_symlink():
        with path.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                step = "Nothing was written. Name another place, or delete it first"
                raise TuireaderError("is a database, and stays as it is", about=str(path), next_step=step)


def _make(path: Path, content: bytes) -> None:
    """The whole file appears at once under its name; FileExistsError where there is anything, even a dangling link."""
    beside = _temporary(path.parent, content)
    try:
        os.link(beside, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        _make_in_place(path, content)  # a file system without hard links
    finally:
        with suppress(OSError):
            beside.unlink()


def _make_in_place(path: Path, content: bytes) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    try:
        with open(number, "wb") as file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _temporary(folder: Path, content: bytes) -> Path:
    path = folder / f".tuireader-{secrets.token_hex(8)}"
    _make_in_place(path, content)
    return path


def _explained(path: Path, error: OSError) -> TuireaderError:
    if error.errno == errno.ENOENT:
        return TuireaderError("its folder is not there", about=str(path), next_step="Make it, or name another place")
    return TuireaderError(f"cannot be written ({error.strerror})", about=str(path), next_step="Name another place")
