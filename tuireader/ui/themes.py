"""Palettes: a file each in ``styles/themes``, and in the reader's own config folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.theme import Theme

from tuireader.errors import ConfigError
from tuireader.paths import shipped


def themes(own: Path | None = None) -> Iterator[Theme]:
    """The themes that ship with us, then the reader's own (``*.toml`` in the folder `own`), which win."""
    for folder in (shipped("styles") / "themes", own):
        if folder is not None and folder.is_dir():
            for file in sorted(folder.glob("*.toml")):
                yield theme(file)


def theme(file: Path) -> Theme:
    """The theme in a file; its name is the file's. Raises ConfigError in words."""
    try:
        values: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        return Theme(name=file.stem, **values)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise ConfigError(
            f"is no theme ({error})", about=str(file), next_step="Compare it with the ones that ship"
        ) from error
