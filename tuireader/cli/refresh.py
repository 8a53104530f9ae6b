"""`tuireader refresh`: ask sources for news. Quiet when all is well, so that cron has nothing to mail.

Where another refresh runs already, one that names nothing (cron's) says so and ends well; any other ends with 1.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from tuireader.cli._streams import flush, say, say_json, tell
from tuireader.cli._verb import configure, desk, examples, finish, verb
from tuireader.errors import RunningError, UsageError
from tuireader.text import without_login

if TYPE_CHECKING:
    from tuireader.library.sources.choosing import Chosen


@verb(
    "refresh",
    short_help="Ask the sources that are due for news; quiet when all is well.",
    epilog=examples("tuireader refresh", "tuireader refresh --all", "tuireader refresh 3 'Le Monde' --json"),
)
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--all", "everything", is_flag=True, help="Ask those that are not due yet too.")
@click.option("--now", "at_any_rate", is_flag=True, help="Ask even where the server wants to be left alone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per source.")
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], everything: bool, at_any_rate: bool, as_json: bool) -> None:
    """Ask sources for news: those that are due, or those named by ID, address or part of the title.

    Each source has its own time, by how often it posts and what its server asks for: cron may run this every five
    minutes. Of one that fails, cron is told when that begins, and once a day.
    """
    from tuireader.library import describing
    from tuireader.library.articles import fulltexts
    from tuireader.library.rules import history, running
    from tuireader.library.search import searching
    from tuireader.library.sources import configured, refreshing
    from tuireader.library.sources.choosing import choose

    if at_any_rate and not names:
        raise UsageError("--now wants the names of sources: their servers asked to be left alone")
    if everything and names:
        raise UsageError("--all asks every source: name none")
    library = desk(ctx, durable=False)
    configure(ctx, library)
    configured.settle(library)
    chosen = choose(library, names, "now" if at_any_rate else "all" if everything else "due")
    for name in chosen.unknown:
        tell(f"there is no source {name}; `tuireader sources` names them")
    by_itself = not (names or everything or as_json or sys.stderr.isatty())
    failed, counted = bool(chosen.unknown), Counter[str]()
    heard = history.last_announced(library)
    try:
        with running.at_work(library) as at_work:
            for outcome in refreshing.refresh(library, chosen):
                counted[outcome.result] += 1
                counted["articles"] += outcome.new
                if as_json:
                    say_json(describing.refreshed(outcome))
                    flush()
                if outcome.result == "failed":
                    failed = True
                    if not by_itself or refreshing.worth_telling(library, outcome):
                        tell(f"failed: {outcome.source} <{without_login(outcome.url)}>: {outcome.reason}")
                elif outcome.reason and not as_json and not by_itself:
                    tell(f"{outcome.source}: {outcome.reason}")
    except RunningError as error:
        if not by_itself:
            raise
        tell(str(error))
        return
    for _ in fulltexts.fetch_wanted(library, [source.id for source in chosen.sources]):
        pass  # what cannot be had is said when it is asked for by hand
    for _ in searching.catch_up(library, 100):  # the reader's marks shall not wait for it
        pass
    if not as_json and not by_itself:
        for announced in history.announced(library, heard):
            tell(announced.words)
        if at_work.said:
            tell(f"{at_work.said} (`tuireader undo` takes it back)")
    if not as_json and sys.stdout.isatty():
        say(_summary(chosen, counted, library.now()))
    finish(ctx, failed=failed)


def _summary(chosen: Chosen, counted: Counter[str], now: int) -> str:
    """``3 new from 12 asked, 1 failed, 288 not due yet; next at 14:05``"""
    from tuireader.library.sources.refreshing import clock

    asked = len(chosen.sources) - counted["postponed"]
    parts = [f"{counted['articles']:,} new from {asked:,} asked"]
    parts += [f"{counted[what]:,} {what}" for what in ("failed", "postponed") if counted[what]]
    if chosen.later and chosen.next_due is not None:
        parts.append(f"{chosen.later:,} not due yet; next at {clock(chosen.next_due, now)}")
    return ", ".join(parts)
