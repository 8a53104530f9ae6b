"""Where the keys of a TOML text stand, which no parser tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
"""Keys one within the other; a number is a place in a list, from 0."""


DEEPEST = 6
"""Keys within keys; what is deeper is found where that is."""


class Lines:
    """The statements of a TOML text that parses as a whole, read one by one."""

    def __init__(self, text: str) -> None:
        self._first: dict[Path, int] = {}
        for line, table, nth in self._read(text.replace("\r\n", "\n").split("\n")):
            for path in _places(table, nth):
                self._first.setdefault(path, line)

    def of(self, path: Path) -> int:
        """The line, from 1, on which what is at `path` begins, or what it is in."""
        return next((self._first[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self._first), 1)

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


def _places(table: dict[str, Any], nth: int) -> Iterator[Path]:
    """Where everything of a statement is; `nth`: in which of the [[name]] it stands, or -1."""
    for name, value in table.items():
        yield (name,)
        if nth < 0:
            yield from _within(value, (name,))
        else:
            yield (name, nth)
            yield from _within(value[0] if isinstance(value, list) else value, (name, nth))


def _within(value: Any, path: Path) -> Iterator[Path]:
    """Where everything in a value is, as far down as settings go."""
    if len(path) > DEEPEST:
        return
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*path, key)
        yield from _within(one, (*path, key))
