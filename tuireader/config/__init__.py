"""The configuration: config.toml → a frozen value, or every fault in it with its line.

``settings``  `Config`: what may be settled for the program;  ``sources``: what for one source;
``article_rules``: what is done with articles that come in
``rules``     what a value has to be beyond its type;  ``spans``: "2h" and seconds
``reading``   a file → `Config`, or its faults;  ``lines``: where they stand
``parsing``   TOML, or why it is none
``writing``   a file to start from;  ``changing``: one setting of a file, all else as it stands
``palettes``  theme files

A missing file costs nothing: what reads one is loaded when there is one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tuireader.config.settings import Config

if TYPE_CHECKING:
    from tuireader.config.parsing import Fault
    from tuireader.config.sources import SourceSettings

__all__ = ["Config", "Fault", "SourceSettings", "load", "read", "template"]


def load(path: Path) -> Config:
    """The configuration in a file; a missing file is the defaults.

    ConfigError names the file and all that is wrong in it, each with line, key and the nearest valid name.
    """
    if not os.path.lexists(path):
        return Config()
    from tuireader.config.reading import load as read_file

    return read_file(path)


def read(content: bytes, *, private: bool = True) -> Config | tuple[Fault, ...]:
    """The configuration in a file's content, or everything wrong in it by line.

    `private`: whether only its owner has rights to the file, so that a password may stand in it.
    """
    from tuireader.config.reading import read as read_content

    return read_content(content, private=private)


def template() -> str:
    """A config.toml with every field: its docstring as a comment, then its default."""
    from tuireader.config.writing import template as made  # reads its own source

    return made()


def __getattr__(name: str) -> Any:
    """The values of a file that was read, by name."""
    if name == "Fault":
        from tuireader.config.parsing import Fault

        return Fault
    if name == "SourceSettings":
        from tuireader.config.sources import SourceSettings

        return SourceSettings
    raise AttributeError(name)
