"""Late patterns find what compiled ones find, and are compiled at the first use."""

from __future__ import annotations

import re

import pytest

from tuireader.patterns import late


def test_it_finds_what_a_compiled_one_finds() -> None:
    pattern = late(r"(b)(\w)", re.IGNORECASE)
    for _ in range(2):
        assert pattern.sub(r"\2\1", "abc BD") == "acb DB"
        found = pattern.search("aBc")
        assert found is not None
        assert found.groups() == ("B", "c")
        assert pattern.findall("bx by") == [("b", "x"), ("b", "y")]
        assert pattern.pattern == r"(b)(\w)"


def test_it_is_compiled_at_the_first_use() -> None:
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_what_a_pattern_has_not_it_has_not() -> None:
    with pytest.raises(AttributeError):
        late("a").find  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(late("a"), "__len__")
