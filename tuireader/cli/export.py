"""`tuireader export`: the subscriptions for another reader."""

from __future__ import annotations

import sys

import click

from tuireader.cli._verb import desk, verb


@verb("export")
@click.argument("format", type=click.Choice(["opml"]), metavar="opml")
@click.pass_context
def command(ctx: click.Context, format: str) -> None:
    """Write the subscriptions as OPML to standard output."""
    from tuireader.library import exporting

    sys.stdout.buffer.write(exporting.subscriptions(desk(ctx)))
