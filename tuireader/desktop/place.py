"""Where the reader runs: on the machine in front of the reader, or on a server behind an SSH connection."""

from __future__ import annotations

import sys
from collections.abc import Mapping


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is at the other end of an SSH connection (sshd(8), ENVIRONMENT)."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window opened here would be seen by the reader."""
    if over_ssh(environ):
        return False
    return platform == "darwin" or bool(environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY"))
