"""``python -m tests.bench NAME...``: runs the named benchmarks; without a name it says which there are."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

from tests import bench


def benchmarks() -> list[str]:
    """The names of all, as their files are called."""
    return [
        found.name
        for found in pkgutil.iter_modules(bench.__path__)
        if not found.name.startswith("_") and hasattr(import_module(f"tests.bench.{found.name}"), "main")
    ]


def main(names: list[str]) -> int:
    known = benchmarks()
    # "import" is no name for a module: its file is imports.py.
    chosen = [name if name in known else f"{name}s" for name in names]
    if not names or not set(chosen) <= set(known):
        print("python -m tests.bench NAME...   one or more of: " + " ".join(known), file=sys.stderr)
        return 2 if names else 0
    for name in chosen:
        import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
