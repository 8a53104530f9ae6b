"""The configuration: config.toml → a frozen value, or every fault in it with its line.

The fields of `Config` are the one description: the checks, the messages and the file that `template` writes
are made from their types, defaults and docstrings. A missing file costs nothing: the libraries that read one
are loaded when there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from tuireader.errors import ConfigError
from tuireader.text import line as one_line


@dataclass(frozen=True, slots=True)
class Within:
    """A rule: a whole number between these two, both included."""

    least: int
    most: int

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return f"a whole number from {self.least} to {self.most}"

    def kept(self, value: int) -> bool:
        """Whether `value` keeps it."""
        return self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class Matching:
    """A rule: a text, or the texts of a list one below the other, that matches the pattern as a whole."""

    pattern: str
    words: str
    """What matches it."""

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return self.words

    def kept(self, value: str | list[str]) -> bool:
        """Whether `value` keeps it."""
        return re.fullmatch(self.pattern, value if isinstance(value, str) else "\n".join(value)) is not None


@dataclass(frozen=True)
class Config:
    """What the reader may settle. Under each field: what it does."""

    theme: Annotated[str, Matching(r"\S+", "the name of a theme")] = "ansi"
    """Colours, by name. "ansi" takes those of your terminal."""

    layout: Literal["auto", "columns", "stacked", "single"] = "auto"
    """Where list and article stand: side by side (columns), one above the other (stacked), or one at a time
    (single). "auto" looks at the size of the terminal."""

    text_width: Annotated[int, Within(40, 200)] = 80
    """The longest line of an article, in cells, from 40 to 200."""

    mouse: Literal["auto", "on", "off"] = "auto"
    """Whether the mouse is used; while it is, the terminal's own selection needs Shift. "auto" is off over
    SSH."""

    dates: Literal["relative", "absolute"] = "relative"
    """Dates in lists: "relative" (14:05 today, 08 Feb within a year, else 2022-02) or "absolute" (2022-02-08)."""

    unread_only: bool = False
    """Whether the first view shows unread articles only."""

    open_command: Annotated[
        tuple[str, ...],
        Matching(r"|[^\0\n]+\n[^\0]*\{url\}[^\0]*", "a program and its words, one of them with {url}"),
    ] = ()
    """The program that opens an address, word by word, with {url} where the address goes:
    ["firefox", "--new-tab", "{url}"]. No shell reads it. Empty: what the system uses."""

    user_agent: Annotated[str, Matching(r"[ -~]*", "printable ASCII characters")] = ""
    """What we call ourselves to servers. Empty: tuireader and its version."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys for commands, in place of the usual ones: the command's name, then its keys; "g x" is g, then x. None
    takes them away.
    toggle_read = ["m", "f5"]"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in the file."""

    line: int
    """From 1."""
    message: str


def load(path: Path) -> Config:
    """The configuration in a file; a missing file is the defaults.

    ConfigError names the file and all that is wrong in it, each with line, key and the nearest valid name.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Config()
    except OSError as fault:
        raise ConfigError(f"cannot be read: {fault.strerror or fault}", about=str(path)) from fault
    found = read(content)
    if isinstance(found, Config):
        return found
    told = "; ".join(f"line {fault.line}: {fault.message}" for fault in found)
    raise ConfigError(told, about=str(path), next_step="Correct this, or move the file away to start with the defaults")


def read(content: bytes) -> Config | tuple[Fault, ...]:
    """The configuration in a file's content, or everything wrong in it by line."""
    import tomllib

    try:
        text = content.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        return (Fault(content.count(b"\n", 0, fault.start) + 1, "not UTF-8 text"),)
    except ValueError as fault:  # TOMLDecodeError, or a number of more digits than Python reads
        place = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", str(fault))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        return (Fault(line, f"not TOML: {str(fault)[: place.start()] if place else fault}"),)
    except RecursionError:
        return (Fault(1, "brackets too deep in one another"),)
    return _settled(table, text)


def template() -> str:
    """A config.toml with every field: its docstring as a comment, then its default."""
    import json
    from inspect import cleandoc

    pieces = ["# The configuration of tuireader. What is left out keeps its default."]
    told = _docstrings()
    for each in fields(Config):
        comment = "\n".join(f"# {line}" for line in cleandoc(told[each.name]).split("\n"))
        default = getattr(Config(), each.name)
        if isinstance(default, Mapping):
            pieces.append(f"[{each.name}]\n{comment}")  # below its header an example can be uncommented
        else:
            pieces.append(f"{comment}\n{each.name} = {json.dumps(default)}")
    return "\n\n".join(pieces) + "\n"


# ---------------------------------------------------------------- checking


_Misplaced = tuple[tuple[str, ...], str]
"""A path of keys, and what is wrong there."""


def _settled(table: dict[str, Any], text: str) -> Config | tuple[Fault, ...]:
    hints = get_type_hints(Config, include_extras=True)
    values: dict[str, Any] = {}
    faults: list[_Misplaced] = []
    for key, value in table.items():
        if key not in hints:
            faults.append(((key,), f"{key} is no setting{_meant(key, hints)}"))
        elif get_origin(hints[key]) is Mapping and isinstance(value, dict):
            values[key], wrong = _entries(key, value, get_args(hints[key])[1])
            faults += wrong
        elif wanted := _wanted(value, hints[key]):
            faults.append(((key,), f"{key} has to be {wanted}"))
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    if not faults:
        return Config(**values)
    lines = _Lines(text)
    return tuple(sorted((Fault(lines.of(path), one_line(told)) for path, told in faults), key=lambda fault: fault.line))


def _entries(key: str, table: dict[str, Any], hint: Any) -> tuple[dict[str, Any], list[_Misplaced]]:
    """The entries of a table that holds lists of texts, and what is wrong with the others."""
    wrong = {name: wanted for name, value in table.items() if (wanted := _wanted(value, hint))}
    faults: list[_Misplaced] = [((key, name), f"{key}.{name} has to be {told}") for name, told in wrong.items()]
    return {name: tuple(value) for name, value in table.items() if name not in wrong}, faults


def _wanted(value: Any, hint: Any) -> str:
    """What a value of this type would have to be, in words; empty if it is."""
    import msgspec

    kind, *rules = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        if get_origin(kind) is Literal:
            return " or ".join(f'"{name}"' for name in get_args(kind)) + _meant(value, get_args(kind))
        return _KINDS.get(get_origin(kind) or kind) or str(rules[0].wanted())
    return next((rule.wanted() for rule in rules if not rule.kept(value)), "")


_KINDS: dict[Any, str] = {
    str: "a text in quotes",
    bool: "true or false",
    tuple: 'a list of texts such as ["a", "b"]',
    Mapping: "a table of its own, in [brackets]",
}


def _meant(value: object, names: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(value, list(names), n=1) if isinstance(value, str) else []
    return f', did you mean "{near[0]}"?' if near else ""


class _Lines:
    """Where the keys of a TOML text stand, which no parser tells: read statement by statement."""

    def __init__(self, text: str) -> None:
        self._statements = list(self._read(text.replace("\r\n", "\n").split("\n")))

    def of(self, path: tuple[str, ...]) -> int:
        """The line, from 1, on which what is at `path` begins."""
        return next((line for line, table in self._statements if self._holds(table, path)), 1)

    @staticmethod
    def _read(lines: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each statement: its first line, and what it holds under the header it stands below."""
        import tomllib

        first, header = 0, ""
        for number in range(len(lines)):
            statement = "\n".join(lines[first : number + 1])
            is_header = statement.lstrip().startswith("[")
            try:
                yield first + 1, tomllib.loads(statement if is_header else f"{header}\n{statement}")
            except tomllib.TOMLDecodeError:
                continue  # within a value of several lines
            first, header = number + 1, statement if is_header else header

    @staticmethod
    def _holds(table: Any, path: tuple[str, ...]) -> bool:
        for key in path:
            if not isinstance(table, dict) or key not in table:
                return False
            table = table[key]
        return True


def _docstrings() -> dict[str, str]:
    """The docstring under each field of `Config`, read from this file: Python keeps none for fields."""
    import ast
    import inspect

    [described] = ast.parse(inspect.getsource(Config)).body
    assert isinstance(described, ast.ClassDef), "the source of a class is a class"
    return {
        stated.target.id: told.value.value
        for stated, told in zip(described.body, described.body[1:], strict=False)
        if isinstance(stated, ast.AnnAssign) and isinstance(stated.target, ast.Name)
        if isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant) and isinstance(told.value.value, str)
    }
