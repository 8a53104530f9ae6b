"""The body of a page that has no structure but its lines and blank lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tuireader.importers.seed import paragraphs
from tuireader.importers.seed.page import Kind, Line, Page

_SHOWN = (Kind.TEXT, Kind.DATE, Kind.ADDRESS, Kind.ISO)


def blocks(page: Page, dropped: Collection[int]) -> list[list[tuple[int, Line]]]:
    """The lines that are not `dropped`, in runs parted by blank lines."""
    runs: list[list[tuple[int, Line]]] = [[]]
    for at, line in enumerate(page.lines):
        if line.kind is Kind.BLANK:
            runs.append([])
        elif at not in dropped:
            runs[-1].append((at, line))
    return [run for run in runs if run]


def body(page: Page, dropped: Collection[int]) -> list[str]:
    """The paragraphs of all lines but the `dropped` ones and furniture; see `paragraphs` for what stays
    together."""
    kept: list[tuple[bool, list[Line]]] = []
    for run in blocks(page, dropped):
        columns = paragraphs.columns_matter([line.raw for _, line in run])
        lines = [line for _, line in run if columns or line.kind in _SHOWN]
        if lines:
            kept.append((columns, lines))
    plain = [[line.text for line in lines] for columns, lines in kept if not columns]
    wrapped = paragraphs.wrapped(plain)
    width = max((len(line) for block in plain if len(block) > 1 for line in block), default=0)
    found: list[str] = []
    for columns, lines in kept:
        if columns:
            found.append(paragraphs.together([line.raw for line in lines]))
        else:
            found += _paragraphs([line.text for line in lines], width if wrapped else 0)
    return found


def _paragraphs(block: list[str], width: int) -> Iterator[str]:
    """One paragraph a line; the whole block if it was broken at `width` (0: it was not)."""
    if width and len(block) > 1 and all(len(text) * 2 > width for text in block[:-1]):
        yield paragraphs.joined(block)
    else:
        yield from map(paragraphs.even, block)
