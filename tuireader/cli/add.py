"""`tuireader add`: subscribe to feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from tuireader.cli._streams import say, say_json, tell
from tuireader.cli._verb import configure, desk, examples, finish, verb
from tuireader.library import Library
from tuireader.model import Refreshed


@verb(
    "add",
    short_help="Subscribe to a feed, or to the feed a page names.",
    epilog=examples("tuireader add https://example.org/feed.xml", "tuireader add example.org"),
)
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per address.")
@click.pass_context
def command(ctx: click.Context, addresses: tuple[str, ...], as_json: bool) -> None:
    """Subscribe to feeds, by their address or by a page's, and fetch them at once."""
    from tuireader.library import describing

    failed = False
    library = desk(ctx, durable=False)
    configure(ctx, library)
    for outcome in subscribe(library, addresses):
        if as_json:
            say_json(describing.refreshed(outcome))
        if outcome.result == "failed":
            failed = True
            tell(f"failed: {outcome.url}: {outcome.reason}")
        elif not as_json:
            say(
                f"{outcome.source}: {outcome.new:,} new  <{outcome.url}>"
                + (f"  ({outcome.reason})" if outcome.reason else "")
            )
    finish(ctx, failed=failed)


def subscribe(library: Library, addresses: Iterable[str]) -> Iterator[Refreshed]:
    """Add each address, then fill the index."""
    from tuireader.library import adding, searching

    yield from adding.add(library, addresses)
    for _ in searching.catch_up(library):
        pass
