"""The door: from the command line to a face. Each command imports only what it needs."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> None:
    """Run `tuireader` with these arguments (the process's own if None) and exit with its code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """The exit code of `tuireader ARGUMENTS`; what is foreseeable is said in a line, never as a traceback."""
    import click

    from tuireader.cli._group import group
    from tuireader.errors import TuireaderError
    from tuireader.text import line

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = group.main(arguments, prog_name="tuireader", standalone_mode=False)
        sys.stdout.flush()
    except TuireaderError as error:
        print(line(f"tuireader: {error}"), file=sys.stderr)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # The reader of our output has gone (`tuireader list | head`): nothing is wrong, and nothing is to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    if code is None or isinstance(code, int):
        return code or 0
    return read(code.library, code.config)


def read(library: Path, config: Path) -> int:
    """Open the reader on this terminal."""
    from tuireader.config import load
    from tuireader.errors import TuireaderError
    from tuireader.library import open_library
    from tuireader.text import line

    try:
        settled = load(config)
        with open_library(library) as opened:
            from tuireader.ui.app import run as show

            return show(opened, settled, config.parent)
    except TuireaderError as error:
        print(line(f"tuireader: {error}"), file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    main()
