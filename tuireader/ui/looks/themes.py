"""Themes as Textual knows them, from the palettes in ``styles/themes`` and in the reader's own ``themes`` folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.theme import Theme

from tuireader.config import palettes
from tuireader.config.palettes import Palette
from tuireader.errors import ConfigError
from tuireader.paths import shipped

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
        app.register_theme(theme(file, sixteen=app.console.color_system == "standard", light=on_light(os.environ)))
    app.theme = name


def theme(file: Path, *, sixteen: bool = False, light: bool = False) -> Theme:
    """The theme in a file; its name is the file's. Raises ConfigError that says what is wrong, by line.

    `sixteen`: for a terminal that has sixteen colours; `light`: for one whose ground is light.
    """
    palette = palettes.load(file)
    if sixteen and palette.sixteen:
        palette = replace(with_colours(palette, palette.sixteen), ansi=True)
    if light:
        palette = with_colours(palette, palette.on_light)
    if palette.ansi:  # what Textual asks of such a theme
        usual = palettes.load(shipped("styles") / "themes" / "ansi.toml").variables
        ground = {"ansi-background": palette.background, "ansi-foreground": palette.foreground}
        palette = replace(palette, variables={**usual, **ground, **palette.variables})
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


def with_colours(palette: Palette, colours: Mapping[str, str]) -> Palette:
    """A palette with some of its colours in place of those it has."""
    return replace(palette, **colours)  # type: ignore[arg-type]  # the names of its colours alone


def on_light(environ: Mapping[str, str]) -> bool:
    """Whether the terminal says that its ground is light: ``COLORFGBG`` ends in the number of white or light grey."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
