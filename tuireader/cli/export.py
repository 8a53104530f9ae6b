"""`tuireader export`: the subscriptions for another reader."""

from __future__ import annotations

import click

from tuireader.cli._streams import say_bytes
from tuireader.cli._verb import desk, examples, verb


@verb("export", short_help="Write the subscriptions as OPML.", epilog=examples("tuireader export opml > feeds.opml"))
@click.argument("format", type=click.Choice(["opml"]), metavar="opml")
@click.pass_context
def command(ctx: click.Context, format: str) -> None:
    """Write the subscriptions as OPML to standard output."""
    from tuireader.library import exporting

    say_bytes(exporting.subscriptions(desk(ctx)))
