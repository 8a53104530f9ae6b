"""What is wrong in a query, with its place."""

from __future__ import annotations

import re

from tuireader.errors import QueryError
from tuireader.query.regex import compiled
from tuireader.text import cells, clean, fit


def wrong(text: str, column: int, message: str, next_step: str = "", *, unfinished: bool = False) -> QueryError:
    """The error about a place in a query, from 0."""
    column = max(0, min(column, len(text) - 1))
    said = f"column {column + 1}: {message}"
    return QueryError(said, column=column, text=text, about="query", next_step=next_step, unfinished=unfinished)


def pointed(error: QueryError, width: int = 72) -> tuple[str, str]:
    """The query as one line of at most `width` cells around the wrong place, and a caret below it; "" where there is
    nothing to point at."""
    shown = re.sub(r"[\n\t]", " ", clean(error.text))
    at = len(clean(error.text[: error.column]))
    if not shown:
        return "", ""
    first = max(0, at - width // 2) if cells(shown) > width else 0
    begin = "…" if first else ""
    return fit(begin + shown[first:], width).rstrip(), " " * cells(begin + shown[first:at]) + "^"


def checked(text: str, column: int, pattern: str) -> str:
    """`pattern`, which stands in the query from `column` on. QueryError if it is no regular expression."""
    try:
        compiled(pattern)
    except re.error as fault:
        raise wrong(text, column + (fault.pos or 0), f"not a regular expression: {fault.msg}") from fault
    return pattern
