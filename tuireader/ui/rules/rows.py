"""A rule as a row of the list of rules, and all that is known of it as lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.library.moments import ago
from tuireader.model.rules import Rule
from tuireader.text import fit, line
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.article_rows.rows import drawn
from tuireader.ui.sources.details import LABEL, wrapped

STATE, HITS, LAST = 6, 8, 13
"""Cells of the columns of whether a rule is on, of hits and of when it last touched something."""

WIDEST = 48
"""Cells of the column of names at most."""

NARROW = 60
"""Below it a row has no time."""


def pieces(rule: Rule, width: int, now: int, fault: str) -> list[Piece]:
    """The row in exactly `width` cells, its name first. `fault`: what is wrong with it; empty if nothing is."""
    role = "rule-wrong" if fault else "rule" if rule.enabled else "rule-off"
    state = "wrong " if fault else "on    " if rule.enabled else "off   "
    name, does = _columns(width)
    if not name:
        return [Piece(fit(f" {state}{rule.name}", width), role)]
    found = [
        Piece(f" {state}{fit(drawn(rule.name, name), name)}  ", role),
        Piece(fit(drawn("; ".join(map(line, rule.do)), does), does), "does"),
        Piece(f"{rule.hits:>{HITS},}" + ("  " if width >= NARROW else " "), "count"),
    ]
    if width >= NARROW:
        found.append(Piece(fit(ago(rule.last, now) if rule.last else "never", LAST) + " ", "date"))
    return found


def heads(width: int) -> str:
    """The names of the columns."""
    name, does = _columns(width)
    last = f"  {'last':<{LAST}} " if width >= NARROW else " "
    return fit(f" {'':{STATE}}{'rule':<{name}}  {'does':<{does}}{'hits':>{HITS}}{last}" if name else "", width)


def _columns(width: int) -> tuple[int, int]:
    """Cells of the names and of what rules do; (0, 0) where there is no room for them beside the hits."""
    room = width - 1 - STATE - 2 - HITS - (LAST + 3 if width >= NARROW else 1)
    name = min(max(8, room * 2 // 5), WIDEST)
    return (name, room - name) if room >= 16 else (0, 0)


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
