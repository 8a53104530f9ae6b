"""`tuireader restore`: a copy of the library made the library again."""

from __future__ import annotations

from pathlib import Path

import click

from tuireader import paths
from tuireader.cli._streams import say
from tuireader.cli._verb import files, verb


@verb("restore", short_help="Make a copy the library again.")
@click.argument("copy", nargs=1, metavar="FILE", callback=lambda ctx, param, word: files(ctx, param, (word,))[0])
@click.pass_context
def command(ctx: click.Context, copy: str) -> None:
    """Make the library what it was when the copy FILE was made. What it is now is kept beside it; prints where."""
    from tuireader.library import backing_up

    library = paths.library_file((ctx.obj or {}).get("library"))
    kept = backing_up.restore(library, Path(copy))
    say(f"{library} is what {copy} holds")
    if kept is not None:
        say(f"as it was before: {kept}")
