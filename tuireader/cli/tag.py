"""`tuireader tag`: put tags on articles and take them off."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, tell
from tuireader.cli._verb import MinusVerb, article_id, desk, examples, finish, query_of, typed, verb
from tuireader.errors import UsageError


@verb(
    "tag",
    MinusVerb,
    short_help="Put tags on articles and take tags off.",
    epilog=examples(
        "tuireader tag 12 13 +ferries -sport",
        "tuireader tag 12 '+new york'",
        "tuireader tag --query 'kind:seed after:2022' +thesis",
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="[ID]... +TAG -TAG", callback=typed)
@click.option("--query", metavar="QUERY", help="Every article of a query instead of IDs.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], query: str | None) -> None:
    """Put tags on articles (+this) and take tags off (-that); `tuireader undo` takes it back."""
    from tuireader.library.marks import marking
    from tuireader.library.views import listing

    ids = [id for word in words if (id := article_id(word)) is not None]
    add = [word[1:] for word in words if word.startswith("+") and len(word) > 1]
    remove = [word[1:] for word in words if word.startswith("-") and len(word) > 1]
    if bool(ids) and query is not None:
        raise UsageError("name the articles by ID, or by --query, and not both")
    known = len(ids) + len(add) + len(remove) == len(words)
    if not (ids or query is not None) or not (add or remove) or not known:
        raise UsageError(
            "say which articles and which tags", next_step="For example: tuireader tag 12 13 +ferries -sport"
        )
    library = desk(ctx)
    missing = listing.missing(library, ids)
    if query is not None:
        change = marking.tag_where(library, query_of(ctx, library, query), add, remove)
    else:
        change = marking.tag(library, ids, add, remove)
    say(change.label if change else "nothing to change")
    for id in missing:
        tell(f"there is no article {id}")
    finish(ctx, failed=bool(missing))
