"""`tuireader tags`: every tag with its counts."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, say_json
from tuireader.cli._verb import desk, verb


@verb("tags", short_help="Every tag, with its counts.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Every tag: articles, unread, name; most used first."""
    from tuireader.library import describing, overview

    counted = overview.tags(desk(ctx))
    if as_json:
        for value in describing.tags(counted):
            say_json(value)
        return
    for tag in counted:
        say(f"{tag.total:7} {tag.unread:7}  {tag.name}")
