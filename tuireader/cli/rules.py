"""`tuireader rules`: the rules for what comes in; what one would do; let one do it to what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuireader.cli._streams import say, say_json, tell
from tuireader.cli._verb import configure, desk, examples, finish, verb
from tuireader.errors import TuireaderError, UsageError
from tuireader.text import fold

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.model.rules import Rule


@verb(
    "rules",
    short_help="The rules for what comes in; try one, run one on what is there.",
    epilog=examples("tuireader rules", "tuireader rules dry-run Sponsored", "tuireader rules run Sponsored"),
)
@click.argument(
    "what",
    type=click.Choice(["list", "check", "dry-run", "run"]),
    default="list",
    metavar="[list|check|dry-run|run]",
)
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def command(ctx: click.Context, what: str, name: str | None, as_json: bool) -> None:
    """The rules, those of the configuration first, in the order they run.

    `check` says what is wrong with any. `dry-run` lists which of the newest 1,000 articles a rule would touch; `run`
    lets it touch all that are there, and `tuireader undo` takes that back.
    """
    from tuireader.library.rules import configured, keeping

    if (name is None) == (what in ("dry-run", "run")):
        raise UsageError(f"`rules {what}` {'wants the name of a rule' if name is None else 'takes no name'}")
    library = desk(ctx)
    configure(ctx, library)
    configured.settle(library)
    if what == "list":
        _list(library, as_json)
    elif what == "check":
        _check(ctx, library, as_json)
    else:
        one = keeping.named(library, name or "")
        if one is None:
            raise TuireaderError(f"there is no rule {name}", next_step=_nearest(library, name or ""))
        (_rehearse if what == "dry-run" else _run)(library, one, as_json)


def _nearest(library: Library, name: str) -> str:
    from difflib import get_close_matches

    from tuireader.library.rules import keeping

    names = {fold(one.name): one.name for one in keeping.all_rules(library)}
    near = get_close_matches(fold(name), names, n=1)
    if near:
        return f"Did you mean {names[near[0]]}?"
    if names:
        return f"There are {', '.join(names.values())}"
    return "Write one into config.toml, or press g r in the reader"


def _list(library: Library, as_json: bool) -> None:
    from tuireader.library import describing
    from tuireader.library.rules import keeping, understanding

    found = keeping.all_rules(library)
    if as_json:
        for value in describing.rules(found):
            say_json(value)
        return
    for one in found:
        say(describing.rule_line(one))
    if not found:
        tell("there are no rules; `tuireader config` shows how to write one, g r in the reader makes one")
    for fault in understanding.faults(library):
        tell(fault.reason)


def _check(ctx: click.Context, library: Library, as_json: bool) -> None:
    from tuireader.library.rules import understanding

    found = understanding.faults(library)
    for fault in found:
        if as_json:
            say_json({"rule": fault.rule or None, "reason": fault.reason})
        else:
            tell(fault.reason)
    if not found and not as_json:
        say("all rules are well")
    finish(ctx, failed=bool(found))


def _rehearse(library: Library, one: Rule, as_json: bool) -> None:
    from tuireader.library import describing
    from tuireader.library.articles import article_values
    from tuireader.library.rules import rehearsing

    found = rehearsing.rehearse(library, one)
    if as_json:
        for value in article_values.rows(library, found.rows):
            say_json(value)
        return
    for row in found.rows:
        say(describing.headline(row))
    tell(f"{one.name}: {found.words()}; {found.all} in the whole library")


def _run(library: Library, one: Rule, as_json: bool) -> None:
    from tuireader.library.rules import rehearsing

    change = rehearsing.run(library, one)
    if as_json:
        say_json({"rule": one.name, "done": change.label if change else None})
    else:
        say(change.label if change else "nothing to change")
