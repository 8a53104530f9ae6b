"""Theme files: what is right, what is wrong and where; and that those that ship can be read."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tuireader.config import palettes
from tuireader.config.parsing import Fault
from tuireader.paths import shipped

SHIPPED = sorted((shipped("styles") / "themes").glob("*.toml"))
RIGHT = b'primary = "#abc"\nforeground = "ansi_default"\nbackground = "#000000"\n'

WRONG = [
    (RIGHT + b'primry = "#abc"', [(4, 'primry is no part of a theme, did you mean "primary"?')]),
    (RIGHT + b"dark = 1", [(4, "dark has to be true or false")]),
    (
        RIGHT + b'error = "ansi_rde"',
        [(4, 'error has to be "#rrggbb" or a colour of the terminal such as "ansi_cyan", did you mean "ansi_red"?')],
    ),
    (RIGHT + b"variables = 3", [(4, "variables has to be a table of its own, in [brackets]")]),
    (
        RIGHT + b'[variables]\nborder-blured = "#fff"',
        [(5, 'variables.border-blured is no part of a theme, did you mean "border-blurred"?')],
    ),
    (
        RIGHT + b'[variables]\n\ninput-cursor-text-style = "blink"',
        [
            (
                6,
                "variables.input-cursor-text-style has to be one or more of bold, dim, italic, none, reverse, strike,"
                " underline",
            )
        ],
    ),
    (b'primary = "#abc"', [(1, "foreground is missing"), (1, "background is missing")]),
    (b"primary", [(1, "not TOML: Expected '=' after a key in a key/value pair")]),
]


@pytest.mark.parametrize(("content", "faults"), WRONG)
def test_what_is_wrong_is_named_with_its_line(content: bytes, faults: list[tuple[int, str]]) -> None:
    assert palettes.palette(content) == tuple(itertools.starmap(Fault, faults))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_those_that_ship_are_right(file: Path) -> None:
    assert palettes.load(file).primary
    assert file.stem in palettes.OURS


def luminance(colour: str) -> float:
    """Of ``#rrggbb`` (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_and_white_is_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["dark", "light", "contrast"])
def test_every_colour_can_be_read_on_its_paper(name: str) -> None:
    """4.5 for text (WCAG 2.2, 1.4.3); dimmed text, which terminals draw at about two thirds, still 3."""
    theme = palettes.load(shipped("styles") / "themes" / f"{name}.toml")
    inks = [theme.primary, theme.secondary, theme.accent, theme.success, theme.warning, theme.error, theme.foreground]
    papers = [theme.background, theme.surface, theme.panel]
    least = 7 if name == "contrast" else 4.5
    for ink, paper in itertools.product(inks, papers):
        assert contrast(ink, paper) >= least, (ink, paper)
    for ink in (theme.foreground, theme.secondary, theme.error):
        assert contrast(dimmed(ink, theme.background), theme.background) >= 3, ink


def dimmed(ink: str, paper: str) -> str:
    """An ink at two thirds over a paper."""
    mixed = (round((2 * int(ink[at : at + 2], 16) + int(paper[at : at + 2], 16)) / 3) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def test_the_readers_own_come_over_those_that_ship(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "dark.toml").write_bytes(RIGHT)
    assert palettes.theme_files(tmp_path / "config.toml")["dark"] == tmp_path / "themes" / "dark.toml"
    assert palettes.theme_names(None)[:5] == palettes.OURS


def test_check_tells_of_themes_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from tuireader.__main__ import run

    config = tmp_path / "config.toml"
    config.write_text('\ntheme = "lihgt"\n')
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.toml").write_text('primary = "red"\n')
    assert run(["--config", str(config), "config", "--check"]) == 2
    told = capfd.readouterr().err
    assert f'{config}: line 2: there is no theme lihgt, did you mean "light"?' in told
    assert f"{tmp_path / 'themes' / 'mine.toml'}: line 1: primary has to be" in told
    config.write_text('theme = "mine"')
    (tmp_path / "themes" / "mine.toml").write_bytes(RIGHT)
    assert run(["--config", str(config), "config", "--check"]) == 0


def test_a_theme_is_printed_to_make_ones_own_from(capfd: pytest.CaptureFixture[str]) -> None:
    from tuireader.__main__ import run

    assert run(["config", "--theme", "dark"]) == 0
    assert palettes.palette(capfd.readouterr().out.encode()) == palettes.load(SHIPPED[2])
    assert run(["config", "--theme", "drak"]) == 2
    assert 'did you mean "dark"?' in capfd.readouterr().err


XTERM = dict(
    zip(
        palettes.ANSI[1:],
        ("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
         "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
        strict=True,
    )
)  # fmt: skip
"""The sixteen colours as xterm draws them where nobody changed them."""


@pytest.mark.parametrize("name", ["dark", "light"])
def test_in_sixteen_colours_they_can_be_read_too(name: str) -> None:
    """By xterm's own colours; 3 at least, as for large text (WCAG 2.2, 1.4.3): there are no others."""
    sixteen = palettes.load(shipped("styles") / "themes" / f"{name}.toml").sixteen
    for ink in ("primary", "secondary", "accent", "success", "warning", "error", "foreground"):
        assert contrast(XTERM[sixteen[ink]], XTERM[sixteen["background"]]) >= 3, ink


def test_the_terminals_colours_can_be_read_on_a_light_ground_that_it_tells_of() -> None:
    theme = palettes.load(shipped("styles") / "themes" / "ansi.toml")
    inks = {"error": theme.error, "accent": theme.accent, **theme.on_light}
    for ink in inks.values():
        assert contrast(XTERM[ink], "#ffffff") >= 3, ink


@pytest.mark.parametrize(
    ("said", "light"),
    [("0;15", True), ("0;default;15", True), ("0;7", True), ("15;0", False), ("", False), ("x", False)],
)
def test_a_terminal_tells_of_a_light_ground(said: str, light: bool) -> None:
    from tuireader.ui.looks.themes import on_light

    assert on_light({"COLORFGBG": said}) is light


def test_tables_of_colours_are_checked_too() -> None:
    wrong = palettes.palette(RIGHT + b'[sixteen]\nprimry = "ansi_red"\nerror = "rde"\n')
    assert isinstance(wrong, tuple)
    assert [fault.line for fault in wrong] == [5, 6]
