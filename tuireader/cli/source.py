"""`tuireader source`: what is settled for sources, as the screen of sources can."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tuireader.cli._streams import say, tell
from tuireader.cli._verb import MinusVerb, desk, examples, finish, typed, verb
from tuireader.errors import UsageError
from tuireader.text import line

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.model.changes import Change

_USUAL = "usual"


@verb(
    "source",
    MinusVerb,
    short_help="Settle a source's name, tags, interval and more.",
    epilog=examples(
        "tuireader source 3 --title 'Harbour Post' +ferries -sport",
        "tuireader source 3 4 --interval 2h --mute",
        "tuireader source https://example.org/feed.xml --fulltext",
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="SOURCE... +TAG -TAG", callback=typed)
@click.option("--title", metavar="TITLE", help="Call it so; empty: as it calls itself.")
@click.option("--mute/--unmute", "muted", default=None, help="Its articles come in read and unannounced.")
@click.option("--interval", metavar="2h|hand|usual", help="How often it is asked: 30m, 2h, 1d, by hand, as usual.")
@click.option("--fulltext/--no-fulltext", default=None, help="Fetch the page of each of its articles.")
@click.pass_context
def command(
    ctx: click.Context,
    words: tuple[str, ...],
    title: str | None,
    muted: bool | None,
    interval: str | None,
    fulltext: bool | None,
) -> None:
    """Settle sources, named by ID, address or title. Each thing settled is taken back by one `tuireader undo`.

    +this puts a tag on all its articles, also those to come; -that takes it off.
    """
    from tuireader.library.sources.choosing import one_each

    names = [word for word in words if word[:1] not in "+-"]
    add = [name for word in words if word[:1] == "+" and (name := line(word[1:]).strip())]
    remove = [name for word in words if word[:1] == "-" and (name := line(word[1:]).strip())]
    seconds = _seconds(interval)
    if not names or len(names) + len(add) + len(remove) != len(words):
        raise UsageError("say which sources", next_step="For example: tuireader source 3 --interval 2h +ferries")
    if not (add or remove) and all(settled is None for settled in (title, muted, interval, fulltext)):
        raise UsageError("say what to settle", next_step="`tuireader source --help` names it all")
    library = desk(ctx)
    ids, faults = one_each(library, names)
    if title is not None and len(ids) > 1:
        raise UsageError("--title is for one source")
    for change in _settled(library, ids, title, add, remove, muted, interval is not None, seconds, fulltext):
        say(change.label if change else "nothing to change")
    for fault in faults:
        tell(fault)
    finish(ctx, failed=bool(faults))


def _settled(
    library: Library,
    ids: list[int],
    title: str | None,
    add: list[str],
    remove: list[str],
    muted: bool | None,
    timed: bool,
    seconds: int | None,
    fulltext: bool | None,
) -> Iterator[Change | None]:
    """Each thing that is asked for, once it is done."""
    from tuireader.library.sources import settling

    if not ids:
        return
    if title is not None:
        yield settling.rename(library, ids[0], title)
    if add or remove:
        yield settling.tag(library, ids, add, remove)
    if muted is not None:
        yield settling.mute(library, ids, muted)
    if timed:
        yield settling.ask_every(library, ids, seconds)
    if fulltext is not None:
        yield settling.fetch_pages(library, ids, fulltext)


def _seconds(interval: str | None) -> int | None:
    """What an interval means; None for none and the usual one."""
    from tuireader.config.spans import span

    if interval is None or interval == _USUAL:
        return None
    if (seconds := span(interval)) is None:
        told = "One looks like 30m, 2h or 1d; hand asks only by name, usual as usual"
        raise UsageError(f"{interval} is no interval", next_step=told)
    return seconds
