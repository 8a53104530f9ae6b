"""`tuireader manual`: the manual, or a chapter of it, with the keys as they are."""

from __future__ import annotations

import shutil
import sys

import click

from tuireader import paths
from tuireader.cli._streams import say
from tuireader.cli._verb import examples, verb
from tuireader.errors import UsageError

WIDTH = 80
"""Cells of a line where there is no terminal."""


@verb(
    "manual",
    short_help="The manual, or a chapter of it.",
    epilog=examples("tuireader manual | less", "tuireader manual keys", "tuireader manual --chapters"),
)
@click.argument("chapter", nargs=-1, metavar="[CHAPTER]")
@click.option("--chapters", is_flag=True, help="Only name the chapters.")
@click.pass_context
def command(ctx: click.Context, chapter: tuple[str, ...], chapters: bool) -> None:
    """The manual, or the chapter whose name or title is CHAPTER, or begins so.

    At the width of the terminal, 80 columns where there is none. The keys in it are those of your configuration.
    """
    from tuireader.library import manual
    from tuireader.reading.parse import parse
    from tuireader.reading.words import render_plain

    if chapters:
        for one in manual.chapters():
            say(f"{one.name:<14}  {one.title}")
        return
    name = " ".join(chapter)
    only = manual.chapter(name)
    if name and only is None:
        names = ", ".join(one.name for one in manual.chapters())
        raise UsageError(f"there is no chapter {name}", next_step=f"There are {names}")
    told = (ctx.obj or {}).get("keys_told")
    keys, tables = told(paths.config_file((ctx.obj or {}).get("config"))) if told is not None else ({}, _NONE)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    for text in render_plain(parse(manual.whole(keys, tables, only), "markdown", None), max(20, min(width - 1, 100))):
        say(text)


_NONE = {"keys": "", "profiles": ""}
