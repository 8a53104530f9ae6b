"""What newsboat's attributes ask of an article here, or why that cannot be answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from tuireader.patterns import late
from tuireader.query import dates
from tuireader.query.dates import DAY
from tuireader.query.faults import checked, wrong
from tuireader.query.regex import compiled
from tuireader.query.tree import (
    After,
    Age,
    All,
    And,
    Before,
    Is,
    Node,
    Not,
    Op,
    Regex,
    Searched,
    SourceAge,
    SourceHas,
    Tag,
)
from tuireader.query.values import nearest
from tuireader.text import excerpt
from tuireader.values import dataclass

_TEXTS: dict[str, Searched] = {
    "title": "title", "link": "link", "author": "author", "content": "body", "enclosure_url": "attachment",
    "enclosure_type": "media", "feedtitle": "source-title", "rssurl": "source-url", "feedlink": "source-link",
    "description": "source-about",
}  # fmt: skip
_ABSENT = {
    "flags": 'newsboat\'s flags are tags here; write tags # "flag-x", or is:starred for any',
    "guid": "of a guid only a fingerprint is kept, which cannot be searched",
    "articleindex": "articles have no number in their feed here",
    "feedindex": "feeds have no number here",
    "feeddate": "a feed has no date of its own here; write latest_article_age",
}
_OTHERS = ("unread", "tags", "age", "date", "unread_count", "total_count", "latest_article_age")
ATTRIBUTES = (*_TEXTS, *_OTHERS, *_ABSENT)
"""newsboat's attributes of articles and of feeds (its manual, "Filter Language")."""

_SPECIAL = late(r"[.^$*+?{}\[\]\\|()]")
_CLASSES = {
    "alpha": r"a-zA-Z\u00c0-\u024f\u0370-\u1fff", "alnum": r"\w", "digit": "0-9", "space": r"\s", "blank": r" \t",
    "lower": r"a-z\u00df-\u024f", "upper": r"A-Z\u00c0-\u00de", "xdigit": "0-9a-fA-F",
    "punct": r"!-/:-@\[-`{-~",
}  # fmt: skip
_CLASS = late(r"\[:([a-z]+):\]")


@dataclass(frozen=True, slots=True)
class Condition:
    """``attribute operator value``, where it stands, and what may be said about it."""

    text: str
    column: int
    name: str
    operator: str
    value: str | None
    """The text in quotes, without escapes; None: it is a number."""
    at: int
    """Column of the value."""
    low: int = 0
    high: int | None = None
    """Of a range."""

    def refuse(self, message: str, hint: str = "", *, at: int | None = None) -> NoReturn:
        """QueryError about this condition, or about the place `at`."""
        raise wrong(self.text, self.column if at is None else at, message, hint)

    @property
    def words(self) -> str:
        """The value as a text."""
        return str(self.low) if self.value is None else self.value


def answered(one: Condition, now: int) -> Node:
    """What a condition asks. QueryError where it cannot be understood or answered."""
    if one.name in _ABSENT:
        one.refuse(f"{one.name} cannot be answered: {_ABSENT[one.name]}")
    if one.name not in ATTRIBUTES:
        near = nearest(one.name, ATTRIBUTES)
        one.refuse(f"newsboat has no attribute {one.name}", f"Did you mean {near}?" if near else "")
    if one.operator == "between" and one.high is None:
        one.refuse("between needs two numbers, such as 0:3", at=one.at)
    if one.high is not None and one.operator != "between":
        one.refuse(f"two numbers stand behind between, not behind {one.operator}", at=one.at)
    if one.name in _TEXTS:
        return _text(one, _TEXTS[one.name])
    return _SPECIALS[one.name](one, now)


def _text(one: Condition, field: Searched) -> Node:
    operator, words = one.operator.removeprefix("!"), _SPECIAL.sub(r"\\\g<0>", one.words)
    if operator == "~" or operator == "=~":
        pattern = _translated(one.words)
        found: Node = Regex(field, checked(one.text, one.at, pattern)) if pattern else All()
    elif operator in ("=", "=="):
        found = Regex(field, f"^{words}$")
    elif operator == "#":
        found = Regex(field, rf"(^|\s){words}(\s|$)")
    else:
        one.refuse(f"{one.name} is a text: {one.operator} compares numbers", "Write =~, =, # or !~, !=, !#")
    return Not(found) if one.operator.startswith("!") else found


def _unread(one: Condition, now: int) -> Node:
    """Whatever is asked of the texts "yes" and "no"."""
    yes, no = (_holds(one, said) for said in ("yes", "no"))
    if yes == no:
        one.refuse('unread is "yes" or "no"', at=one.at)
    return Is("unread" if yes else "read")


def _holds(one: Condition, said: str) -> bool:
    operator = one.operator.removeprefix("!")
    if operator in ("~", "=~"):
        held = compiled(checked(one.text, one.at, _translated(one.words))).search(said) is not None
    elif operator in ("=", "==", "#"):
        held = one.words.lower() == said
    else:
        one.refuse(f"unread is a text: {one.operator} compares numbers", 'Write unread = "yes"')
    return held != one.operator.startswith("!")


def _tags(one: Condition, now: int) -> Node:
    operator, words = one.operator.removeprefix("!"), one.words.strip()
    if operator == "#" and words:
        found: Node = Tag(words)
    elif operator in ("~", "=~"):
        found = Regex("tag", checked(one.text, one.at, _translated(one.words)))
    elif operator in ("=", "==") and not words:
        found = Is("untagged")
        return Is("tagged") if one.operator == "!=" else found
    else:
        one.refuse("tags is a list of words", f'Write tags # "{excerpt(words) or "x"}", or !#')
    return Not(found) if one.operator.startswith("!") else found


def _date(one: Condition, now: int) -> Node:
    found = dates.period(one.words, now) if one.value is not None else None
    if found is None or one.operator in ("=~", "!~", "#", "!#", "between"):
        one.refuse('date is compared as a date here: date > "2022-02-01"', "Write age for days, or age between 0:3")
    first, end = found
    same = And((After(first), Before(end)))
    answers: dict[str, Node] = {
        "<": Before(first), "<=": Before(end), ">=": After(first), ">": After(end), "=": same, "==": same,
        "!=": Not(same),
    }  # fmt: skip
    return answers[one.operator]


def _days(node: Callable[[Op, int], Node]) -> Callable[[Condition, int], Node]:
    """Whole days, as newsboat counts them: an age of 3 lasts from three days to four."""

    def read(one: Condition, now: int) -> Node:
        if one.high is not None:
            low, high = sorted((one.low, one.high))
            return And((node(">=", low * DAY), node("<", (high + 1) * DAY)))
        _number(one, "a number of days")
        same = And((node(">=", one.low * DAY), node("<", (one.low + 1) * DAY)))
        answers: dict[str, Node] = {
            "<": node("<", one.low * DAY), "<=": node("<", (one.low + 1) * DAY), "=": same, "==": same,
            ">": node(">=", (one.low + 1) * DAY), ">=": node(">=", one.low * DAY), "!=": Not(same),
        }  # fmt: skip
        return answers[one.operator]

    return read


def _count(node: Callable[[Op, int], Node]) -> Callable[[Condition, int], Node]:
    def read(one: Condition, now: int) -> Node:
        if one.high is not None:
            low, high = sorted((one.low, one.high))
            return And((node(">=", low), node("<=", high)))
        _number(one, "a number")
        if one.operator == "!=":
            return Not(node("=", one.low))
        operators: dict[str, Op] = {"<": "<", "<=": "<=", "=": "=", "==": "=", ">=": ">=", ">": ">"}
        return node(operators[one.operator], one.low)

    return read


def _number(one: Condition, what: str) -> None:
    """QueryError unless a number is compared."""
    if one.value is not None:
        one.refuse(f"{one.name} is {what}, without quotes", at=one.at)
    if one.operator in ("=~", "!~", "#", "!#"):
        one.refuse(f"{one.name} is {what}: {one.operator} is for texts", "Write <, >, =, != or between 0:3")
    if one.low < 0 and one.name != "age":
        one.refuse(f"{one.name} is {what} from 0 on", at=one.at)


_SPECIALS: dict[str, Callable[[Condition, int], Node]] = {
    "unread": _unread,
    "tags": _tags,
    "date": _date,
    "age": _days(Age),
    "latest_article_age": _days(SourceAge),
    "unread_count": _count(lambda op, n: SourceHas("unread", op, n)),
    "total_count": _count(lambda op, n: SourceHas("total", op, n)),
}


def _translated(pattern: str) -> str:
    """A POSIX extended regular expression as Python reads it: ``[[:alpha:]]`` is spelled out."""
    return _CLASS.sub(lambda found: _CLASSES.get(found[1], found[0]), pattern)
