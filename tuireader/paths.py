"""Where things lie: the folders that ship with us, and the reader's own."""

from __future__ import annotations

import os
from pathlib import Path

from tuireader import folders
from tuireader.errors import ConfigError, UsageError

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """A folder that ships with us: inside the package once installed, beside it in a checkout."""
    for home in (_PACKAGE, _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise FileNotFoundError(f"tuireader was installed without its {name}/ folder")


def library_file(named: str | None = None) -> Path:
    """The library: the file named, else $TUIREADER_LIBRARY, else ``library.sqlite`` in the user's data folder."""
    return _path(folders.library_file(named))


def config_file(named: str | None = None) -> Path:
    """The configuration: the file named, else $TUIREADER_CONFIG, else ``config.toml`` in the user's config folder."""
    return _path(folders.config_file(named))


def config_that_is_there(named: str | None = None) -> Path:
    """The configuration to be read: none need be there, but one that is named. Raises ConfigError."""
    path = config_file(named)
    if named and not path.exists():
        step = f"`tuireader --config {named} config --init` writes one"
        raise ConfigError("there is no such file", about=str(path), next_step=step)
    return path


def written(name: str) -> Path:
    """A path as someone wrote it, ``~`` for the home folder; what stands for nobody's home stays as it is."""
    return Path(os.path.expanduser(name))  # noqa: PTH111 - pathlib's own raises for a user that there is not


def log_file() -> Path:
    """Where a crash leaves its trace: ``tuireader.log`` in the user's state folder."""
    return _path(folders.file_in(None, "TUIREADER_LOG", "state", "tuireader.log"))


def _path(name: str) -> Path:
    if "\0" in name:
        raise UsageError("a file name cannot hold a NUL character")
    return Path(name)
