"""The door: from the command line to a face. Each command imports only what it needs."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # nothing is loaded before the first rows are on the screen
    from pathlib import Path

    from tuireader.ui.terminal.early import Early


def main(arguments: list[str] | None = None) -> None:
    """Run `tuireader` with these arguments (the process's own if None) and exit with its code."""
    try:
        code = run(sys.argv[1:] if arguments is None else arguments)
    except Exception as error:
        code = _unforeseen(error)
    sys.exit(code)


def _unforeseen(error: Exception) -> int:
    """A fault of ours, in words; what it says itself may come from a stranger and goes into the log only."""
    from tuireader.cli._streams import tell
    from tuireader.ui.crashing import told

    for text in told(error).split("\n"):
        tell(text)
    return 1


def run(arguments: list[str]) -> int:
    """The exit code of `tuireader ARGUMENTS`; what is foreseeable is said in a line, never as a traceback."""
    begun = _begun(arguments)
    try:
        return _run(arguments, begun)
    finally:
        if begun is not None:
            begun.end()


def _begun(arguments: list[str]) -> Early | None:
    """The reader's first screen, if these arguments ask for nothing but the reader, on a terminal."""
    import os

    from tuireader import folders

    named = folders.named(arguments)
    try:
        on_screen = os.environ.get("TERM", "dumb") != "dumb" and all(map(os.isatty, (0, 1, 2)))
    except OSError:
        on_screen = False
    if named is None or not on_screen:
        return None
    from tuireader.ui.terminal import early

    config = folders.config_file(named.get("--config"))
    if "--config" in named and not os.path.lexists(config):
        return None
    return early.begin(folders.library_file(named.get("--library")), config)


def _run(arguments: list[str], begun: Early | None) -> int:
    import signal

    from tuireader.cli import _streams

    try:
        from tuireader.errors import TuireaderError

        _streams.prepare()
        try:
            return _perform(arguments) if begun is None else _read_on(begun)
        except TuireaderError as error:
            if begun is not None:
                begun.end()
            _streams.tell(f"tuireader: {error}")
            _streams.point(error)
            return error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`tuireader list | head`): nothing is wrong, and nothing is to be said.
        return 128 + signal.SIGPIPE
    except KeyboardInterrupt:
        _streams.abandon()
        _streams.tell("tuireader: interrupted")
        return 128 + signal.SIGINT


def _perform(arguments: list[str]) -> int:
    from tuireader.cli import _streams
    from tuireader.cli._group import perform
    from tuireader.cli._keys import AskOfKeys

    asked = perform(arguments, _keys_told)
    if isinstance(asked, AskOfKeys):
        from tuireader.ui.keys.telling import told

        asked = asked.answer(told(asked.config, asked.file))
    _streams.flush()
    if isinstance(asked, int):
        return asked
    from tuireader.ui.terminal import early

    return read(asked.library, asked.config, early.unpainted(str(asked.library), str(asked.config)))


def _keys_told(config: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What the manual says of keys, which one face knows and the other prints."""
    from tuireader.ui.keys.keys_in_words import told_by

    return told_by(config)


def _read_on(begun: Early) -> int:
    from pathlib import Path

    return read(Path(begun.library), Path(begun.config), begun)


def read(library: Path, config: Path, early: Early) -> int:
    """Open the reader on this terminal."""
    import gc
    import os

    from tuireader.config import load
    from tuireader.library import open_library

    # Nearly all that is made until the first key is answered stays: looking through it finds nothing (`Reader.shown`).
    gc.disable()
    settled = load(config)
    # What the reader starts on its own (a refresh, an import) is to be settled alike.
    os.environ["TUIREADER_CONFIG"] = str(config)
    # Textual reads these when it is loaded; what the reader has set already counts more.
    os.environ.setdefault("ESCDELAY", str(settled.escape_delay))
    if not settled.kitty_keys:
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    with open_library(library) as opened:
        from tuireader.ui.app import run as show

        return show(opened, settled, config, early)


if __name__ == "__main__":
    main()
