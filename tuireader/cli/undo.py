"""`tuireader undo`: take back what was done last."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, tell
from tuireader.cli._verb import desk, finish, verb


@verb("undo", short_help="Take back what was done last.")
@click.option("--redo", is_flag=True, help="Do again what was undone last.")
@click.pass_context
def command(ctx: click.Context, redo: bool) -> None:
    """Take back what was done last to articles or sources, from wherever it was done: marks, tags, deletions,
    a source's settings, subscriptions.
    """
    from tuireader.library.marks import marking

    library = desk(ctx)
    change = marking.redo(library) if redo else marking.undo(library)
    if change is None:
        say("nothing to redo" if redo else "nothing to undo")
    elif change.in_vain:
        tell(f"not possible any more, the article is gone: {change.label}")
        finish(ctx, failed=True)
    else:
        left = f" ({change.gone:,} of them no longer in the library)" if change.gone else ""
        say(f"{'again' if redo else 'taken back'}: {change.label}{left}")
