"""stdout for what was asked for, stderr for the telling: safe for a terminal, whatever they lead to."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from tuireader.errors import QueryError, TuireaderError
from tuireader.text import clean, json_line, line

_ONE_LINE = str.maketrans("\n\t", "  ")


def prepare() -> None:
    """Make the three streams usable: a closed one leads nowhere, what one cannot spell is spelled by ``\\uNNNN``.

    A closed stream's number would be given to the next file opened, and a message be written into the library.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # Gets the lowest free number, which is the stream's own.
            setattr(sys, name, open(os.devnull, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115
        if number and hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """One line of what was asked for, on stdout; no control code at all, tabs neither."""
    _write(clean(text).translate(_ONE_LINE))


def say_json(value: Mapping[str, object]) -> None:
    """One object, one line, on stdout. What a terminal would obey, or the stream cannot spell, is escaped."""
    spelled = (sys.stdout.encoding or "").lower().startswith("utf")
    _write(json_line(value) if spelled else json.dumps(value))


def say_bytes(document: bytes) -> None:
    """A document as it is, on stdout."""
    flush()
    with written():
        sys.stdout.buffer.write(document)


def tell(text: str) -> None:
    """One line of telling, on stderr; where that cannot be written, nobody can be told."""
    try:
        sys.stderr.write(line(text) + "\n")
    except OSError:
        return


def point(error: TuireaderError) -> None:
    """The query that is wrong, on stderr, with a caret below the place; nothing where it was no query."""
    if not isinstance(error, QueryError):
        return
    from tuireader.query.faults import pointed

    shown, caret = pointed(error)
    if shown:
        with suppress(OSError):
            sys.stderr.write(f"  {shown}\n  {caret}\n")


def flush() -> None:
    """Everything said so far leaves the process."""
    with written():
        sys.stdout.flush()


def abandon() -> None:
    """Let what is still to be written to stdout go nowhere: behind a torn line nothing may follow."""
    with suppress(OSError):  # a stream without a number cannot tear
        number = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


@contextmanager
def written() -> Iterator[None]:
    """Inside, stdout is written. Raises BrokenPipeError, or TuireaderError where it takes no more."""
    try:
        yield
    except OSError as error:
        abandon()
        if isinstance(error, BrokenPipeError):
            raise
        raise TuireaderError(f"cannot be written ({error.strerror})", about="standard output") from error


def _write(text: str) -> None:
    with written():
        sys.stdout.write(text + "\n")
