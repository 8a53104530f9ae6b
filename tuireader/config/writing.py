"""A config.toml to start from, made from the fields of `Config`, their docstrings and defaults."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Mapping
from dataclasses import fields
from inspect import cleandoc

from tuireader.config.article_rules import RuleSettings
from tuireader.config.settings import Config
from tuireader.config.sources import SourceSettings


def template() -> str:
    """A config.toml with every field: its docstring as a comment, then its default."""
    pieces = ["# The configuration of tuireader. What is left out keeps its default."]
    told = described(Config)
    for each in fields(Config):
        comment = "\n".join(f"# {line}" for line in told[each.name])
        default = getattr(Config(), each.name)
        if each.name in _REPEATED:
            pieces.append(f"{comment}\n# [[{each.name}]]\n{_commented(_REPEATED[each.name])}")
        elif isinstance(default, Mapping):
            pieces.append(f"[{each.name}]\n{comment}")  # below its header an example can be uncommented
        else:
            pieces.append(f"{comment}\n{each.name} = {json.dumps(default)}")
    return "\n\n".join(pieces) + "\n"


_REPEATED = {"source": SourceSettings, "rule": RuleSettings}
"""What may stand in the file several times, each under a header of its own."""


def _commented(kind: type) -> str:
    """Each field of a source or a rule as a comment: what it does, one step in, and an example to uncomment."""
    lines = []
    for *told, example in described(kind).values():
        lines += [f"#   {line}" for line in told] + [f"# {example}"]
    return "\n".join(lines)


def described(kind: type) -> dict[str, list[str]]:
    """The lines of the docstring under each field of a class, by its name.

    Read from its file: Python keeps none for fields.
    """
    [stated] = ast.parse(inspect.getsource(kind)).body
    assert isinstance(stated, ast.ClassDef), "the source of a class is a class"
    return {
        field.target.id: cleandoc(told.value.value).split("\n")
        for field, told in zip(stated.body, stated.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant) and isinstance(told.value.value, str)
    }
