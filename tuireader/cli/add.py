"""`tuireader add`: subscribe to feeds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from tuireader.cli._streams import say, say_json, tell
from tuireader.cli._verb import configure, desk, examples, finish, verb
from tuireader.errors import UsageError
from tuireader.library import Library
from tuireader.model.results import Refreshed
from tuireader.text import line, without_login

if TYPE_CHECKING:
    from tuireader.library.sources.adding import Choose, FoundFeed, Wish


@verb(
    "add",
    short_help="Subscribe to a feed, or to the feed a page names.",
    epilog=examples(
        "tuireader add https://example.org/feed.xml",
        "tuireader add example.org --tag harbour,ferries --interval 2h",
        "tuireader add --list https://example.org",
    ),
)
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option("--list", "only_list", is_flag=True, help="Say which feeds are there; subscribe to none.")
@click.option("--tag", "tags", metavar="A,B", multiple=True, help="Tags for all its articles.")
@click.option("--title", metavar="TITLE", help="A name of your own for it.")
@click.option("--interval", metavar="2h", help="How often it is asked: 30m, 2h, 1d, hand.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; store nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per source.")
@click.pass_context
def command(
    ctx: click.Context,
    addresses: tuple[str, ...],
    only_list: bool,
    tags: tuple[str, ...],
    title: str | None,
    interval: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Subscribe to feeds, by their address or by a page's, and fetch them at once.

    Of several feeds on a page you are asked which; without a terminal the first is taken. The address of an OPML list
    subscribes to all that is in it.
    """
    from tuireader.library import describing
    from tuireader.library.sources.adding import Wish

    wish = Wish(_names(tags), line(title or ""), _seconds(interval))
    if wish.title and len(addresses) > 1:
        raise UsageError("--title is for one address")
    library = desk(ctx, durable=False)
    configure(ctx, library)
    if only_list:
        finish(ctx, failed=_list(library, addresses, as_json))
        return
    failed = False
    for outcome in subscribe(library, addresses, wish, None if as_json else _asking(), dry_run=dry_run):
        if as_json:
            say_json(describing.added(outcome))
        if outcome.result == "failed":
            failed = True
            tell(f"failed: {without_login(outcome.url)}: {outcome.reason}")
        elif not as_json:
            reason = f"  ({outcome.reason})" if outcome.reason else ""
            say(f"{outcome.source}: {outcome.new:,} new  <{without_login(outcome.url)}>{reason}")
    if dry_run and not as_json:
        tell("dry run: nothing was stored")
    finish(ctx, failed=failed)


def subscribe(
    library: Library,
    addresses: Iterable[str],
    wish: Wish | None = None,
    choose: Choose | None = None,
    *,
    dry_run: bool = False,
) -> Iterator[Refreshed]:
    """Add each address, then fill the index."""
    from tuireader.library.search import searching
    from tuireader.library.sources import adding

    yield from adding.add(library, addresses, wish, choose=choose, tell=tell, dry_run=dry_run)
    for _ in searching.catch_up(library):
        pass


def _list(library: Library, addresses: Iterable[str], as_json: bool) -> bool:
    """Say what each address offers; whether one offers nothing."""
    from tuireader.library.sources.adding import offers

    failed = False
    for address in addresses:
        found = offers(library, address)
        if not isinstance(found, tuple):
            failed = True
            tell(f"failed: {found.url}: {found.reason}")
            continue
        for feed in found:
            if as_json:
                say_json({"url": without_login(feed.url), "title": feed.title or None, "type": feed.type or None})
            else:
                say(without_login(feed.url) + (f"  {feed.title}" if feed.title else ""))
    return failed


def _asking() -> Choose | None:
    """Asks the person at the terminal which of several feeds is meant; None where there is nobody to ask."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None

    def choose(address: str, feeds: Sequence[FoundFeed]) -> Sequence[FoundFeed]:
        tell(f"{without_login(address)} has {len(feeds)} feeds:")
        for number, feed in enumerate(feeds, 1):
            tell(f"{number:3}  {feed.title or '(no title)'}  <{feed.url}>")
        meant = partial(_picked, feeds=feeds)
        return list(click.prompt("Which (numbers, or all)", default="1", err=True, value_proc=meant))

    return choose


def _picked(said: str, feeds: Sequence[FoundFeed]) -> Sequence[FoundFeed]:
    """The feeds that an answer means: ``2``, ``1 3``, ``1,3``, ``all``."""
    words = said.replace(",", " ").split()
    if words == ["all"]:
        return feeds
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    if not words or len(numbers) != len(words) or not all(1 <= number <= len(feeds) for number in numbers):
        raise click.BadParameter(f"numbers from 1 to {len(feeds)}, or all")
    return [feeds[number - 1] for number in dict.fromkeys(numbers)]


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    names = (name.strip() for one in given for name in line(one).split(","))
    return tuple(dict.fromkeys(filter(None, names)))


def _seconds(interval: str | None) -> int | None:
    from tuireader.config.spans import span

    if interval is None or interval == "usual":
        return None
    if (seconds := span(interval)) is None:
        raise UsageError(f"{interval} is no interval", next_step="One looks like 30m, 2h or 1d; hand asks only by name")
    return seconds
