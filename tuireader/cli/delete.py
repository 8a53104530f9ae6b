"""`tuireader delete`: take articles out of the library."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, tell
from tuireader.cli._verb import article_ids, desk, examples, finish, query_of, verb
from tuireader.errors import UsageError


@verb(
    "delete",
    short_help="Take articles out of the library; undo brings them back.",
    epilog=examples("tuireader delete 12 13", "tuireader delete --query 'path:drafts/'"),
)
@click.argument("ids", nargs=-1, callback=article_ids, metavar="[ID]...")
@click.option("--query", metavar="QUERY", help="Every article of a query instead of IDs.")
@click.pass_context
def command(ctx: click.Context, ids: tuple[int, ...], query: str | None) -> None:
    """Take articles out of the library. No refresh or import brings them back; `tuireader undo` does."""
    from tuireader.library.marks import marking
    from tuireader.library.views import listing

    if bool(ids) == (query is not None):
        raise UsageError("name the articles by ID, or by --query, and not both")
    if query is not None and not query.strip():  # such as a variable of the shell that is not set
        raise UsageError(
            "an empty query is every article",
            next_step="Say which, or that you mean all: --query 'is:read OR is:unread'",
        )
    library = desk(ctx)
    missing = listing.missing(library, ids)
    if query is not None:
        change = marking.delete_where(library, query_of(ctx, library, query))
    else:
        change = marking.delete(library, ids)
    say(change.label if change else "nothing to delete")
    for id in missing:
        tell(f"there is no article {id}")
    finish(ctx, failed=bool(missing))
