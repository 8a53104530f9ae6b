"""`tuireader mark`: read, unread, starred, unstarred."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, tell
from tuireader.cli._verb import article_ids, desk, examples, finish, one_way, query_of, verb


@verb(
    "mark",
    short_help="Mark articles read, unread, starred or unstarred.",
    epilog=examples("tuireader mark starred 12 13", "tuireader mark read --query 'tag:sport before:1w'"),
)
@click.argument(
    "as_what",
    type=click.Choice(["read", "unread", "starred", "unstarred"]),
    metavar="read|unread|starred|unstarred",
)
@click.argument("ids", nargs=-1, callback=article_ids, metavar="[ID]...")
@click.option("--query", metavar="QUERY", help="Every article of a query instead of IDs.")
@click.pass_context
def command(ctx: click.Context, as_what: str, ids: tuple[int, ...], query: str | None) -> None:
    """Mark articles; `tuireader undo` takes it back."""
    from tuireader.library.marks import marking
    from tuireader.library.views import listing

    if bool(ids) == (query is not None):
        raise one_way(ids, query)
    library = desk(ctx)
    on = not as_what.startswith("un")
    reading = as_what.endswith("read")
    if query is not None:
        node = query_of(ctx, library, query)
        change = (marking.mark_read_where if reading else marking.star_where)(library, node, on)
        missing: list[int] = []
    else:
        missing = listing.missing(library, ids)
        change = (marking.mark_read if reading else marking.star)(library, ids, on)
    say(change.label if change else "nothing to change")
    for id in missing:
        tell(f"there is no article {id}")
    finish(ctx, failed=bool(missing))
