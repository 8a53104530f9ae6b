"""Where things lie: the folders that ship with us, and the reader's own."""

from __future__ import annotations

import os
from pathlib import Path

from tuireader.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """A folder that ships with us: inside the package once installed, beside it in a checkout."""
    for home in (_PACKAGE, _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise FileNotFoundError(f"tuireader was installed without its {name}/ folder")


def library_file(named: str | None = None) -> Path:
    """The library: the file named, else $TUIREADER_LIBRARY, else ``library.sqlite`` in the user's data folder."""
    return _own(named, "TUIREADER_LIBRARY", "data", "library.sqlite")


def config_file(named: str | None = None) -> Path:
    """The configuration: the file named, else $TUIREADER_CONFIG, else ``config.toml`` in the user's config folder."""
    return _own(named, "TUIREADER_CONFIG", "config", "config.toml")


def log_file() -> Path:
    """Where a crash leaves its trace: ``tuireader.log`` in the user's state folder."""
    return _own(None, "TUIREADER_LOG", "state", "tuireader.log")


def _own(named: str | None, variable: str, folder: str, name: str) -> Path:
    given = named or os.environ.get(variable)
    if given:
        if "\0" in given:
            raise UsageError("a file name cannot hold a NUL character")
        return Path(given).expanduser()
    import platformdirs

    homes = platformdirs.PlatformDirs("tuireader", appauthor=False)
    return (
        Path({"data": homes.user_data_dir, "config": homes.user_config_dir, "state": homes.user_state_dir}[folder])
        / name
    )
