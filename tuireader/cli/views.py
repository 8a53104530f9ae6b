"""`tuireader views`: saved views listed, kept, forgotten."""

from __future__ import annotations

import click

from tuireader.cli._streams import say, say_json
from tuireader.cli._verb import MinusVerb, configure, desk, examples, typed, verb
from tuireader.errors import UsageError


@verb(
    "views",
    MinusVerb,
    short_help="Saved views: list them, keep one, forget one.",
    epilog=examples(
        "tuireader views",
        "tuireader views add morning 'is:unread age:<1d -tag:sport'",
        "tuireader views add weekend 'unread = \"yes\" and age < 3'",
        "tuireader views remove morning",
        "tuireader list view:morning",
    ),
)
@click.argument("words", nargs=-1, callback=typed, metavar="[add NAME QUERY... | remove NAME...]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """Saved views: unread and all articles, name, query. A query may name them: view:morning.

    Those of the configuration's [views] are listed too, and changed there. `tuireader undo` takes a change back.
    """
    library = desk(ctx)
    configure(ctx, library)
    from tuireader.library import describing
    from tuireader.library.views import keeping_views, saved_views

    match words:
        case ():
            pass
        case ("add", name, _, *_):
            change = keeping_views.save(library, name, " ".join(words[2:]))
            say(change.label if change else "nothing to change")
            return
        case ("remove", _, *_):
            for name in words[1:]:
                change = keeping_views.delete(library, name)
                say(change.label if change else "nothing to change")
            return
        case _:
            raise UsageError("say what to do", next_step="views, views add NAME QUERY, or views remove NAME")
    for view in saved_views.all_views(library):
        counted = saved_views.counts(library, view)
        if as_json:
            say_json(describing.view(library, view, counted))
        else:
            total, unread = counted or ("—", "—")
            said = f"{view.name}  {view.query}" if counted else f"{view.name}  {saved_views.in_words(library, view)}"
            say(f"{total:>7} {unread:>7}  {said}")
