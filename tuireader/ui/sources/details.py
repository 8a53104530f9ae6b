"""All that is known of a source as lines of a panel. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.library.sources import faring
from tuireader.model.sources import Record
from tuireader.text import cells, line, steady
from tuireader.ui.article_rows.pieces import Piece

LABEL = 14
"""Cells of the labels' column."""


def lines(record: Record, width: int, now: int, *, plain: bool = False, offered_by: str = "") -> list[list[Piece]]:
    """A label and its words, wrapped to `width` cells; no piece is cut. `plain`: signs in ASCII; `offered_by`: the key
    that adds a feed of its page."""
    found = [[Piece(part, "title")] for part in wrapped(line(record.source.title), width)]
    state = faring.of_record(record).state(now)
    for label, words in faring.story(record, now):
        role = f"state-{state}" if label == "state" else "words"
        said = faring.plain(words) if plain and label == "last tries" else words
        said += f"  ({offered_by} adds one)" if offered_by and label == "page offers" else ""
        if width < 2 * LABEL:
            found += [[Piece(part, role)] for part in wrapped(f"{label}: {said}" if label else said, width)]
            continue
        for number, part in enumerate(wrapped(said, width - LABEL)):
            found.append([Piece(f"{'' if number else label:<{LABEL}}", "label"), Piece(part, role)])
    return found


def wrapped(text: str, width: int) -> Iterator[str]:
    """`text` in lines of at most `width` cells: broken between words, and within those that are longer."""
    so_far = ""
    for word in steady(text).split():
        while so_far and cells(so_far) + 1 + cells(word) > width:
            yield so_far
            so_far = ""
        while cells(word) > width:
            head = _beginning(word, width)
            yield head
            word = word[len(head) :]
        so_far = f"{so_far} {word}" if so_far else word
    if so_far:
        yield so_far


def _beginning(word: str, width: int) -> str:
    """As much of a word as `width` cells hold; at least a character."""
    taken = 0
    for at, char in enumerate(word):
        taken += cells(char)
        if taken > width:
            return word[: max(1, at)]
    return word
