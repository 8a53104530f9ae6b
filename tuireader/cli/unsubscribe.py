"""`tuireader unsubscribe`: ask sources no more."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, tell
from tuireader.cli._verb import desk, examples, finish, verb


@verb(
    "unsubscribe",
    short_help="Ask sources no more; their articles stay.",
    epilog=examples("tuireader unsubscribe 3", "tuireader unsubscribe https://example.org/feed.xml"),
)
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Ask sources no more; their articles stay. `tuireader undo` takes it back, and so does adding them again.

    A source is named by its ID, its address, or its title; of a part of a title only one may be meant.
    """
    from tuireader.library.sources import settling
    from tuireader.library.sources.choosing import one_each

    library = desk(ctx)
    ids, faults = one_each(library, names)
    change = settling.unsubscribe(library, ids) if ids else None
    if ids:
        say(change.label if change else "nothing to change")
    for fault in faults:
        tell(fault)
    finish(ctx, failed=bool(faults))
