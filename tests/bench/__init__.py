"""Figures, printed one a line, never judged: ``python -m tests.bench startup keys imports``.

A file here with a ``main()`` is a benchmark; adding one is adding a file.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from statistics import median

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def report(name: str, value: float, unit: str, how: str = "") -> None:
    """One figure: ``name  value unit  (how)``."""
    number = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"
    print(f"{name:<34} {number:>10} {unit:<9}" + (f" ({how})" if how else ""), flush=True)


def spread(name: str, values: Sequence[float], unit: str, how: str = "") -> None:
    """The median of several measurements, with the least and the greatest."""
    told = f"median of {len(values)}, {min(values):.4g} to {max(values):.4g}"
    report(name, median(values), unit, f"{told}; {how}" if how else told)


def environment(home: Path, library: Path | None = None) -> dict[str, str]:
    """Variables for a program that must not touch the user's own files."""
    return {
        "HOME": str(home),
        "TZ": "UTC",
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]).strip(":"),
        "TUIREADER_LIBRARY": str(library or home / "library.sqlite"),
        "TUIREADER_CONFIG": str(home / "config.toml"),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
    }
