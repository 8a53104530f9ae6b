"""A rule as a row of the list of rules, and all that is known of it as lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.library.moments import ago
from tuireader.model.rules import Rule
from tuireader.text import cells, fit, line
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.article_rows.rows import drawn
from tuireader.ui.sources.details import LABEL, wrapped

HITS, LAST = 7, 13
"""Cells of the columns of hits and of when a rule last touched something."""

WIDEST = 48
"""Cells of the column of names at most."""

NARROW = 60
"""Below it a row has no time."""


def pieces(rule: Rule, width: int, now: int, fault: str) -> list[Piece]:
    """The row in exactly `width` cells. `fault`: what is wrong with it; empty if nothing is."""
    role = "rule-wrong" if fault else "rule" if rule.enabled else "rule-off"
    state = "wrong " if fault else "on    " if rule.enabled else "off   "
    found = [Piece(f" {state}", role), Piece(f"{rule.hits:>{HITS},}  ", "count")]
    if width >= NARROW:
        found.append(Piece(fit(ago(rule.last, now) if rule.last else "never", LAST) + "  ", "date"))
    room = width - sum(cells(piece.text) for piece in found) - 1
    if room < 10:
        return [Piece(fit("".join(piece.text for piece in found) + rule.name, width), role)]
    name = min(max(10, room * 2 // 5), WIDEST)
    does = "; ".join(map(line, rule.do))
    return [
        *found,
        Piece(fit(drawn(rule.name, name - 2), name - 2) + "  ", role),
        Piece(fit(drawn(does, room - name), room - name) + " ", "does"),
    ]


def heads(width: int) -> str:
    """The names of the columns."""
    last = f"{'last':<{LAST}}  " if width >= NARROW else ""
    room = width - 10 - HITS - len(last)
    name = min(max(10, room * 2 // 5), WIDEST)
    return fit(f" {'':6}{'hits':>{HITS}}  {last}{'rule':<{name}}does", width)


def lines(rule: Rule, words: str, fault: str, width: int, now: int) -> list[list[Piece]]:
    """A label and its words, wrapped to `width` cells. `words`: what it asks for."""
    found = [[Piece(part, "title")] for part in wrapped(line(rule.name), width)]
    for label, said, role in _told(rule, words, fault, now):
        if width < 2 * LABEL:
            found += [[Piece(part, role)] for part in wrapped(f"{label}: {said}", width)]
            continue
        for number, part in enumerate(wrapped(said, width - LABEL)):
            found.append([Piece(f"{'' if number else label:<{LABEL}}", "label"), Piece(part, role)])
    return found


def _told(rule: Rule, words: str, fault: str, now: int) -> Iterator[tuple[str, str, str]]:
    if fault:
        yield "wrong", fault, "wrong"
    yield "touches", words, "words"
    yield "query", rule.query, "words"
    yield "does", ", ".join(rule.do), "words"
    looks = "new articles" if rule.only_new else "new and edited articles, each once"
    yield "looks at", looks + ("; no later rule looks at what it touches" if rule.stop else ""), "words"
    yield "stands in", "config.toml, which says what it is" if rule.configured else "the library", "words"
    last = f", last {ago(rule.last, now)}" if rule.last else ""
    yield "has touched", f"{rule.hits:,} article{'s' * (rule.hits != 1)}{last}", "words"
