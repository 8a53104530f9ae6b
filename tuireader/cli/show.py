"""`tuireader show`: one article, to read or for a script."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, say_json
from tuireader.cli._verb import desk, examples, one_article_id, verb
from tuireader.errors import TuireaderError


@verb(
    "show",
    short_help="One article: its head, its text, its links.",
    epilog=examples("tuireader show 12 --width 66 | less", "tuireader show 12 --json | jq -r '.paragraphs[]'"),
)
@click.argument("id", callback=one_article_id)
@click.option("--width", type=click.IntRange(20, 400), default=80, show_default=True, metavar="N", help="Columns.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with paragraphs, links and provenance.")
@click.pass_context
def command(ctx: click.Context, id: int, width: int, as_json: bool) -> None:
    """The article with this ID: its head, its text, its links."""
    from tuireader.library.articles import article_values, showing

    library = desk(ctx)
    whole = showing.article(library, id)
    if whole is None:
        raise TuireaderError(f"there is no article {id}", next_step="`tuireader list` names them")
    if as_json:
        say_json(article_values.article(whole))
        return
    for text in showing.as_lines(whole, width, library.now()):
        say(text)
