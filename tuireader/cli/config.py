"""`tuireader config`: where the configuration is, whether it is right, and one to start from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tuireader import paths, small_files
from tuireader.cli._keys import AskOfKeys, Told
from tuireader.cli._streams import say, tell
from tuireader.cli._verb import examples, verb
from tuireader.errors import ConfigError, UnwritableError, UsageError

if TYPE_CHECKING:
    from tuireader.config import Config


@verb(
    "config",
    short_help="Check the configuration, or write one to start from.",
    epilog=examples(
        "tuireader config --init",
        "tuireader config --check",
        "tuireader config --theme dark > ~/.config/tuireader/themes/mine.toml",
    ),
)
@click.option("--path", "what", flag_value="path", help="Say where it is.")
@click.option("--check", "what", flag_value="check", help="Say all that is wrong in it, by line.")
@click.option("--init", "what", flag_value="init", help="Write one with every setting explained; never over another.")
@click.option("--theme", metavar="NAME", help="Print a theme file, to make one of yours from.")
@click.pass_context
def command(ctx: click.Context, what: str | None, theme: str | None) -> AskOfKeys | None:
    """Where the configuration is, whether it is right, and one to start from.

    Without an option it prints what --init would write.
    """
    from tuireader.config import template

    path = paths.config_file((ctx.obj or {}).get("config"))
    if theme is not None:
        _print_theme(path, theme)
    elif what == "path":
        say(str(path))
    elif what == "check":
        there = path.exists()
        settled = _checked(path)
        faulty = False
        for check in (partial(_check_views, ctx), _check_themes, _check_rules):
            try:
                check(path, settled)
            except ConfigError as error:
                tell(str(error))
                faulty = True
        if there and path.stat().st_mode & 0o077 and any(entry.cookie or entry.headers for entry in settled.source):
            tell(f"others may read {path}, in which a cookie or a header stands. `chmod 600` it")
        return AskOfKeys(settled, path, lambda told: _check_keys(path, told, there=there, faulty=faulty))
    elif what == "init":
        _write(path.absolute().parent, path.name, template())
        say(f"written: {path}")
    else:
        for text in template().rstrip("\n").split("\n"):
            say(text)
    return None


def _check_keys(path: Path, told: Told, *, there: bool, faulty: bool) -> int:
    """Tell what is wrong with the keys, and what works otherwise than it looks. Raises ConfigError for the former.

    Returns the exit code; `faulty`: something else is wrong, and has been told.
    """
    for line, message, _ in told.faults:
        tell(f"{path}: line {line}: {message}")
    wrong = sum(left_out for _, _, left_out in told.faults)
    if wrong:
        count = "1 fault" if wrong == 1 else f"{wrong} faults"
        raise ConfigError(f"{count} in keys", about=str(path), next_step="Correct this; until then they are left out")
    if faulty:
        return ConfigError.exit_code
    say(f"{path}: all well" if there else f"{path}: there is none, so that all is as usual")
    return 0


def _print_theme(config: Path, name: str) -> None:
    """The file of a theme. Raises UsageError where there is none."""
    from tuireader.config import palettes

    files = palettes.theme_files(config)
    if name not in files:
        told = palettes.unknown(name, config) or f"{name} is one of Textual's own, and in no file"
        raise UsageError(told, next_step=f"There are {', '.join(files)}")
    for text in files[name].read_text(encoding="utf-8", errors="replace").rstrip("\n").split("\n"):
        say(text)


def _check_themes(path: Path, settled: Config) -> None:
    """Tell all that is wrong with the theme that is wanted, and with the reader's own. Raises ConfigError."""
    from tuireader.config import palettes

    faults = 0
    if told := palettes.unknown(settled.theme, path):
        tell(f"{path}: line {_line_of(path, 'theme')}: {told}")
        faults += 1
    for file in palettes.theme_files(path).values():
        try:
            palettes.load(file)
        except ConfigError as error:
            tell(str(error))
            faults += 1
    if faults:
        raise ConfigError(
            f"{faults} fault{'s' if faults > 1 else ''} in themes", about=str(path), next_step="Correct this"
        )


def _check_rules(path: Path, settled: Config) -> None:
    """Tell all that is wrong with rules. Raises ConfigError."""
    from tuireader.config.article_rules import BrokenRule
    from tuireader.errors import QueryError
    from tuireader.query.parse import parse

    faults = 0
    for rule in settled.rule:
        try:
            if isinstance(rule, BrokenRule):
                told = rule.reason
            else:
                if "view:" not in rule.query:  # the library's own views are known to `tuireader rules check` alone
                    parse(rule.query, 0)
                continue
        except QueryError as error:
            told = f"rule {rule.name}: {error}"
        tell(f"{path}: line {rule.line}: {told}")
        faults += 1
    if faults:
        said = f"{faults} fault{'s' if faults > 1 else ''} in rules; the others work"
        raise ConfigError(said, about=str(path), next_step="Correct this")


def _line_of(path: Path, key: str) -> int:
    from tuireader.config.lines import Lines

    return Lines(small_files.text(path)).of((key,))


def _checked(path: Path) -> Config:
    """The configuration; each of its faults is told on a line of its own. Raises ConfigError."""
    from tuireader.config import load, read

    try:
        content, rights = small_files.read(path)
        found = read(content, private=not rights & 0o077)
    except OSError:
        return load(path)  # there is none, or it says why it cannot be read
    if not isinstance(found, tuple):
        return found
    for fault in found:
        tell(f"{path}: line {fault.line}: {fault.message}")
    count = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    raise ConfigError(
        count, about=str(path), next_step="Correct this, or move the file away to start with the defaults"
    )


def _check_views(ctx: click.Context, path: Path, settled: Config) -> None:
    """Tell each view that cannot be understood, with its line. Raises ConfigError if there is one."""
    from tuireader.config.lines import Lines
    from tuireader.library import open_library
    from tuireader.library.views import saved_views

    wrong = {}
    if settled.views:
        wrong = saved_views.faults(settled.views, None)
        file = paths.library_file((ctx.obj or {}).get("library"))
        if wrong and file.exists():  # a view may name one of the library's
            with open_library(file, make=False) as library:
                wrong = saved_views.faults(settled.views, library)
    if wrong:
        lines = Lines(small_files.text(path))
        for name, told in wrong.items():
            tell(f"{path}: line {lines.of(('views', name))}: views.{name}: {told}")
        raise ConfigError("1 fault" if len(wrong) == 1 else f"{len(wrong)} faults", about=str(path))


def _write(folder: Path, name: str, content: str) -> None:
    """Write a file that only its owner may read. Raises UsageError where there is one already."""
    import os

    place = folder / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"cannot be made ({error.strerror})", about=str(folder)) from None
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        told = "there is one already, and it stays as it is"
        copy = "`tuireader config` prints one to copy settings from"
        raise UsageError(told, about=str(place), next_step=copy) from None
    except OSError as error:
        raise UnwritableError(f"cannot be written ({error.strerror})", about=str(place)) from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
