"""What every command has: --library and --config in either place, and a library to work on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import click

from tuireader import paths, progress
from tuireader.cli._streams import written
from tuireader.cli._waiting import telling_once
from tuireader.errors import ConfigError, UsageError
from tuireader.library import Library, open_library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuireader.query.tree import Node

_SHIELD = "\0"
"""Before a word that click must not take for an option. No argument of a process can hold it."""


def configure(ctx: click.Context, library: Library) -> None:
    """Give the library what the configuration settles for sources."""
    from tuireader.config import load

    path = paths.config_that_is_there((ctx.obj or {}).get("config"))
    library.config = load(path)
    library.config_file = path if path.exists() else None


def configure_if_well(ctx: click.Context, library: Library) -> None:
    """The same for what must go on without: what is wrong in the configuration is told."""
    from tuireader.cli._streams import tell

    try:
        configure(ctx, library)
    except ConfigError as error:
        tell(f"{error}")


class Verb(click.Command):
    """A command that takes the group's options too, so that their place does not matter."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for name in ("library", "config"):
            self.params.append(
                click.Option([f"--{name}"], metavar="FILE", expose_value=False, callback=_remember, hidden=True)
            )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click does not say of every fault which command it is about
            raise

    def make_context(self, *args: Any, **settings: Any) -> click.Context:
        with written():  # help
            return super().make_context(*args, **settings)


class MinusVerb(Verb):
    """A command whose words may begin with a minus: ``-tag:x`` of a query, ``-that`` of a tag.

    Only its own options are options: ``-n 5``, ``-n5``, ``--limit``. Its argument has the callback `typed`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(self._shielded(ctx, args)))

    def _shielded(self, ctx: click.Context, args: list[str]) -> Iterator[str]:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        names = {name for option in options for name in option.opts}
        with_value = {name for option in options if not option.is_flag for name in option.opts}
        previous = ""
        for word in args:
            option = word in names or (word[:2] in with_value and word[2:].isdigit())
            minus = word.startswith("-") and not word.startswith("--") and len(word) > 1
            yield _SHIELD + word if minus and not option and previous not in with_value else word
            previous = word


def typed(ctx: click.Context, param: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a `MinusVerb` as they were typed."""
    return tuple(word.removeprefix(_SHIELD) for word in words)


def article_ids(ctx: click.Context, param: click.Parameter, words: tuple[str, ...]) -> tuple[int, ...]:
    """Numbers of articles, as `tuireader list` prints them."""
    return tuple(_article_id(ctx, param, word) for word in words)


def _article_id(ctx: click.Context, param: click.Parameter, word: str) -> int:
    found = article_id(word)
    if found is None:
        raise click.BadParameter(f"{word} is not the ID of an article", ctx, param)
    return found


def article_id(word: str) -> int | None:
    """The ID that a word is; None if it cannot be one (SQLite counts to 2⁶³ - 1)."""
    return int(word) if re.fullmatch("[0-9]{1,18}", word) else None


def one_way(ids: tuple[int, ...], query: str | None) -> UsageError:
    """What is wrong where articles are named neither by ID nor by a query, or by both."""
    if ids:
        return UsageError("articles are named by ID or by --query, not by both", next_step="Leave one of them out")
    return UsageError("say which articles: their IDs, or --query QUERY", next_step="`tuireader list` prints IDs")


def _remember(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    ctx.ensure_object(dict)
    if value and option.name:
        ctx.obj[option.name] = value


def one_article_id(ctx: click.Context, param: click.Parameter, word: str) -> int:
    """The number of one article."""
    return _article_id(ctx, param, word)


def verb(name: str, kind: type[Verb] = Verb, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a function the command `name`. `settings`: ``short_help``, ``epilog`` and what else click knows."""
    return click.command(name, cls=kind, **settings)


def examples(*lines: str) -> str:
    """The examples under a command's help, as they are typed."""
    return "\b\nFor example:\n" + "\n".join(f"  {text}" for text in lines)


def files(ctx: click.Context, param: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    """Names of files as they were typed. Raises UsageError for what no file can be called."""
    if any("\0" in word for word in words):
        raise UsageError("a file name cannot hold a NUL character")
    return words


def desk(ctx: click.Context, *, make: bool = True, durable: bool = True) -> Library:
    """The library this call works on, closed when the command ends; SQLite's errors until then come in words."""
    ctx.with_resource(progress.waits_told_to(telling_once()))
    found = open_library(paths.library_file((ctx.obj or {}).get("library")), make=make, durable=durable)
    ctx.call_on_close(found.close)
    ctx.with_resource(found.explained())
    return found


def query_of(ctx: click.Context, library: Library, text: str) -> Node:
    """The tree of a query, with the saved views known: those of the configuration too, if it may name one."""
    from tuireader.library.views import saved_views

    if saved_views.names_some(text):
        configure(ctx, library)
    return saved_views.parse(library, text)


def finish(ctx: click.Context, *, failed: bool) -> None:
    """End the command: 1 if some item was refused or failed."""
    if failed:
        ctx.exit(1)
