"""The listed cases of the foreign material, each with what is expected of it.

`hostile.py` there writes them as files of several kinds: feed, seed, opml, db (libraries), lines (JSON strings: links,
searches, file names), keys (bytes to type), fs (a script that makes a folder).
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Case:
    """One file."""

    id: str
    kind: str
    path: Path
    expect: dict[str, Any]

    def lines(self) -> list[str]:
        """The strings of a file of kind lines."""
        return [json.loads(text) for text in self.path.read_text(encoding="utf-8").splitlines()]


def programs(shared: Path) -> Path:
    """The folder of the programs that write cases, serve them, and inject faults."""
    return shared / "bench" / "hostile"


def written(shared: Path, folder: Path) -> list[Case]:
    """All cases, as files below `folder`; with those that are not told, where there are such."""
    subprocess.run([sys.executable, str(programs(shared) / "hostile.py"), str(folder)], check=True, capture_output=True)
    return [
        Case(case["id"], case["kind"], place.parent / case["path"], case["expect"])
        for place in sorted(folder.glob("*/manifest.json"))
        for case in json.loads(place.read_text(encoding="utf-8"))
    ]
