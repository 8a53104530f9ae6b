"""`tuireader export`: articles for other programs, and the subscriptions for another reader."""

from __future__ import annotations

import sys

import click

from tuireader.cli._streams import say, say_bytes, tell
from tuireader.cli._verb import article_ids, desk, examples, finish, one_way, query_of, verb
from tuireader.errors import UsageError

_FORMATS = ("opml", "bibtex", "citation", "epub", "html", "json", "markdown", "ris", "text")


@verb(
    "export",
    short_help="Write articles or subscriptions to files.",
    epilog=examples(
        "tuireader export markdown 12 > swifts.md",
        "tuireader export epub --query 'is:starred after:2026-05' -o weekend.epub",
        "tuireader export html --query tag:ferries -o ferries/",
        "tuireader export bibtex --query tag:ferries -o ferries.bib",
        "tuireader export opml > feeds.opml",
    ),
)
@click.argument("format", type=click.Choice(_FORMATS), metavar="FORMAT")
@click.argument("ids", nargs=-1, callback=article_ids, metavar="[ID]...")
@click.option("--query", metavar="QUERY", help="Every article of a query instead of IDs.")
@click.option("-o", "--output", metavar="FILE|FOLDER", help="Where to; a folder gets a file for each article.")
@click.option("--force", is_flag=True, help="Replace the file where there is one.")
@click.option("--images", is_flag=True, help="HTML shows pictures from the web instead of linking to them.")
@click.pass_context
def command(
    ctx: click.Context,
    format: str,
    ids: tuple[int, ...],
    query: str | None,
    output: str | None,
    force: bool,
    images: bool,
) -> None:
    """Write articles to standard output, a file or a folder. Nothing is overwritten, nothing is fetched.

    FORMAT is markdown, text, html, json or epub for articles, bibtex, ris or citation (in words) to cite them by,
    opml for the subscriptions.
    """
    from tuireader.library.articles import filing, handing_over
    from tuireader.library.sources import exporting
    from tuireader.library.views import listing

    if output is not None and (not output or "\0" in output):
        raise UsageError("a file needs a name")
    if format == "opml":
        if ids or query is not None:
            raise UsageError("opml is of all subscriptions: it takes no articles")
        content = exporting.subscriptions(desk(ctx))
        if output:
            filing.write(handing_over.place_of(output), content, force=force)
        else:
            say_bytes(content)
        return
    if bool(ids) == (query is not None):
        raise one_way(ids, query)
    wanted = handing_over.writer(format)
    assert wanted is not None, "every format has a writer"
    if not output and not wanted.printable and sys.stdout.isatty():
        raise UsageError(f"{wanted.title} is nothing for a terminal", next_step="Say where to with -o FILE")
    library, place = desk(ctx), handing_over.place_of(output) if output else None
    missing = listing.missing(library, ids)
    chosen = list(ids) if query is None else handing_over.found(library, query_of(ctx, library, query), wanted, place)
    chosen = [id for id in chosen if id not in missing]
    for id in missing:
        tell(f"there is no article {id}")
    if chosen or not missing:
        if place:
            for path in handing_over.save(library, chosen, wanted, place, force=force, images=images):
                say(str(path))
        else:
            say_bytes(handing_over.document(library, chosen, wanted, images=images))
    finish(ctx, failed=bool(missing))
