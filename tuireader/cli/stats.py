"""`tuireader stats`: how much comes in, when, from where, and how much of it is read."""

from __future__ import annotations

import shutil
import sys

import click

from tuireader.cli._streams import say, say_json
from tuireader.cli._verb import desk, examples, verb

WIDTH = 100
"""Cells of a line where there is no terminal."""


@verb(
    "stats",
    short_help="How much comes in, when, from where, and how much is read.",
    epilog=examples("tuireader stats", "tuireader stats --json | jq -r 'select(.silent) | .name'"),
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line: the library, sources, tags.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """The last 26 weeks: what came in, week by week and hour by hour, what is read, which sources are silent."""
    from tuireader.library import describing
    from tuireader.library.figures import charts, stat_pages, statistics

    library = desk(ctx)
    overall = statistics.overall(library)
    sources, tags = list(statistics.sources(library)), list(statistics.tags(library))
    if as_json:
        for value in describing.statistics(overall, sources, tags):
            say_json(value)
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    signs = (sys.stdout.encoding or "").lower().startswith("utf")
    for number, name in enumerate(stat_pages.PAGES):
        say(("\n" if number else "") + name.upper())
        for line in stat_pages.page(name, overall, sources, tags, width):
            say(line.text if signs else charts.plain(line.text))
