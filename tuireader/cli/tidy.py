"""`tuireader tidy`: let old articles go."""

from __future__ import annotations

import click

from tuireader.cli._streams import say
from tuireader.cli._verb import desk, verb
from tuireader.errors import UsageError


@verb("tidy", short_help="Let old read articles go; undo brings them back.")
@click.option("--older-than", type=click.IntRange(min=1), metavar="DAYS", help="Read articles older than this.")
@click.option(
    "--per-source", type=click.IntRange(min=1), metavar="N", help="Read articles beyond the N newest of a source."
)
@click.option("--dry-run", is_flag=True, help="Only say which would go.")
@click.pass_context
def command(ctx: click.Context, older_than: int | None, per_source: int | None, dry_run: bool) -> None:
    """Let old articles go: never unread, starred or tagged ones. `tuireader undo` brings them back.

    They do not come back by a refresh or an import.
    """
    from tuireader.library import describing
    from tuireader.library.marks import retaining
    from tuireader.library.views import listing

    if older_than is None and per_source is None:
        raise UsageError("say what may go", next_step="For example: tuireader tidy --older-than 90 --dry-run")
    library = desk(ctx)
    rule = retaining.Rule(older_than, per_source)
    if not dry_run:
        change = retaining.let_go(library, rule)
        say(change.label if change else "nothing may go")
        return
    going = retaining.would_go(library, rule)
    for some in listing.batched(going):
        for row in listing.rows(library, some):
            say(describing.headline(row))
    say(f"{len(going):,} would go")
