"""`tuireader sources`: every feed and folder, how it fares, and why one is stale."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from tuireader.cli._streams import say, say_json, tell
from tuireader.cli._verb import desk, examples, finish, verb
from tuireader.library import Library
from tuireader.model.sources import Record

if TYPE_CHECKING:
    from tuireader.library.sources.faring import Glance

WIDEST_TITLE = 40
"""Cells of the titles' column at most."""


@verb(
    "sources",
    short_help="Every feed and folder, and how it fares.",
    epilog=examples(
        "tuireader sources --failing", "tuireader sources 'Le Monde'", "tuireader sources --json | jq .url"
    ),
)
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--failing", is_flag=True, help="Only those that failed when they were asked last.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], failing: bool, as_json: bool) -> None:
    """Every source in a table; of those named by ID, address or part of the title all that is known.

    The sign before the ID: ✓ well, ! failing, ~ put off, x gone, ? never asked; m is muted.
    """
    from tuireader.library import describing

    library = desk(ctx)
    known, unknown = _chosen(library, names)
    for name in unknown:
        tell(f"there is no source {name}; `tuireader sources` names them")
    if failing:
        known = [record for record in known if record.source.failures]
    if as_json:
        for value in describing.sources(known):
            say_json(value)
    else:
        for text in _stories(known, library.now()) if names else _table(known, library.now()):
            say(text)
    finish(ctx, failed=bool(unknown))


def _chosen(library: Library, names: Iterable[str]) -> tuple[list[Record], list[str]]:
    """The records that are meant, all if none is named, and the names that mean none."""
    from tuireader.library.sources import faring, settling

    wanted = list(names)
    if not wanted:
        return list(faring.all_records(library)), []
    meant = {name: faring.named(library, name) for name in wanted}
    ids = dict.fromkeys(source.id for found in meant.values() for source in found)
    records = (settling.record(library, id) for id in ids)
    return [record for record in records if record], [name for name, found in meant.items() if not found]


def _table(known: list[Record], now: int) -> Iterator[str]:
    """A line each, in columns; on a terminal under a head, and no longer than its lines."""
    from tuireader.library.sources import faring
    from tuireader.text import cells, fit, line, steady

    if not known:
        return
    titles = [steady(line(record.source.title)) for record in known]
    title = min(WIDEST_TITLE, max(map(cells, titles)))
    counts = [f"{record.source.unread:,}/{record.source.total:,}" for record in known]
    count = max(6, *map(len, counts))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    if width:
        head = f"    ID  {fit('SOURCE', max(6, title))}  {'UNREAD':>{count}}  {'NEWEST':<14}  HOW IT FARES"
        yield fit(head, width).rstrip()
    for record, name, counted in zip(known, titles, counts, strict=True):
        glance = faring.of_record(record)
        age = faring.newest(glance, now)
        said = (
            f"{_sign(glance, now)} {record.source.id:5}  {fit(name, max(6, title))}  {counted:>{count}}  {age:<14}"
            f"  {steady(faring.summary(glance, now))}"
        )
        yield (fit(said, width) if width else said).rstrip()


def _sign(glance: Glance, now: int) -> str:
    from tuireader.library.sources import faring

    signs = faring.SIGNS[glance.state(now)] + (faring.SIGNS["muted"] if glance.source.muted else " ")
    return signs if (sys.stdout.encoding or "").lower().startswith("utf") else faring.plain(signs)


def _stories(known: list[Record], now: int) -> Iterator[str]:
    """All that is known of each, a fact a line."""
    from tuireader.library.sources import faring
    from tuireader.text import line

    for number, record in enumerate(known):
        if number:
            yield ""
        yield f"{line(record.source.title)}  (number {record.source.id})"
        for label, words in faring.story(record, now):
            yield f"  {label:<14}  {words}"
