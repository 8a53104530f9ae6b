"""Whether the terminal is told where links lead (OSC 8), so that it can open them itself.

It costs the line some 100 bytes for each link in sight, and a terminal that does not know it may print it: so "auto"
is only where the terminal says who it is, and not over SSH, where an article is opened with fewer bytes than that.
Specification: gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

_PROGRAMS = frozenset({"iterm.app", "wezterm", "vscode", "ghostty", "hyper", "tabby", "rio", "contour", "mintty"})
_TERMS = ("xterm-kitty", "foot", "alacritty", "xterm-ghostty", "wezterm", "contour")
_VTE = 5000
"""VTE knows it from 0.50 on."""


def wanted(setting: Literal["auto", "on", "off"], environ: Mapping[str, str]) -> bool:
    """What the setting means on the terminal that `environ` describes."""
    if setting != "auto":
        return setting == "on"
    return not (environ.get("SSH_CONNECTION") or environ.get("MOSH_CONNECTION")) and known(environ)


def known(environ: Mapping[str, str]) -> bool:
    """Whether the terminal says it is one that knows OSC 8. Inside tmux and screen nothing is known of it."""
    if environ.get("TMUX") or environ.get("STY"):
        return False
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM", "").lower() in _PROGRAMS
        or environ.get("TERM", "").startswith(_TERMS)
        or bool(environ.get("WT_SESSION") or environ.get("KONSOLE_VERSION") or environ.get("KITTY_WINDOW_ID"))
        or (vte.isdecimal() and int(vte) >= _VTE)
    )
