"""Theme files: a palette each, checked key by key. Pure: the names of colours are known without what draws them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from tuireader import small_files
from tuireader.config.parsing import Fault, parsed
from tuireader.errors import ConfigError
from tuireader.model.colours import COLOURS
from tuireader.paths import shipped
from tuireader.text import line

OURS = ("ansi", "dark", "light", "contrast", "mono")
"""The themes that ship with us."""

TEXTUALS = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn",
    "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""The themes that Textual brings."""

ANSI = (
    "ansi_default",
    *(
        f"ansi_{bright}{name}"
        for bright in ("", "bright_")
        for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
    ),
)
"""The terminal's own ink or paper, and its sixteen colours, as a theme calls them."""

STYLES = frozenset(("bold", "dim", "italic", "none", "reverse", "strike", "underline"))

VARIABLES = (
    "ansi-background", "ansi-foreground", "block-cursor-background", "block-cursor-foreground",
    "block-cursor-text-style", "border-blurred", "input-cursor-background", "input-cursor-foreground",
    "input-cursor-text-style", "input-selection-background", "input-selection-foreground",
    "screen-selection-background", "screen-selection-foreground",
    *(f"highlight-{colour.replace('_', '-')}" for colour in COLOURS),
)  # fmt: skip
"""What can be coloured by what it is used for, beside what the themes that ship colour so."""

_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True)
class Palette:
    """One theme. Under each field: what it colours."""

    primary: str
    """Titles and headings."""
    foreground: str
    """Ink."""
    background: str
    """Paper."""
    secondary: str = ""
    """What stands beside: sources, tags, keys, code."""
    accent: str = ""
    """What catches the eye: marks, the line of the cursor in a list that has not the keys."""
    success: str = ""
    """What is well, what is chosen, what was put in."""
    warning: str = ""
    """What waits."""
    error: str = ""
    """What fails, what is left out."""
    surface: str = ""
    """The paper of fields. Empty: made from the background."""
    panel: str = ""
    """The paper of boxes. Empty: made from the background."""
    boost: str = ""
    """Laid over paper to lift it. Empty: made from the background."""
    dark: bool = True
    """Whether the paper is darker than the ink."""
    ansi: bool = False
    """Whether only the terminal's own colours are meant: they are then sent by number, not as red, green, blue."""
    variables: dict[str, str] = field(default_factory=dict)
    """Colours by what they are used for, over those made from the others."""
    sixteen: dict[str, str] = field(default_factory=dict)
    """The same colours in the terminal's sixteen, for terminals that have no more."""
    on_light: dict[str, str] = field(default_factory=dict)
    """Colours in place of those above, where the terminal says that its ground is light."""


_MUST = ("primary", "foreground", "background")
_SWITCHES = ("dark", "ansi")


def palette(content: bytes) -> Palette | tuple[Fault, ...]:
    """The palette in a theme file's content, or everything wrong in it by line."""
    read = parsed(content)
    if isinstance(read, Fault):
        return (read,)
    table, text = read
    wrong = [*_wrong(table), *((name, f"{name} is missing") for name in _MUST if name not in table)]
    if not wrong:
        return Palette(**table)
    from tuireader.config.lines import Lines

    where = Lines(text)
    faults = (Fault(where.of(tuple(key.split(" "))), line(told)) for key, told in wrong)
    return tuple(sorted(faults, key=lambda fault: fault.line))


def load(file: Path) -> Palette:
    """The palette in a file. ConfigError names the file and all that is wrong in it, by line."""
    try:
        found = palette(small_files.read(file)[0])
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", about=str(file)) from error
    if isinstance(found, Palette):
        return found
    told = "; ".join(f"line {fault.line}: {fault.message}" for fault in found)
    raise ConfigError(told, about=str(file), next_step="`tuireader config --theme dark` prints one that is right")


def theme_files(config: Path | None) -> dict[str, Path]:
    """Every theme file by its name: those that ship, and over them the ``themes/*.toml`` beside a configuration."""
    folders = [shipped("styles") / "themes", *([config.parent / "themes"] if config is not None else [])]
    return {file.stem: file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.toml"))}


def theme_names(config: Path | None) -> tuple[str, ...]:
    """All themes there are: those that ship first, then the reader's own, then what Textual brings."""
    return (*dict.fromkeys((*OURS, *theme_files(config), *TEXTUALS)),)


def unknown(name: str, config: Path | None) -> str:
    """What to say of a theme that there is not; empty if there is one."""
    names = theme_names(config)
    if name in names:
        return ""
    near = get_close_matches(name, names, n=1)
    return f"there is no theme {name}" + (f', did you mean "{near[0]}"?' if near else "")


# ---------------------------------------------------------------- checking

_Wrong = list[tuple[str, str]]
"""Keys one within the other, with a space between them; and what is wrong there."""


def _wrong(table: dict[str, Any]) -> _Wrong:
    """What is wrong with the keys that are there."""
    names = [each.name for each in fields(Palette)]
    found: _Wrong = []
    for key, value in table.items():
        if key not in names:
            found.append((key, f"{key} is no part of a theme{_meant(key, names)}"))
        elif key in _SWITCHES:
            found += [] if isinstance(value, bool) else [(key, f"{key} has to be true or false")]
        elif key == "variables":
            found += _wrong_variables(value)
        elif key in ("sixteen", "on_light"):
            found += _wrong_colours(key, value)
        elif told := _wanted(key, value):
            found.append((key, f"{key} has to be {told}"))
    return found


def _wrong_variables(table: Any) -> _Wrong:
    if not isinstance(table, dict):
        return [("variables", "variables has to be a table of its own, in [brackets]")]
    found: _Wrong = []
    for name, value in table.items():
        key = f"variables.{name}"
        if name not in VARIABLES and name not in _shipped_variables():
            near = _meant(name, (*VARIABLES, *_shipped_variables()))
            found.append((f"variables {name}", f"{key} is no part of a theme{near}"))
        elif told := _wanted(name, value):
            found.append((f"variables {name}", f"{key} has to be {told}"))
    return found


def _wrong_colours(key: str, table: Any) -> _Wrong:
    """What is wrong with a table of colours."""
    if not isinstance(table, dict):
        return [(key, f"{key} has to be a table of its own, in [brackets]")]
    colours = [each.name for each in fields(Palette) if each.type == "str"]
    found: _Wrong = []
    for name, value in table.items():
        if name not in colours:
            found.append((f"{key} {name}", f"{key}.{name} is no colour of a theme{_meant(name, colours)}"))
        elif told := _wanted(name, value):
            found.append((f"{key} {name}", f"{key}.{name} has to be {told}"))
    return found


@cache
def _shipped_variables() -> tuple[str, ...]:
    """What the themes that ship colour by what it is used for."""
    tables = [parsed(file.read_bytes()) for file in sorted((shipped("styles") / "themes").glob("*.toml"))]
    return tuple(
        dict.fromkeys(name for one in tables if not isinstance(one, Fault) for name in one[0].get("variables", {}))
    )


def _wanted(name: str, value: object) -> str:
    """What a value would have to be, in words; empty if it is."""
    text = value if isinstance(value, str) else ""
    if name.endswith("-style"):
        words = text.split()
        return "" if words and STYLES.issuperset(words) else f"one or more of {', '.join(sorted(STYLES))}"
    if _HEX.fullmatch(text) or text in ANSI:
        return ""
    return f'"#rrggbb" or a colour of the terminal such as "ansi_cyan"{_meant(text, ANSI)}'


def _meant(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, list(names), n=1)
    return f', did you mean "{near[0]}"?' if near else ""
