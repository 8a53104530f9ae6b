"""TOML as a reader of ours writes it: a table and its text, or the fault that keeps it from being one."""

from __future__ import annotations

import re
from typing import Any

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file."""

    line: int
    """From 1."""
    message: str


def parsed(content: bytes) -> tuple[dict[str, Any], str] | Fault:
    """The table in a file's content, and its text."""
    import tomllib

    try:
        text = content.decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError as fault:
        return Fault(content.count(b"\n", 0, fault.start) + 1, "not UTF-8 text")
    except ValueError as fault:  # TOMLDecodeError, or a number of more digits than Python reads
        place = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", str(fault))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        return Fault(line, f"not TOML: {str(fault)[: place.start()] if place else fault}")
    except RecursionError:
        return Fault(1, "brackets too deep in one another")
