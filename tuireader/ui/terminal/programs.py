"""Programs that get the terminal for a while: a pager, an editor, a browser for terminals.

They run as the reader's own commands do: no shell, the terminal as it was before us, and we come back to the same
screen painted anew (`driver.DiffDriver.start_application_mode`).
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from textual.app import App

PAGERS = ("less", "more")
EDITORS = ("sensible-editor", "nano", "vi")
BROWSERS = ("w3m", "elinks", "links2", "links", "lynx")


def words(command: str) -> list[str]:
    """A command as typed, in words. Raises ValueError where a quote is left open."""
    return shlex.split(command)


def chosen(stated: str, usual: Sequence[str], environ: Mapping[str, str] = os.environ) -> list[str]:
    """The command in a variable such as PAGER, else the first usual one that is installed; empty if none is."""
    with suppress(ValueError):
        if (named := words(stated)) and shutil.which(named[0], path=environ.get("PATH")):
            return named
    return next(([name] for name in usual if shutil.which(name, path=environ.get("PATH"))), [])


def pager() -> list[str]:
    """The reader's pager."""
    return chosen(os.environ.get("PAGER", ""), PAGERS)


def editor() -> list[str]:
    """The reader's editor."""
    return chosen(os.environ.get("VISUAL") or os.environ.get("EDITOR", ""), EDITORS)


def browser() -> list[str]:
    """A browser that runs in a terminal: the one in BROWSER if it is such a one, else the first that is installed."""
    stated = os.environ.get("BROWSER", "")
    return chosen(stated if Path(stated).name in BROWSERS else "", BROWSERS)


def run(app: App[Any], argv: Sequence[str], given: bytes | None = None) -> str:
    """Give the terminal to a program until it ends, with `given` on its standard input; what went wrong, in words."""
    try:
        with app.suspend(), _interrupts_are_theirs(), _terminal() as terminal:
            return _run(argv, given, terminal)
    except SuspendNotSupported:
        return "this terminal cannot be lent to another program"


def run_on_copy(app: App[Any], argv: Sequence[str], name: str, content: bytes) -> str:
    """The same with a copy in a file of that name as its last word; the file is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tuireader-") as folder:
        copy = Path(folder) / name
        copy.write_bytes(content)
        return run(app, [*argv, str(copy)])


def _run(argv: Sequence[str], given: bytes | None, terminal: int | None) -> str:
    try:
        with (
            subprocess.Popen(
                list(argv),
                stdin=subprocess.PIPE if given is not None else terminal,
                stdout=terminal,
                stderr=terminal,
            ) as process,
            suppress(BrokenPipeError),
        ):
            process.communicate(given)
    except OSError as error:
        return f"{argv[0]} did not start: {error.strerror}"
    return f"{argv[0]} ended with {process.returncode}" if process.returncode > 0 else ""


@contextmanager
def _interrupts_are_theirs() -> Iterator[None]:
    """^C is for the program, not for us. A handler, not SIG_IGN: that would be handed on to the program."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _terminal() -> Iterator[int | None]:
    """The terminal itself, wherever our own streams lead; None, to inherit them, where it cannot be opened."""
    try:
        number = os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        yield None
        return
    try:
        yield number
    finally:
        os.close(number)
