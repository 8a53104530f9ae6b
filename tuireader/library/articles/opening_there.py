"""Addresses are opened on the machine that the reader sits at, from a reader on a server."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from tuireader.errors import ConfigError

PORT = 7345
"""Where `tuireader open-here` answers unless told otherwise."""

TOKEN = re.compile(r"[A-Za-z0-9_-]{16,100}")


def ask(there: str, url: str) -> tuple[bool, str]:
    """Have `url` opened through the port and with the token of the setting ``open_here`` (``PORT:TOKEN``).

    Whether it was, and what was done, in words.
    """
    from tuireader.sync import opening

    port, _, token = there.partition(":")
    answer = opening.ask(int(port), token, url)
    return (False, answer.reason) if isinstance(answer, opening.Unreached) else answer


def token_in(file: Path) -> str:
    """The token that the file keeps, made where there is none yet; nobody else may read the file.

    ConfigError where it cannot be read or made.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            found = file.read_text(encoding="ascii").strip()
        else:
            found = secrets.token_urlsafe(24)
            with open(handle, "w", encoding="ascii") as made:
                made.write(f"{found}\n")
        private = not file.stat().st_mode & 0o077
    except (OSError, UnicodeDecodeError) as fault:
        reason = getattr(fault, "strerror", None) or "not ASCII text"
        raise ConfigError(f"cannot be read or made: {reason}", about=str(file)) from fault
    if not private or not TOKEN.fullmatch(found):
        raise ConfigError(
            "has to hold one token, readable by you alone",
            about=str(file),
            next_step="Delete it: another is made, to be put into the server's config.toml too",
        )
    return found


class Answering:
    """Answers to readers elsewhere, until it is closed."""

    def __init__(self, port: int, token: str, browser: Callable[[str], object]) -> None:
        """`browser`: opens an address here. ConfigError where the port is taken."""
        from tuireader.sync import opening

        try:
            self._server = opening.Server(port, token, browser)
        except OSError as fault:
            raise ConfigError(
                f"cannot be listened at: {fault.strerror or fault}", about=f"port {port}", next_step="Choose --port"
            ) from fault
        self.port = self._server.port

    def __iter__(self) -> Iterator[str]:
        """What was done, in words, for each who asked."""
        return self._server.serve()

    def close(self) -> None:
        """Answer no more."""
        self._server.close()
