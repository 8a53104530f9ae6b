"""What every command has: --library and --config in either place, a library to work on, clean words out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from tuireader import paths
from tuireader.library import Library, open_library
from tuireader.text import clean, line


class Verb(click.Command):
    """A command that takes the group's options too, so that their place does not matter."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for name in ("library", "config"):
            self.params.append(
                click.Option(
                    [f"--{name}"], metavar="FILE", expose_value=False, callback=_remember, hidden=True
                )
            )


def _remember(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    ctx.ensure_object(dict)
    if value and option.name:
        ctx.obj[option.name] = value


def verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a function the command `name`."""
    return click.command(name, cls=Verb)


def desk(ctx: click.Context, *, make: bool = True, durable: bool = True) -> Library:
    """The library this call works on, closed when the command ends."""
    found = open_library(paths.library_file((ctx.obj or {}).get("library")), make=make, durable=durable)
    ctx.call_on_close(found.close)
    return found


def say(text: str = "") -> None:
    """A line of what was asked for, on stdout."""
    sys.stdout.write(clean(text) + "\n")


def tell(text: str) -> None:
    """A line of telling, on stderr."""
    sys.stderr.write(line(text) + "\n")


def say_json(value: Mapping[str, object]) -> None:
    """One object, one line, on stdout."""
    sys.stdout.write(clean(json.dumps(value, ensure_ascii=False)) + "\n")


def finish(ctx: click.Context, *, failed: bool) -> None:
    """End the command: 1 if some item was refused or failed."""
    if failed:
        ctx.exit(1)
