"""`tuireader doctor`: is the library sound, and what to do if it is not."""

from __future__ import annotations

from pathlib import Path

import click

from tuireader import paths
from tuireader.cli._progress import progress
from tuireader.cli._streams import say
from tuireader.cli._verb import configure_if_well, desk, examples, finish, verb


@verb(
    "doctor",
    short_help="Check the library and say what to do.",
    epilog=examples("tuireader doctor", "tuireader doctor --repair", "tuireader doctor --salvage new.sqlite"),
)
@click.option(
    "--repair",
    is_flag=True,
    help="Make the counts and the search index anew first, and date by today's clock what came in while it was ahead.",
)
@click.option(
    "--salvage",
    metavar="NEW",
    help="Bring what can be read of a damaged library into the new file NEW; the damaged one is left as it is.",
)
@click.pass_context
def command(ctx: click.Context, repair: bool, salvage: str | None) -> None:
    """Check the library: the file, the counts, the index; say what to do."""
    from tuireader.library import checking, overview

    if repair and salvage is not None:
        raise click.UsageError("--repair and --salvage: one of them", ctx)
    if salvage is not None:
        _salvage(ctx, paths.library_file((ctx.obj or {}).get("library")), Path(salvage))
        return
    library = desk(ctx, make=False)
    configure_if_well(ctx, library)
    if repair:
        totals = overview.totals(library)
        with progress(totals.total + totals.hidden, "indexing") as step:
            for done in checking.repair(library):
                step(done)
    failed = damaged = False
    for finding in checking.examine(library):
        say(f"{'ok ' if finding.fine else '!! '} {finding.what:22} {finding.said}")
        if not finding.fine:
            failed = True
            say(f"    {'':22} → {finding.advice}")
            damaged = damaged or finding.what == "file"
    if damaged:
        place = library.path
        library.close()  # its pages are read past SQLite: no lock of ours may be lost by that
        for table, pages in checking.damaged_pages(place).items():
            say(f"!!  {f'damaged: {table}':22} {_pages(pages)}")
    finish(ctx, failed=failed)


def _salvage(ctx: click.Context, place: Path, target: Path) -> None:
    """Without opening the library: it may be too damaged for that."""
    from tuireader.library import checking

    found = checking.salvage(place, target)
    for table, pages in found.broken.items():
        say(f"!!  {f'damaged: {table}':22} {_pages(pages)}")
    for what in ("articles", "tags", "sources"):
        say(f"ok  {what:22} {found.rows.get(what, 0):,} brought over")
    if found.textless:
        say(f"!!  {'texts':22} of {found.textless:,} articles the text is lost; a refresh may bring it again")
    say(f"    {'':22} → look at it: tuireader --library {target}")
    say(f"    {'':22} → keep it: move {place} away and {target} in its place")
    finish(ctx, failed=bool(found.broken or found.textless))


def _pages(pages: list[int], most: int = 12) -> str:
    """``pages 3, 8 and 9``"""
    named = ", ".join(map(str, pages[:most]))
    return f"page{'s' if len(pages) > 1 else ''} {named}" + (f" and {len(pages) - most} more" if pages[most:] else "")
