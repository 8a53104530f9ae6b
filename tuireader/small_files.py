"""The files in which the reader settles something: configuration, themes, keys. They are small, and read whole.

A pipe that nobody writes to would be waited for without an end, a device has none: only regular files are read, and
the null device, which is how one says that there is nothing.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST = 4_000_000
"""Bytes that are read at most: ten thousand sources, each with settings of its own, need two million."""


def read(path: Path) -> tuple[bytes, int]:
    """What a small file holds, and the rights to it (``0o600`` …); never waits.

    Raises OSError, its `strerror` in words, where it cannot be read, is no regular file or is too large.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        facts = os.fstat(handle)
        kind, rights = stat.S_IFMT(facts.st_mode), stat.S_IMODE(facts.st_mode)
        if kind == stat.S_IFDIR:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if kind == stat.S_IFCHR and os.path.samestat(facts, os.stat(os.devnull)):  # noqa: PTH116
            return b"", rights
        if kind != stat.S_IFREG:
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(LARGEST + 1)
    finally:
        os.close(handle)
    if len(content) > LARGEST:
        raise OSError(errno.EFBIG, f"too large: at most {LARGEST:,} bytes are read", str(path))
    return content, rights


def text(path: Path) -> str:
    """What a small file holds, as text. Raises OSError as `read` does, UnicodeDecodeError for what is no UTF-8."""
    return read(path)[0].decode("utf-8-sig")
