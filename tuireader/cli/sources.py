"""`tuireader sources`: every feed and folder, and how its last refresh went."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, say_json
from tuireader.cli._verb import desk, verb


@verb("sources", short_help="Every feed and folder, with its counts.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Every source: ID, articles, unread, title, address; a failing one says why."""
    from tuireader.library import describing, overview

    listed = overview.sources(desk(ctx))
    if as_json:
        for value in describing.sources(listed):
            say_json(value)
        return
    for source in listed:
        say(f"{source.id:4} {source.total:7} {source.unread:7}  {source.title}  <{source.url}>")
        if source.reason:
            say(f"{'':21}  failing ({source.failures} in a row): {source.reason}")
