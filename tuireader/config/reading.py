"""config.toml → a `Config`, or every fault in it with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from tuireader import small_files
from tuireader.config import lines
from tuireader.config import rules as rule_kinds
from tuireader.config.article_rules import BrokenRule, RuleSettings, wrong_action
from tuireader.config.parsing import Fault, parsed
from tuireader.config.settings import Config
from tuireader.config.sources import SourceSettings, contradictions
from tuireader.errors import ConfigError
from tuireader.text import fold
from tuireader.text import line as one_line


def load(path: Path) -> Config:
    """The configuration in a file; a missing file is the defaults.

    ConfigError names the file and all that is wrong in it, each with line, key and the nearest valid name.
    """
    try:
        content, rights = small_files.read(path)
    except FileNotFoundError:
        return Config()
    except IsADirectoryError as fault:
        raise ConfigError("is a folder", about=str(path), next_step="Name the file in it, config.toml") from fault
    except OSError as fault:
        said = f"cannot be read ({fault.strerror or fault})"
        raise ConfigError(said, about=str(path), next_step="Check its rights, or name another with --config") from fault
    found = read(content, private=not rights & 0o077)
    if isinstance(found, Config):
        return found
    told = "; ".join(f"line {fault.line}: {fault.message}" for fault in found)
    raise ConfigError(told, about=str(path), next_step="Correct this, or move the file away to start with the defaults")


def read(content: bytes, *, private: bool = True) -> Config | tuple[Fault, ...]:
    """The configuration in a file's content, or everything wrong in it by line.

    `private`: whether only its owner has rights to the file, so that a password may stand in it.
    """
    found = parsed(content)
    if isinstance(found, Fault):
        return (found,)
    return _settled(*found, private)


# ---------------------------------------------------------------- checking


_KNOWN = {
    **vars(rule_kinds),
    "SourceSettings": SourceSettings,
    "RuleSettings": RuleSettings,
    "BrokenRule": BrokenRule,
}
"""What the types of `Config` are called, for looking them up."""

_Misplaced = tuple[lines.Path, str]
"""A path of keys, and what is wrong there."""


def _settled(table: dict[str, Any], text: str, private: bool) -> Config | tuple[Fault, ...]:
    hints = get_type_hints(Config, localns=_KNOWN, include_extras=True)
    values: dict[str, Any] = {}
    faults: list[_Misplaced] = []
    for key, value in table.items():
        if key not in hints:
            faults.append(((key,), f"{key} is no setting{_meant(key, hints)}"))
        elif key == "source":
            values[key], wrong = _sources(value, private)
            faults += wrong
        elif key == "rule":
            values[key], wrong = _rules(value, text)
            faults += wrong
        elif get_origin(hints[key]) is Mapping and isinstance(value, dict):
            values[key], wrong = _entries(key, value, get_args(hints[key])[1])
            faults += wrong
        elif wanted := _wanted(value, hints[key]):
            faults.append(((key,), f"{key} has to be {wanted}"))
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    if values.get("open_here") and not private:
        faults.append((("open_here",), "open_here is only for a file that nobody else may read: `chmod 600` it"))
    if not faults:
        return Config(**values)
    where = lines.Lines(text)
    return tuple(sorted((Fault(where.of(path), one_line(told)) for path, told in faults), key=lambda fault: fault.line))


def _entries(key: str, table: dict[str, Any], hint: Any) -> tuple[dict[str, Any], list[_Misplaced]]:
    """The entries of a table that holds texts, lists of them, or tables of such, and what is wrong with the others."""
    deeper = next((kind for kind in get_args(hint) if get_origin(kind) is Mapping), None)
    hint = next((kind for kind in get_args(hint) if get_origin(kind) is tuple), hint) if deeper else hint
    found: dict[str, Any] = {}
    faults: list[_Misplaced] = []
    for name, value in table.items():
        if deeper is not None and isinstance(value, dict):
            found[name], wrong = _entries(f"{key}.{name}", value, get_args(deeper)[1])
            faults += [((key, name, *path[1:]), told) for path, told in wrong]
        elif wanted := _wanted(value, hint):
            faults.append(((key, name), f"{key}.{name} has to be {wanted}"))
        else:
            found[name] = tuple(value) if isinstance(value, list) else value
    return found, faults


def _sources(given: Any, private: bool) -> tuple[tuple[SourceSettings, ...], list[_Misplaced]]:
    """Every ``[[source]]``, and what is wrong with them."""
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        return (), [(("source",), "source has to be headed by [[source]], in two brackets, once for each source")]
    entries: list[SourceSettings] = []
    faults: list[_Misplaced] = []
    known: dict[str, int] = {}
    for at, table in enumerate(given):
        entry, wrong = _source(table, private)
        faults += [(("source", at, *path), told) for path, told in wrong]
        if entry is None:
            continue
        entries.append(entry)
        if (name := entry.identity) and known.setdefault(name, at) != at:
            faults.append((("source", at), f"{name} stands in two [[source]]s. Put them together"))
    return tuple(entries), faults


def _rules(given: Any, text: str) -> tuple[tuple[RuleSettings | BrokenRule, ...], list[_Misplaced]]:
    """Every ``[[rule]]``; one that is wrong costs no other, and not the rest of the file."""
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        return (), [(("rule",), "rule has to be headed by [[rule]], in two brackets, once for each rule")]
    where = lines.Lines(text)
    found: list[RuleSettings | BrokenRule] = []
    names: set[str] = set()
    for at, table in enumerate(given):
        path, told = _wrong_in_rule(table, names)
        name = one_line(str(table.get("name", "")))
        names.add(fold(name))
        line = where.of(("rule", at, *path))
        if told:
            found.append(BrokenRule(name, line, one_line(told)))
        else:
            found.append(RuleSettings(**{**table, "do": tuple(table["do"])}, line=line))
    return tuple(found), []


def _wrong_in_rule(table: dict[str, Any], names: Set[str]) -> _Misplaced:
    """The first thing that is wrong in a rule, and where; empty words if nothing is. `names`: of those before it."""
    hints = {key: hint for key, hint in get_type_hints(RuleSettings, include_extras=True).items() if key != "line"}
    for key, value in table.items():
        if key not in hints:
            return (key,), f"rule.{key} is no setting{_meant(key, hints)}"
        if wanted := _wanted(value, hints[key]):
            return (key,), f"rule.{key} has to be {wanted}"
    for key in ("name", "query", "do"):
        if not table.get(key):
            return (), f"rule has to have a {key}"
    if fold(table["name"]) in names:
        return ("name",), f"there are two rules called {table['name']}"
    told = next(filter(None, map(wrong_action, table["do"])), "")
    return ("do" if told else "query",), told


def _source(table: dict[str, Any], private: bool) -> tuple[SourceSettings | None, list[_Misplaced]]:
    hints = get_type_hints(SourceSettings, include_extras=True)
    values: dict[str, Any] = {}
    faults: list[_Misplaced] = []
    for key, value in table.items():
        if key not in hints:
            faults.append(((key,), f"source.{key} is no setting{_meant(key, hints)}"))
        elif wanted := _wanted(value, hints[key]):
            faults.append(((key,), f"source.{key} has to be {wanted}"))
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    if faults:
        return None, faults
    entry = SourceSettings(**values)
    faults += [((key,) if key else (), told) for key, told in contradictions(entry)]
    if entry.password and not private:
        told = "source.password is only for a file that nobody else may read: `chmod 600` it, or use password_command"
        faults.append((("password",), told))
    return entry, faults


def _wanted(value: Any, hint: Any) -> str:
    """What a value of this type would have to be, in words; empty if it is."""
    import msgspec

    kind, *rules = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        if get_origin(kind) is Literal:
            return " or ".join(f'"{name}"' for name in get_args(kind)) + _meant(value, get_args(kind))
        words = str(rules[0].wanted()) if rules and get_origin(kind) is Mapping else ""
        return words or _KINDS.get(get_origin(kind) or kind) or str(rules[0].wanted())
    broken = next((rule for rule in rules if not rule.kept(value)), None)
    if isinstance(broken, rule_kinds.RowFormat):
        return f"{broken.wanted()}: {broken.fault(value)}"
    return broken.wanted() if broken is not None else ""


_KINDS: dict[Any, str] = {
    str: "a text in quotes",
    bool: "true or false",
    UnionType: "true or false",
    tuple: 'a list of texts such as ["a", "b"]',
    Mapping: "a table of its own, in [brackets]",
}


def _meant(value: object, names: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(value, list(names), n=1) if isinstance(value, str) else []
    return f', did you mean "{near[0]}"?' if near else ""
