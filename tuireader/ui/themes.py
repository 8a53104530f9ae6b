"""Themes as Textual knows them, from the palettes in ``styles/themes`` and in the reader's own ``themes`` folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.theme import Theme

from tuireader.config import palettes
from tuireader.errors import ConfigError

if TYPE_CHECKING:
    from textual.app import App


def use(app: App[int], name: str, config: Path | None) -> None:
    """Draw in this theme from now on. `config`: the configuration, beside which the reader's own themes lie.

    ConfigError says that there is none of this name, or what is wrong in its file, by line.
    """
    if told := palettes.unknown(name, config):
        step = f"There are {', '.join(palettes.theme_names(config))}"
        raise ConfigError(told, about=str(config or "config.toml"), next_step=step)
    if file := palettes.theme_files(config).get(name):
        app.register_theme(theme(file))
    app.theme = name


def theme(file: Path) -> Theme:
    """The theme in a file; its name is the file's. Raises ConfigError that says what is wrong, by line."""
    palette = palettes.load(file)
    return Theme(
        name=file.stem,
        primary=palette.primary,
        secondary=palette.secondary or None,
        warning=palette.warning or None,
        error=palette.error or None,
        success=palette.success or None,
        accent=palette.accent or None,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.surface or None,
        panel=palette.panel or None,
        boost=palette.boost or None,
        dark=palette.dark,
        ansi=palette.ansi,
        variables=palette.variables,
    )
