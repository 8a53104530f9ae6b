"""Where the keys of a TOML text stand, which no parser tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
"""Keys one within the other; a number is a place in a list, from 0."""


class Lines:
    """The statements of a TOML text that parses as a whole, read one by one."""

    def __init__(self, text: str) -> None:
        self._statements = list(self._read(text.replace("\r\n", "\n").split("\n")))

    def of(self, path: Path) -> int:
        """The line, from 1, on which what is at `path` begins."""
        return next((line for line, table, nth in self._statements if self._holds(table, path, nth)), 1)

    @staticmethod
    def _read(lines: list[str]) -> Iterator[tuple[int, dict[str, Any], int]]:
        """Each statement: its first line, what it holds under its header, and which of its [[name]] that is, or -1."""
        import tomllib

        first, header, nth = 0, "", -1
        seen: Counter[str] = Counter()
        for number in range(len(lines)):
            statement = "\n".join(lines[first : number + 1])
            is_header = statement.lstrip().startswith("[")
            try:
                table = tomllib.loads(statement if is_header else f"{header}\n{statement}")
            except tomllib.TOMLDecodeError:
                continue  # within a value of several lines
            if is_header:
                name = next(iter(table), "")
                seen[name] += statement.lstrip().startswith("[[")
                nth = seen[name] - 1
            yield first + 1, table, nth
            first, header = number + 1, statement if is_header else header

    @staticmethod
    def _holds(table: Any, path: Path, nth: int) -> bool:
        for key in path:
            if isinstance(key, int):
                if nth >= 0:
                    if key != nth:
                        return False
                    table = table[0] if isinstance(table, list) else table
                elif isinstance(table, list) and key < len(table):
                    table = table[key]
                else:
                    return False
            elif not isinstance(table, dict) or key not in table:
                return False
            else:
                table = table[key]
        return True
