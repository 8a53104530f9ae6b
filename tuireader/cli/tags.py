"""`tuireader tags`: every tag with its counts; rename, merge, alias, unalias, colour, hide and show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from tuireader.cli._streams import say, say_json
from tuireader.cli._verb import desk, examples, verb
from tuireader.errors import UsageError

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.model.changes import Change


@verb(
    "tags",
    short_help="Every tag, with its counts; rename, merge, colour, hide them.",
    epilog=examples(
        "tuireader tags rename ukr Ukraine",
        "tuireader tags merge ukr 'war in ukraine' Ukraine",
        "tuireader tags alias Украина Ukraine",
        "tuireader tags unalias Украина",
        "tuireader tags colour Ukraine yellow",
        "tuireader tags hide general 'press release'",
        "tuireader tags show general",
    ),
)
@click.argument("words", nargs=-1, metavar="[WHAT TAG...]")
@click.option("--all", "everything", is_flag=True, help="Hidden ones too; as JSON with colours and aliases.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Every tag: articles, unread, name; most used first. Categories that say nothing are hidden (--all).

    With words it changes tags; `tuireader undo` takes it back. A name that was merged, renamed or made an alias goes
    on to mean the tag: in imports, in queries, wherever tags are typed.
    """
    library = desk(ctx)
    if words:
        change = _change(library, words[0], words[1:])
        say(change.label if change else "it was so already")
        return
    from tuireader.library import describing, overview

    counted = [tag for tag in overview.tags(library, unused=everything) if everything or not tag.hidden]
    aliases = overview.tag_aliases(library)
    if as_json:
        for value in describing.tags(counted, aliases if everything else None):
            say_json(value)
        return
    for tag in counted:
        say(f"{tag.total:7} {tag.unread:7}  {tag.name}{describing.tag_remark(tag, aliases.get(tag.id, ()))}")


def _change(library: Library, what: str, names: Sequence[str]) -> Change | None:
    from tuireader.library.marks import tag_keeping

    ways: dict[str, tuple[int, int | None, str, Callable[[], Change | None]]] = {
        "rename": (2, 2, "rename OLD NEW", lambda: tag_keeping.rename(library, *names)),
        "merge": (2, None, "merge TAG... INTO", lambda: tag_keeping.merge(library, names[:-1], names[-1])),
        "alias": (2, 2, "alias NAME TAG", lambda: tag_keeping.alias(library, *names)),
        "unalias": (1, 1, "unalias NAME", lambda: tag_keeping.part(library, names[0])),
        "colour": (2, None, "colour TAG... COLOUR", lambda: tag_keeping.colour(library, names[:-1], names[-1])),
        "hide": (1, None, "hide TAG...", lambda: tag_keeping.hide(library, names)),
        "show": (1, None, "show TAG...", lambda: tag_keeping.hide(library, names, False)),
    }
    least, most, usage, act = ways.get({"color": "colour"}.get(what, what), (0, -1, "", lambda: None))
    if not usage:
        raise UsageError("tags knows no such word", about=what, next_step=f"There are {', '.join(ways)}")
    if len(names) < least or (most is not None and len(names) > most):
        raise UsageError("that needs other words", about=f"tags {what}", next_step=f"tuireader tags {usage}")
    return act()
