"""`tuireader delete`: take articles out of the library."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, tell
from tuireader.cli._verb import article_ids, desk, finish, verb


@verb("delete", short_help="Take articles out of the library; undo brings them back.")
@click.argument("ids", nargs=-1, required=True, callback=article_ids, metavar="ID...")
@click.pass_context
def command(ctx: click.Context, ids: tuple[int, ...]) -> None:
    """Take articles out of the library. No refresh or import brings them back; `tuireader undo` does."""
    from tuireader.library.marks import marking
    from tuireader.library.views import listing

    library = desk(ctx)
    missing = listing.missing(library, ids)
    change = marking.delete(library, ids)
    say(change.label if change else "nothing to delete")
    for id in missing:
        tell(f"there is no article {id}")
    finish(ctx, failed=bool(missing))
