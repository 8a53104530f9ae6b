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
    from tuireader.cli import _streams

    try:
        from tuireader.cli._group import perform
        from tuireader.errors import TuireaderError

        _streams.prepare()
        try:
            asked = perform(arguments)
            _streams.flush()
            return asked if isinstance(asked, int) else read(asked.library, asked.config)
        except TuireaderError as error:
            _streams.tell(f"tuireader: {error}")
            return error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`tuireader list | head`): nothing is wrong, and nothing is to be said.
        return 128 + signal.SIGPIPE
    except KeyboardInterrupt:
        _streams.abandon()
        _streams.tell("tuireader: interrupted")
        return 128 + signal.SIGINT


def read(library: Path, config: Path) -> int:
    """Open the reader on this terminal."""
    from tuireader.config import load
    from tuireader.library import open_library

    settled = load(config)
    # What the reader starts on its own (a refresh, an import) is to be settled alike.
    os.environ["TUIREADER_CONFIG"] = str(config)
    with open_library(library) as opened:
        from tuireader.ui.app import run as show

        return show(opened, settled, config.parent)


if __name__ == "__main__":
    main()
