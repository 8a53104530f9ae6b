"""`tuireader [PATH|URL ...]`: take in what is named, then open the reader; without a terminal print the headlines."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click

from tuireader import paths
from tuireader.cli._streams import say, tell
from tuireader.cli._verb import Verb, configure, desk, files, finish, verb
from tuireader.errors import UsageError
from tuireader.text import without_login
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class OpenReader:
    """What the door is to do next: start the face on the screen."""

    library: Path
    config: Path


class Open(Verb):
    """Has no name on the command line, so that its help is the program's."""

    def get_help(self, ctx: click.Context) -> str:
        return ctx.parent.get_help() if ctx.parent else super().get_help(ctx)


@verb("open", Open)
@click.argument("what", nargs=-1, callback=files, metavar="[PATH|URL]...")
@click.pass_context
def command(ctx: click.Context, what: tuple[str, ...]) -> OpenReader | None:
    """Take in what is named, then open the reader."""
    if what:
        _reject_misspelled_command(ctx, what[0])
    library_file = paths.library_file((ctx.obj or {}).get("library"))
    on_screen = sys.stdin.isatty() and sys.stdout.isatty()
    failed = bool(what) and _take_in(ctx, what)
    if on_screen and os.environ.get("TERM", "dumb") == "dumb":
        from tuireader.cli.read import read

        tell("this terminal cannot move its cursor: reading line by line, as `tuireader read` does")
        read(ctx, "")
        return None
    if on_screen:
        return OpenReader(library_file, paths.config_that_is_there((ctx.obj or {}).get("config")))
    _headlines(ctx)
    finish(ctx, failed=failed)
    return None


def _reject_misspelled_command(ctx: click.Context, word: str) -> None:
    """A single bare word that no file is called by was meant as a command. Raises UsageError."""
    if not re.fullmatch(r"\w[\w-]*", word) or os.path.lexists(word):
        return
    from difflib import get_close_matches

    parent = ctx.parent
    names = parent.command.list_commands(parent) if parent and isinstance(parent.command, click.Group) else []
    near = get_close_matches(word.lower(), names, n=1)
    raise UsageError(
        f"{word} is neither a command nor a file",
        next_step=f"Did you mean `tuireader {near[0]}`?" if near else "`tuireader --help` names the commands",
    )


def _take_in(ctx: click.Context, what: tuple[str, ...]) -> bool:
    """Import the files and add the addresses; whether some item was refused, each named on stderr."""
    from tuireader.cli.add import subscribe
    from tuireader.cli.import_ import take_in

    library = desk(ctx, durable=False)
    configure(ctx, library)
    failed = False
    files = [name for name in what if "://" not in name]
    for taken in take_in(library, files):
        if taken.result == "refused":
            failed = True
            tell(f"refused: {taken.path}: {taken.reason}")
    for outcome in subscribe(library, [name for name in what if "://" in name]):
        if outcome.result == "failed":
            failed = True
            tell(f"failed: {without_login(outcome.url)}: {outcome.reason}")
    library.close()
    return failed


def _headlines(ctx: click.Context) -> None:
    from tuireader.library import describing
    from tuireader.library.views import listing
    from tuireader.query.tree import All

    for row in listing.View(desk(ctx), All()).walk():
        say(describing.headline(row))
