"""The configuration: config.toml → a frozen value, or every fault in it with its line.

``settings``  `Config`: what may be settled for the program;  ``sources``: what for one source
``rules``     what a value has to be beyond its type;  ``spans``: "2h" and seconds
``reading``   a file → `Config`, or its faults;  ``lines``: where they stand
``writing``   a file to start from

A missing file costs nothing: the libraries that read one are loaded when there is one.
"""

from __future__ import annotations

from tuireader.config.reading import Fault, load, read
from tuireader.config.settings import Config
from tuireader.config.sources import SourceSettings

__all__ = ["Config", "Fault", "SourceSettings", "load", "read", "template"]


def template() -> str:
    """A config.toml with every field: its docstring as a comment, then its default."""
    from tuireader.config.writing import template as made  # reads its own source

    return made()
