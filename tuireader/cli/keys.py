"""`tuireader keys`: every key that counts, by the configuration."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import click

from tuireader import paths
from tuireader.cli._keys import AskOfKeys, Line, Told
from tuireader.cli._streams import say, say_json, tell
from tuireader.cli._verb import examples, verb
from tuireader.config import load
from tuireader.errors import UsageError

WHERE = {"list": "in the list", "article": "in an article", "tags": "in the tags", "sources": "in the sources"}
KEYS_WIDTH = 22


@verb(
    "keys",
    short_help="Every key and what it does, by your configuration.",
    epilog=examples("tuireader keys", "tuireader keys --profile newsboat", "tuireader keys --json | jq .command"),
)
@click.option("--profile", metavar="NAME", help="As if this set of keys were chosen.")
@click.option("--json", "as_json", is_flag=True, help="One object a line: command, title, help, group, keys by place.")
@click.pass_context
def command(ctx: click.Context, profile: str | None, as_json: bool) -> AskOfKeys:
    """Every key and what it does, by your configuration, with your macros."""
    file = paths.config_that_is_there((ctx.obj or {}).get("config"))
    config = load(file)

    def answer(told: Told) -> int:
        if profile is not None and profile not in told.profiles:
            raise UsageError(f"there is no profile {profile}", next_step=f"There are {', '.join(told.profiles)}")
        for line, message, _ in told.faults:
            tell(f"{file}: line {line}: {message}")
        _say_json(told) if as_json else _say(told)
        return 0

    return AskOfKeys(replace(config, profile=profile) if profile is not None else config, file, answer)


def _say_json(told: Told) -> None:
    for line in told.lines:
        keys = {place: list(keys) for place, keys in line.keys.items()}
        say_json({"command": line.command, "title": line.title, "help": line.help, "group": line.group, "keys": keys})


def _say(told: Told) -> None:
    say(f"profile {told.profile} (others: {', '.join(name for name in told.profiles if name != told.profile)})")
    for group, lines in groupby(told.lines, key=lambda line: line.group):
        say("")
        say(group)
        for line in lines:
            for keys, where in _by_place(line):
                say(f"  {'  '.join(keys) or '-':{KEYS_WIDTH}} {line.command}: {line.help}{where}")


def _by_place(line: Line) -> list[tuple[tuple[str, ...], str]]:
    """The keys of a command, parted by place where they differ."""
    here = {place: keys for place, keys in line.keys.items() if place != "tags"}
    if len(set(here.values())) <= 1:
        keys = next(iter(here.values()), ())
        only = f" ({WHERE[next(iter(here))]})" if len(here) == 1 and "sources" not in here else ""
        return [(keys, only)]
    return [(keys, f" ({WHERE[place]})") for place, keys in here.items() if place != "sources"]
