"""Everything of one kind in one package: what makes "one file each" true."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import TypeVar

Kind = TypeVar("Kind")


def discover(package: str, kind: type[Kind]) -> Iterator[Kind]:
    """Each module-level instance of `kind` in the modules of `package`, by file name, each object once.

    Adding a file with such an instance is all it takes to add a thing. Subpackages count by what
    their ``__init__`` holds. Names with a leading underscore are private to their room.
    """
    seen: set[int] = set()
    home = import_module(package)
    for module in sorted(pkgutil.iter_modules(home.__path__), key=lambda found: found.name):
        if module.name.startswith("_"):
            continue
        for value in vars(import_module(f"{package}.{module.name}")).values():
            if isinstance(value, kind) and id(value) not in seen:
                seen.add(id(value))
                yield value
