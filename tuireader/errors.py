"""What can go wrong and is expected to, so that every face can say it in words.

TuireaderError                 message · what it was about · what to do next
├── UsageError                 exit 2: wrong words on the command line
│   ├── ConfigError            exit 2: the configuration file
│   └── QueryError             exit 2: a query that cannot be understood; knows the column
├── RunningError               exit 1: another program is doing just that
└── LibraryError               exit 3: the library cannot be opened or written
    ├── NotALibraryError       the file is something else, or damaged
    ├── NewerLibraryError      written by a later tuireader
    └── UnwritableError        folder missing or read-only, disk full
        └── BusyError          another program is writing: it may go through later

One refused file or one failing source is not an exception: it is a value (`Refused`, a `Refreshed` that failed),
so that it can never cost the others.
"""

from __future__ import annotations


class TuireaderError(Exception):
    """Base of everything foreseeable. Prints as one line: message, subject, next step."""

    exit_code = 1

    def __init__(self, message: str, *, about: str = "", next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.about = about
        self.next_step = next_step

    def __str__(self) -> str:
        said = f"{self.about}: {self.message}" if self.about else self.message
        end = "" if said.endswith(("?", "!")) else "."
        return f"{said}{end} {self.next_step}" if self.next_step else said


class UsageError(TuireaderError):
    """Wrong words on the command line."""

    exit_code = 2


class ConfigError(UsageError):
    """The configuration file cannot be read or holds something we do not know."""


class QueryError(UsageError):
    """A query that cannot be understood. ``column`` counts the characters of ``text``, the query, from 0.

    ``unfinished``: it would be understood if something followed its end, as while it is being typed.
    """

    def __init__(
        self,
        message: str,
        *,
        column: int,
        text: str = "",
        about: str = "",
        next_step: str = "",
        unfinished: bool = False,
    ) -> None:
        super().__init__(message, about=about, next_step=next_step)
        self.column = column
        self.text = text
        self.unfinished = unfinished


class RunningError(TuireaderError):
    """Another program is doing what only one may do at a time."""


class LibraryError(TuireaderError):
    """The library cannot be opened, read or written."""

    exit_code = 3


class NotALibraryError(LibraryError):
    """The file is not one of our libraries, or is damaged."""


class NewerLibraryError(LibraryError):
    """The library was written by a later tuireader; writing it could lose what that one knows."""


class UnwritableError(LibraryError):
    """The library exists or could, but nothing can be written: folder, rights, room on the disk, or a long lock."""


class BusyError(UnwritableError):
    """Another program is writing the library, and did not end in the time we waited."""
