"""`tuireader read`: reading line by line, without a screen."""

from __future__ import annotations

import shutil
import sys

import click

from tuireader.cli._verb import MinusVerb, configure, desk, examples, typed, verb

PAGE = 20
"""Headlines of a page where nothing says how tall the terminal is."""


@verb(
    "read",
    MinusVerb,
    short_help="Read line by line, without a screen.",
    epilog=examples("tuireader read is:unread", "printf 'next\\nstar\\n' | tuireader read tag:ferries"),
)
@click.argument("query", nargs=-1, callback=typed, metavar="[QUERY]...")
@click.pass_context
def command(ctx: click.Context, query: tuple[str, ...]) -> None:
    """Headlines by number, articles by their text: words typed, words printed, no cursor moved.

    Type help there for what can be done. The input may be a file or a pipe.
    """
    read(ctx, " ".join(query))


def read(ctx: click.Context, query: str) -> None:
    """Read the articles of a query line by line, from stdin to stdout."""
    from tuireader.cli._teletype import Teletype

    library = desk(ctx)
    configure(ctx, library)
    columns, lines = shutil.get_terminal_size((80, PAGE + 4))
    on_terminal = sys.stdin.isatty()
    rows = min(PAGE, max(5, lines - 4)) if on_terminal else PAGE
    Teletype(library, query, width=columns, rows=rows).run(iter(sys.stdin.readline, ""), prompt=on_terminal)
