"""`tuireader fulltext`: the whole text of articles, from their pages."""

from __future__ import annotations

import click

from tuireader.cli._streams import flush, say, say_json, tell
from tuireader.cli._verb import article_ids, configure, desk, examples, finish, verb


@verb(
    "fulltext",
    short_help="Fetch the whole text of articles from their pages.",
    epilog=examples("tuireader fulltext 12 13", "tuireader fulltext 12 --json"),
)
@click.argument("ids", nargs=-1, required=True, callback=article_ids, metavar="ID...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per article.")
@click.pass_context
def command(ctx: click.Context, ids: tuple[int, ...], as_json: bool) -> None:
    """Fetch the pages of these articles and keep their text beside the feed's; `tuireader undo` takes it back."""
    from tuireader.library import describing
    from tuireader.library.articles import fulltexts
    from tuireader.library.search import searching

    fulltexts.need()
    library = desk(ctx)
    configure(ctx, library)
    failed = False
    for outcome in fulltexts.fetch(library, ids):
        if as_json:
            say_json(describing.page_read(outcome))
            flush()
        elif outcome.result != "failed":
            say(f"{outcome.id}: {outcome.reason or f'{outcome.words:,} words'}")
        if outcome.result == "failed":
            failed = True
            tell(f"failed: {outcome.id}: {outcome.reason}")
    for _ in searching.catch_up(library):
        pass
    finish(ctx, failed=failed)
