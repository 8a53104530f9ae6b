"""Copying so that it arrives: by tmux, by the terminal, or by this machine's own tools, saying which way it went.

A terminal never answers OSC 52, tmux drops it with its default settings, and a tool on a server copies to the
server. So the way is chosen by where we are, and the words never claim more than was done.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping

from tuireader.desktop.place import has_display
from tuireader.values import dataclass

LIMIT = 74_000  # bytes of base64: above it xterm and others drop or cut the text without a word
_PATIENCE = 1.0  # seconds a tool may take


@dataclass(frozen=True, slots=True)
class Copied:
    """`how`: for the reader, as in "copied via tmux"."""

    how: str


@dataclass(frozen=True, slots=True)
class NotCopied:
    """`reason`: for the reader, a whole clause."""

    reason: str


def copy(text: str, write: Callable[[str], object], environ: Mapping[str, str] = os.environ) -> Copied | NotCopied:
    """Put `text` where the reader can paste it from.

    In this order: inside tmux its buffer, which also sets the outer terminal's clipboard (``load-buffer -w``, tmux
    3.2); with a display here the machine's own tool; else OSC 52 through `write`, which sends text to the terminal.
    """
    if not text:
        return NotCopied("there is nothing to copy")
    data = text.encode("utf-8", "replace")
    if environ.get("TMUX") and _run(["tmux", "load-buffer", "-w", "-"], data, environ):
        return Copied("copied via tmux")
    if has_display(environ):
        for argv in _tools(environ):
            if _run(argv, data, environ):
                return Copied(f"copied with {argv[0]}")
    encoded = base64.b64encode(data).decode("ascii")
    if len(encoded) > LIMIT:
        return NotCopied(f"{len(data):,} bytes are too many for the terminal's clipboard ({LIMIT * 3 // 4:,} at most)")
    write(f"\x1b]52;c;{encoded}\x07")
    return Copied("sent to the terminal (OSC 52)")


def _tools(environ: Mapping[str, str]) -> list[list[str]]:
    """The clipboard programs that fit this display, best first."""
    if environ.get("WAYLAND_DISPLAY"):
        return [["wl-copy"], ["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    if environ.get("DISPLAY"):
        return [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return [["pbcopy"]]


def _run(argv: list[str], data: bytes, environ: Mapping[str, str]) -> bool:
    """Feed `data` to a program; whether it took it. It never sees our terminal."""
    program = shutil.which(argv[0], path=environ.get("PATH"))
    if program is None:
        return False
    try:
        done = subprocess.run(
            [program, *argv[1:]],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
