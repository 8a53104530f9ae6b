"""What is done with articles that come in: a ``[[rule]]`` of config.toml."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from tuireader.config.rules import Matching
from tuireader.model.colours import COLOURS

WORDS = ("read", "star", "hide", "announce")
"""The actions of one word."""


@dataclass(frozen=True)
class RuleSettings:
    """One ``[[rule]]``. Under each field what it does; its last line is an example."""

    name: Annotated[str, Matching(r"[^\0-\x1f\x7f]*\S[^\0-\x1f\x7f]*", "a text on one line")] = ""
    """What it is called; each has its own name.
    name = "Sponsored\""""

    query: Annotated[str, Matching(r"[^\0-\x1f\x7f]+", "a query on one line")] = ""
    """Which articles it touches, as in a search: words, tag:x, title:x, source:x and more.
    query = "title~sponsor OR tag:advertisement\""""

    do: Annotated[tuple[str, ...], Matching(r"[^\0]+", 'a list of texts such as ["read", "tag:x"]')] = ()
    """What it does with them: read, star, hide, tag:NAME, highlight:COLOUR (one of the terminal's sixteen, such as
    red or bright_red), announce. Without anything else, a highlight is what it is.
    do = ["hide", "read"]"""

    stop: bool | None = None
    """Whether no later rule looks at what it touches.
    stop = true"""

    only_new: bool | None = None
    """Whether it leaves articles alone that were edited after they came. It touches each at most once either way.
    only_new = true"""

    line: int = 0


@dataclass(frozen=True)
class BrokenRule:
    """One that cannot be used: the others go on without it."""

    name: str
    line: int
    """Of what is wrong in it, in the file, from 1."""
    reason: str


def wrong_action(action: str) -> str:
    """What is wrong with an action, in words; empty if nothing is."""
    word, colon, value = action.partition(":")
    if not colon and word in WORDS:
        return ""
    if word == "tag" and value.strip():
        return ""
    if word == "highlight":
        return "" if value.replace("-", "_") in COLOURS else f"highlight has no colour {value}{_meant(value, COLOURS)}"
    known = [*WORDS, "tag:NAME", "highlight:COLOUR"]
    near = get_close_matches(word, [*WORDS, "tag", "highlight"], n=1)
    return f"no rule can do “{action}”" + (f', did you mean "{near[0]}"?' if near else f": it is {', '.join(known)}")


def _meant(value: str, names: tuple[str, ...]) -> str:
    near = get_close_matches(value, names, n=1)
    return f', did you mean "{near[0]}"?' if near else f": it is one of {', '.join(names[:8])} or bright_…"
