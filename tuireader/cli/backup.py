"""`tuireader backup`: a copy of the library, made while others use it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tuireader.cli._progress import progress
from tuireader.cli._streams import say, tell
from tuireader.cli._verb import desk, examples, files, verb
from tuireader.text import line


@verb(
    "backup",
    short_help="Copy the library, while it is in use too.",
    epilog=examples("tuireader backup", "tuireader backup /media/stick/", "tuireader backup --keep 7"),
)
@click.argument("place", nargs=-1, metavar="[FILE|FOLDER]", callback=files)
@click.option(
    "--keep", type=click.IntRange(min=1), metavar="N", help="Of the copies beside the library keep the N newest."
)
@click.pass_context
def command(ctx: click.Context, place: tuple[str, ...], keep: int | None) -> None:
    """Copy the library to a new FILE, into a FOLDER, or into the folder "backups" beside it; prints where.

    Readers, imports and refreshes may go on meanwhile. `tuireader restore` makes a copy the library again.
    """
    from tuireader.library import backing_up

    if len(place) > 1:
        raise click.UsageError("one place at a time", ctx)
    if place and keep is not None:
        raise click.UsageError('--keep is for the copies in the folder "backups": leave out the place', ctx)
    if place and not Path(place[0]).is_dir() and os.path.lexists(place[0]):
        raise click.UsageError(f"{line(place[0])} is there already and stays as it is: name another file", ctx)
    library = desk(ctx, make=False)
    with progress(1000, "copying") as step:
        done = 0

        def told(left: int, total: int) -> None:
            nonlocal done
            now = 1000 - 1000 * left // max(1, total)
            step(now - done)
            done = now

        made = backing_up.back_up(library, Path(place[0]) if place else None, told)
    say(str(made))
    if keep is not None:
        for old in backing_up.let_go(library, keep):
            tell(f"let go: {old}")
