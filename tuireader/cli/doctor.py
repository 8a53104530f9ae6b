"""`tuireader doctor`: is the library sound, and what to do if it is not."""

from __future__ import annotations

import click

from tuireader.cli._progress import progress
from tuireader.cli._streams import say
from tuireader.cli._verb import configure_if_well, desk, finish, verb


@verb("doctor", short_help="Check the library and say what to do.")
@click.option("--repair", is_flag=True, help="Make the counts and the search index anew first.")
@click.pass_context
def command(ctx: click.Context, repair: bool) -> None:
    """Check the library: the file, the counts, the index; say what to do."""
    from tuireader.library import checking, overview

    library = desk(ctx, make=False)
    configure_if_well(ctx, library)
    if repair:
        totals = overview.totals(library)
        with progress(totals.total + totals.hidden, "indexing") as step:
            for done in checking.repair(library):
                step(done)
    failed = False
    for finding in checking.examine(library):
        say(f"{'ok ' if finding.fine else '!! '} {finding.what:22} {finding.said}")
        if not finding.fine:
            failed = True
            say(f"    {'':22} → {finding.advice}")
    finish(ctx, failed=failed)
