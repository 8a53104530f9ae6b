"""What is wrong with a command line, in plain words and as it was typed; click says it in a programmer's."""

from __future__ import annotations

import re

import click

from tuireader.text import excerpt

_VALUE = re.compile(r"(?:'(.*?)'|(\S+)) is not (?:one of|a valid|in the range)", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((.*)\)\.?", re.DOTALL)


def said(error: click.ClickException) -> str:
    """What is wrong, without what to do next."""
    if isinstance(error, click.NoSuchOption):
        near = f", did you mean {' or '.join(sorted(error.possibilities))}?" if error.possibilities else ""
        return f"there is no option {error.option_name}{near}"
    if isinstance(error, click.BadOptionUsage):
        return _option(error)
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadParameter):
        return _value(error)
    message = error.format_message().rstrip(".")
    if (many := _TOO_MANY.fullmatch(message)) is not None:
        return f"not expected here: {excerpt(many[1])}"
    return message


def _option(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx is not None else []
    option = next((one for one in params if error.option_name in one.opts), None)
    if error.ctx is not None and isinstance(option, click.Option) and not option.is_flag:
        return f"behind {error.option_name} a value is missing: {error.option_name} {option.make_metavar(error.ctx)}"
    return error.format_message().rstrip(".").replace("Option ", "").replace("'", "")


def _missing(error: click.MissingParameter) -> str:
    param = error.param
    if param is None or error.ctx is None:
        return error.format_message().rstrip(".")
    if isinstance(param.type, click.Choice):
        return f"say which: {_or(list(map(str, param.type.choices)))}"
    return f"{param.make_metavar(error.ctx) if isinstance(param, click.Argument) else param.opts[0]} is missing"


def _value(error: click.BadParameter) -> str:
    param, found = error.param, _VALUE.match(error.message)
    if param is None or found is None:
        return error.message.rstrip(".")
    value = excerpt(found[1] if found[1] is not None else found[2]) or "nothing"
    name = f"{param.opts[0]}: " if isinstance(param, click.Option) else ""
    if isinstance(param.type, click.Choice):
        return f"{name}{value} is none of {_or(list(map(str, param.type.choices)))}"
    if isinstance(param.type, click.IntRange):
        return f"{name}{value} is not a number{_range(param.type)}"
    return f"{name}{error.message.rstrip('.')}"


def _range(kind: click.IntRange) -> str:
    if kind.min is not None and kind.max is not None:
        return f" from {kind.min:g} to {kind.max:g}"
    return f" from {kind.min:g} on" if kind.min is not None else f" up to {kind.max:g}" if kind.max is not None else ""


def _or(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
