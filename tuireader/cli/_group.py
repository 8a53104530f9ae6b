"""`tuireader` itself: its commands are the files of this folder; what is no command is a path or an address to open."""

from __future__ import annotations

import keyword
import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Protocol

import click

import tuireader
from tuireader import cli
from tuireader.cli._keys import AskOfKeys
from tuireader.cli._streams import written
from tuireader.errors import UsageError

OPEN = "open"
"""The command behind `tuireader [PATH|URL ...]`."""


class Group(click.Group):
    """Commands by file name, imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(cli.__path__))
        return sorted(
            name.rstrip("_").replace("_", "-") for name in names if not name.startswith("_") and name != f"{OPEN}_"
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name != OPEN and cmd_name not in self.list_commands(ctx):
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) or cmd_name in (OPEN, "list") else cmd_name
        command: click.Command = import_module(f"tuireader.cli.{module.replace('-', '_')}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return self._parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def _parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = self._after_options(args)
        if rest is None or (rest < len(args) and args[rest] in self.list_commands(ctx)):
            return super().parse_args(ctx, args)
        return super().parse_args(ctx, [*args[:rest], OPEN, *args[rest:]])

    @staticmethod
    def _after_options(args: list[str]) -> int | None:
        """Where the group's own options end; None where click is to say something: help, version, a missing value."""
        at = 0
        while at < len(args):
            if args[at] in ("--library", "--config"):
                at += 2
            elif args[at].startswith(("--library=", "--config=")):
                at += 1
            elif args[at] in ("--help", "-h", "--version"):
                return None
            else:
                break
        return at if at <= len(args) else None


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[--library FILE] [--config FILE]",
    subcommand_metavar="[PATH|URL ...] | COMMAND ...",
    epilog=(
        "\b\nFor example:\n"
        "  tuireader add https://example.org\n"
        "  tuireader import feeds.opml notes/\n"
        "  tuireader list is:unread tag:ukraine\n"
        "  tuireader\n\n"
        "Without a command: takes in what is named, then opens the reader; "
        "without a terminal it prints the headlines.\n\n"
        "Exit codes: 0 done; 1 some item was refused or failed; 2 wrong usage or configuration; "
        "3 the library cannot be opened or written."
    ),
)
@click.option(
    "--library",
    metavar="FILE",
    help="The library; else $TUIREADER_LIBRARY, else the one in your data folder.",
)
@click.option("--config", metavar="FILE", help="The configuration; else $TUIREADER_CONFIG, else your config folder's.")
@click.version_option(tuireader.__version__, message="tuireader %(version)s")
@click.pass_context
def group(ctx: click.Context, library: str | None, config: str | None) -> None:
    """A news reader for the terminal: seed files and feeds in; a list, a reading pane and tags out."""
    ctx.ensure_object(dict)
    ctx.obj.update({name: value for name, value in (("library", library), ("config", config)) if value})


class Opening(Protocol):
    """What a command gives back to the door when the reader is to be opened on this terminal."""

    @property
    def library(self) -> Path: ...
    @property
    def config(self) -> Path: ...


KeysTold = Callable[[Path], tuple[dict[str, str], dict[str, str]]]
"""A configuration file → what the manual says of keys: the other face knows."""


def perform(arguments: list[str], keys_told: KeysTold | None = None) -> int | Opening | AskOfKeys:
    """Do what a command line asks for: its exit code, or what the door is to open or find out next.

    Raises TuireaderError in words, BrokenPipeError where nobody reads our output any more.
    """
    try:
        with written():  # help and version
            ctx = group.make_context("tuireader", list(arguments), obj={"keys_told": keys_told})
        with ctx:
            asked: Opening | AskOfKeys | None = group.invoke(ctx)
            return asked or 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "tuireader"
        from tuireader.cli._wrong_words import said

        raise UsageError(said(error), next_step=f"`{path.removesuffix(f' {OPEN}')} --help` says more") from error
