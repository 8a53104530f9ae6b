"""`tuireader refresh`: ask sources for news. Quiet when all is well, so that cron has nothing to mail."""

from __future__ import annotations

import sys

import click

from tuireader.cli._streams import flush, say, say_json, tell
from tuireader.cli._verb import configure, desk, examples, finish, verb


@verb(
    "refresh",
    short_help="Ask sources for news; quiet when all is well.",
    epilog=examples("tuireader refresh", "tuireader refresh 3 'Le Monde' --json"),
)
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per source.")
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Ask sources for news: all, or those named by ID, address or part of the title."""
    from tuireader.library import configured, describing, refreshing, searching

    library = desk(ctx, durable=False)
    configure(ctx, library)
    configured.settle(library)
    chosen, unknown = refreshing.choose(library, names)
    for name in unknown:
        tell(f"there is no source {name}")
    failed, new = bool(unknown), 0
    for outcome in refreshing.refresh(library, chosen):
        new += outcome.new
        if as_json:
            say_json(describing.refreshed(outcome))
            flush()
        if outcome.result == "failed":
            failed = True
            tell(f"failed: {outcome.source} <{outcome.url}>: {outcome.reason}")
    for _ in searching.catch_up(library):
        pass
    if not as_json and sys.stdout.isatty():
        say(f"{new:,} new from {len(chosen):,} sources")
    finish(ctx, failed=failed)
