"""Opening a link, never on a machine the reader does not sit at, never on the reader's own terminal.

The standard `webbrowser` module is not used: without a display it starts lynx or w3m on the terminal we draw on and
waits for it. Over SSH, or without a display, a link is shown instead, so that the reader can take it along.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from tuireader.desktop.place import has_display
from tuireader.values import dataclass

LIMIT = 2_000  # characters of an address
_UNFIT = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff\"<>\\`]"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A program was started with the link. `how`: for the reader, as in "opened with xdg-open"."""

    url: str
    how: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Nothing was started: the link is to be shown (and copied). `how` says why."""

    url: str
    how: str = "no browser here: the link is shown"


@dataclass(frozen=True, slots=True)
class NotOpened:
    """The link is refused, or the program could not be started. `reason`: for the reader."""

    reason: str


def fault_in(url: str) -> str | None:
    """Why `url` must not be handed to another program; None if it may be.

    Allowed is http or https with a host, without white space, control and direction characters, quotes, angle
    brackets or backslashes, none of which RFC 3986 allows unescaped.
    """
    if not url:
        return "there is no link"
    if len(url) > LIMIT:
        return f"the link has more than {LIMIT:,} characters"
    if _UNFIT.search(url):
        return "the link holds characters that no link may hold"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "the link is malformed"
    if parts.scheme.lower() not in ("http", "https"):
        return "only http and https links are opened"
    if not host or host.startswith("-"):
        return "the link names no host"
    return None


def open_link(
    url: str,
    *,
    command: Sequence[str] = (),
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Opened | Shown | NotOpened:
    """Open `url` in the reader's browser if one can be had here.

    `command`: the configured program and its arguments, ``{url}`` standing for the link, which is always (part of)
    one argument and never seen by a shell; without ``{url}`` the link comes last. It is used over SSH too, since the
    reader has chosen it. Else ``open`` (macOS) or ``xdg-open``, only with a display. The program is on its own: own
    session, no terminal, no output, not waited for.
    """
    fault = fault_in(url)
    if fault is not None:
        return NotOpened(fault)
    if command:
        argv = [part.replace("{url}", url) for part in command]
        if argv == list(command):
            argv.append(url)
    elif has_display(environ, platform):
        argv = ["open" if platform == "darwin" else "xdg-open", url]
    else:
        return Shown(url)
    program = shutil.which(argv[0], path=environ.get("PATH"))
    if program is None:
        return NotOpened(f"{argv[0]} is not installed") if command else Shown(url)
    return _start(url, program, argv, environ)


def _start(url: str, program: str, argv: list[str], environ: Mapping[str, str]) -> Opened | NotOpened:
    try:
        process = subprocess.Popen(
            [program, *argv[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except OSError as error:
        return NotOpened(f"{argv[0]} did not start: {error.strerror}")
    threading.Thread(target=process.wait, daemon=True).start()  # so that no zombie is left
    return Opened(url, f"opened with {argv[0]}")
