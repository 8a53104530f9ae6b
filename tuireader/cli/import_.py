"""`tuireader import`: take in files and folders."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from tuireader.cli._progress import progress
from tuireader.cli._streams import say, say_json, tell
from tuireader.cli._verb import configure_if_well, desk, examples, files, finish, verb
from tuireader.library import Library
from tuireader.model.results import Taken


@verb(
    "import",
    short_help="Take in files and folders: seeds, feeds, OPML.",
    epilog=examples(
        "tuireader import seeds/ feeds.opml",
        "curl https://example.org/feed.xml | tuireader import -",
    ),
)
@click.argument("paths", nargs=-1, required=True, callback=files, metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Say what would happen; store nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per document.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Take in files and folders (- is standard input): seed files, feed files, OPML, newsboat's urls and
    cache.db; told apart by content."""
    from tuireader.library import describing
    from tuireader.library.rules import running

    library = desk(ctx, durable=False)
    configure_if_well(ctx, library)
    counted: Counter[str] = Counter()
    subscribed = 0
    with running.at_work(library) as at_work:
        for taken in take_in(library, paths, dry_run=dry_run):
            counted[taken.result] += 1
            subscribed += taken.result == "new" and taken.id is None and "://" in taken.reason
            if as_json:
                say_json(describing.taken(taken))
            if taken.result == "refused":
                tell(f"refused: {taken.path}: {taken.reason}")
    if not as_json:
        if at_work.said:
            tell(f"{at_work.said} (`tuireader undo` takes it back)")
        for told in at_work.told:
            tell(told)
        say(summary(counted) + (" (dry run: nothing was stored)" if dry_run else ""))
        if counted["duplicate"]:
            tell("with --json each duplicate is named, and what it is one of")
        if subscribed and not dry_run:
            tell(f"`tuireader refresh` asks the {subscribed:,} new sources for news")
    finish(ctx, failed=bool(counted["refused"]))


def take_in(library: Library, paths: Iterable[str], *, dry_run: bool = False) -> Iterator[Taken]:
    """Import files, folders and standard input, with a progress bar on a terminal; then fill the index."""
    from tuireader.library.intake import importing
    from tuireader.library.search import searching

    named = list(paths)
    if "-" in named:
        yield from importing.import_stream(library, sys.stdin.buffer, dry_run=dry_run)
    found = list(importing.find(Path(path) for path in named if path != "-"))
    with progress(len(found), "importing") as step:
        for taken in importing.import_files(library, found, dry_run=dry_run):
            step(1)
            yield taken
    if not dry_run:
        with progress(searching.waiting(library), "indexing") as step:
            for done in searching.catch_up(library):
                step(done)


def summary(counted: Counter[str]) -> str:
    """How many of each outcome, in words."""
    said = [
        f"{counted[result]:,} {result}"
        for result in ("new", "updated", "unchanged", "duplicate", "refused")
        if counted[result]
    ]
    return ", ".join(said) or "nothing found to import"
