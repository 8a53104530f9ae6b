"""`tuireader list`: the headlines of a query."""

from __future__ import annotations

import sys
from itertools import islice

import click

from tuireader.cli._streams import say, say_json, tell
from tuireader.cli._verb import MinusVerb, desk, examples, query_of, typed, verb


@verb(
    "list",
    MinusVerb,
    short_help="The headlines of a query, newest first.",
    epilog=examples(
        "tuireader list is:unread tag:ukraine -tag:sport",
        "tuireader list --limit 10 'source:\"Le Monde\" after:3d'",
        "tuireader list view:morning -tag:sport",
        "tuireader list 'unread = \"yes\" and age < 3'",
        "tuireader list @6-months-ago +unread",
    ),
)
@click.argument("query", nargs=-1, callback=typed, metavar="[QUERY]...")
@click.option("--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most N articles.")
@click.option("--ranked", is_flag=True, help="The best first; 50 unless --limit says otherwise.")
@click.option("--snippets", is_flag=True, help="Below each headline the words around the first hit.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def command(
    ctx: click.Context, query: tuple[str, ...], limit: int | None, ranked: bool, snippets: bool, as_json: bool
) -> None:
    """The headlines of a query, newest first: ID, unread and star marks, date, source, title, tags.

    A query is made of words, "phrases", tag:x, -tag:x, is:unread, source:x, after:2026-01-01 and more (see the README),
    and of saved views, as in view:morning. newsboat's filter expressions and elfeed's filters are understood too.
    Without a query: all articles.
    """
    from tuireader.library import describing
    from tuireader.library.articles import article_values
    from tuireader.library.search import hits, searching
    from tuireader.library.search import snippets as cut
    from tuireader.library.views import listing

    library = desk(ctx)
    node = query_of(ctx, library, " ".join(query))
    if any(hits.words_of(node)) and searching.waiting(library):
        searching.make_ready(library)
    if ranked:
        listed = iter(searching.ranked(library, node, 50 if limit is None else min(limit, 1000)))
    else:
        listed = listing.View(library, node).walk()
    if limit is not None:
        listed = islice(listed, min(limit, sys.maxsize))
    if as_json:
        for page in listing.batches(listed):
            for value in article_values.rows(library, page):
                say_json(value)
        return
    found = False
    for page in listing.batches(listed):
        found = True
        shown = cut.snippets(library, page, node) if snippets else {}
        for row in page:
            say(describing.headline(row))
            if row.id in shown:
                say(f"{'':38}{shown[row.id].text}")
    if query and not found and limit != 0:
        from tuireader.library.views import saved_views

        tell("; ".join(["no article fits", *saved_views.doubts(library, " ".join(query))]))
