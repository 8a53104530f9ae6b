"""The reader's own folders, as text: loads nothing on Linux, so that the first rows need not wait for it."""

# ruff: noqa: PTH111, PTH118 - pathlib takes as long to load as the first rows take to draw
from __future__ import annotations

import os
import sys

# XDG Base Directory Specification 0.8, section 3: the variable, and the default below the home folder.
_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}

_BY_XDG = sys.platform not in ("darwin", "win32", "android", "ios")


def file_in(named: str | None, variable: str, folder: str, name: str) -> str:
    """The file `named`, else that in the environment's `variable`, else `name` in our data, config or state folder."""
    given = named or os.environ.get(variable)
    return os.path.expanduser(given) if given else os.path.join(_home(folder), name)


def _home(folder: str) -> str:
    if _BY_XDG:
        variable, below = _XDG[folder]
        set_home = os.environ.get(variable, "").strip()
        return os.path.join(set_home or os.path.join(os.path.expanduser("~"), below), "tuireader")
    import platformdirs

    homes = platformdirs.PlatformDirs("tuireader", appauthor=False)
    found = {"data": homes.user_data_dir, "config": homes.user_config_dir, "state": homes.user_state_dir}
    return found[folder]


def library_file(named: str | None = None) -> str:
    """The library: the file named, else $TUIREADER_LIBRARY, else ``library.sqlite`` in the user's data folder."""
    return file_in(named, "TUIREADER_LIBRARY", "data", "library.sqlite")


def config_file(named: str | None = None) -> str:
    """The configuration: the file named, else $TUIREADER_CONFIG, else ``config.toml`` in the user's config folder."""
    return file_in(named, "TUIREADER_CONFIG", "config", "config.toml")


def named(arguments: list[str]) -> dict[str, str] | None:
    """What --library and --config name on a command line that says nothing else; None if it does."""
    found: dict[str, str] = {}
    left = iter(arguments)
    for word in left:
        name, given, value = word.partition("=")
        value = value if given else next(left, "")
        if name not in ("--library", "--config") or not value or "\0" in value:
            return None
        found[name] = value
    return found
