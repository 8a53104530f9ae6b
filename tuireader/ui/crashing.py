"""What nobody expected: a line for the reader, the trace in a file only he may read, and no values of variables there.

Textual would show the locals of every frame on the terminal, and passwords may be among them.
"""

from __future__ import annotations

import os
import re
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tuireader import __version__, paths
from tuireader.errors import LibraryError
from tuireader.library import Library
from tuireader.text import clean, line

_LARGEST = 1_000_000
"""Bytes of a log that is gone on with; a larger one begins anew."""
_LOGIN = re.compile(r"(?<=://)[^\s/@]+@")


def of_the_library(error: BaseException, library: Library) -> LibraryError | None:
    """The error in words, if it is that the library's file cannot be read or written: none of ours."""
    try:
        with library.explained():
            raise error
    except LibraryError as found:
        return found
    except BaseException:  # anything else is what nobody expected
        return None


def ended_by(error: LibraryError) -> str:
    """What is said where the reader cannot go on because of its library."""
    return f"tuireader stopped: {line(str(error))}"


def told(error: BaseException) -> str:
    """What is said of `error` after its trace is in the log, in words."""
    begin = f"tuireader stopped: unexpected {line(type(error).__name__)}. Nothing that you marked is lost."
    file = paths.log_file()
    try:
        _write(file, _trace(error))
    except OSError as trouble:
        return f"{begin}\nWhat happened could not be kept in {line(str(file))} ({line(trouble.strerror or '')})."
    return f"{begin}\nWhat happened stands in {line(str(file))}; please report it."


def _trace(error: BaseException) -> str:
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    trace = "".join(traceback.format_exception(error))
    return f"{when} tuireader {__version__}\n{_LOGIN.sub('', clean(trace))}\n\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    anew = os.O_TRUNC if file.exists() and file.stat().st_size > _LARGEST else 0
    number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | anew, 0o600)
    with open(number, "w", encoding="utf-8", errors="replace") as log:
        os.fchmod(number, 0o600)
        log.write(text)


@contextmanager
def threads_tell(end: Callable[[BaseException], object]) -> Iterator[None]:
    """Meanwhile what a thread does not catch ends the reader as anything else does: `end` is called, in that thread."""
    before = threading.excepthook

    def heard(happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            with suppress(RuntimeError):  # it has ended already
                end(happened.exc_value)

    threading.excepthook = heard
    try:
        yield
    finally:
        threading.excepthook = before
