"""Which files of the package import which, and whether any of them comes back to itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

LOOKED_UP_AT = frozenset({"tuireader.ui.app", "tuireader.ui.room"})
"""What all in the Textual face works for: its parts name these to the type checker, which loads nothing."""


def package(folder: Path) -> dict[str, str]:
    """The modules of a package, by their dotted names, with their source. A package is called as its folder."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text(encoding="utf-8")
    return found


def graph(modules: Mapping[str, str]) -> dict[str, set[str]]:
    """module → the modules it imports, wherever in the file; what `LOOKED_UP_AT` allows is left out."""
    return {name: {one for one in _imported(source, modules) if one != name} for name, source in modules.items()}


def circle(imports: Mapping[str, set[str]]) -> list[str]:
    """Modules of which each imports the one before it, the first as the last again; empty if there are none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def rooms(imports: Mapping[str, set[str]], package: str) -> dict[str, set[str]]:
    """Rooms of a package, and files that lie beside them in it → those of them that each imports."""
    found: dict[str, set[str]] = {}
    for name, known in imports.items():
        if name.startswith(f"{package}."):
            own = _room(name, package)
            within = {_room(one, package) for one in known if one.startswith(f"{package}.")}
            found[own] = found.get(own, set()) | within - {own}
    return found


def _room(module: str, package: str) -> str:
    return module.removeprefix(f"{package}.").partition(".")[0]


def _imported(source: str, modules: Mapping[str, str]) -> Iterator[str]:
    tree = ast.parse(source)
    for_types = {id(node) for block in ast.walk(tree) if _is_for_types(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [_module(node.module, alias.name, modules) for alias in node.names]
        else:
            continue
        for name in names:
            if name in modules and not (id(node) in for_types and name in LOOKED_UP_AT):
                yield name


def _module(module: str, name: str, modules: Mapping[str, str]) -> str:
    """What ``from module import name`` loads, beside packages above it."""
    return f"{module}.{name}" if f"{module}.{name}" in modules else module


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
