"""What a setting has to be beyond its type, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tuireader import orders, row_format
from tuireader.config.spans import span
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Within:
    """A rule: a whole number between these two, both included."""

    least: int
    most: int

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return f"a whole number from {self.least} to {self.most}"

    def kept(self, value: int) -> bool:
        """Whether `value` keeps it."""
        return self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class Matching:
    """A rule: a text, or the texts of a list one below the other, that matches the pattern as a whole."""

    pattern: str
    words: str
    """What matches it."""

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return self.words

    def kept(self, value: str | list[str]) -> bool:
        """Whether `value` keeps it."""
        return re.fullmatch(self.pattern, value if isinstance(value, str) else "\n".join(value)) is not None


@dataclass(frozen=True, slots=True)
class HeaderFields:
    """A rule: names and values that HTTP lets a header have (RFC 9110, 5.5 and 5.6.2), in characters of one byte."""

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return 'a table of header names and texts such as { X-Token = "abc" }'

    def kept(self, value: Mapping[str, str]) -> bool:
        """Whether `value` keeps it."""
        return all(
            re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) and re.fullmatch(r"[\t -~\xa0-\xff]*", text)
            for name, text in value.items()
        )


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A rule: a template of rows, as `row_format.parse` reads it."""

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return 'a template such as "%f %D %t"'

    def fault(self, value: str) -> str:
        """What is wrong with a value; empty if nothing is."""
        try:
            row_format.parse(value)
        except ValueError as error:
            return str(error)
        return ""

    def kept(self, value: str) -> bool:
        """Whether `value` keeps it."""
        return not self.fault(value)


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A rule: a format of dates, as strftime has it."""

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return 'a format of strftime such as "%d %b %H:%M", on one line'

    def kept(self, value: str) -> bool:
        """Whether `value` keeps it."""
        return value.isprintable() and len(value) <= 60 and (not value or "%" in value)


@dataclass(frozen=True, slots=True)
class OrderNames:
    """A rule: names of orders, as `orders.terms` reads them."""

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return f'a list of orders such as ["unread", "newest"]; there are {", ".join(orders.names())}'

    def kept(self, value: list[str]) -> bool:
        """Whether `value` keeps it."""
        return not orders.unknown(value)


@dataclass(frozen=True, slots=True)
class Span:
    """A rule: how often a source is asked, as `spans.span` reads it."""

    def wanted(self) -> str:
        """What keeps the rule, in words."""
        return '"30m", "2h", "1d" or the like (a minute at least), or "hand"'

    def kept(self, value: str) -> bool:
        """Whether `value` keeps it."""
        return span(value) is not None
