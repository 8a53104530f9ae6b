"""Patterns that try a text in more ways than can be waited for are refused, those that look alike are not."""

from __future__ import annotations

import re

import pytest

from tuireader.query.regex import compiled
from tuireader.query.runaway import runs_away

ENDLESS = [
    "(a+)+", "(a+?)+", "(A+a)*", "(?:a{2,})+", "(a*){20,}", "(x(y*)*)", "((a+)b?)*", "(.*)*", "(.*,)*", "(foo.*bar)+",
    "(a|b*)*", r"(\d+|x)*$", r"(\w+\s*)+x", "([a-z]+)*$", "([^/]*/?)+", "(?i:(a+)+)", "before (.*)*(.*)* behind",
]  # fmt: skip
SOUND = [
    "", "^$", "a+", ".*a.*b", "(ab)*", "(foo|bar)+", "(a{3})+", "(a+){1,3}", r"(?:\d+\.)+\d+", r"((\d+\.)+x)*",
    "[a-z]+(?:-[a-z]+)*", "([^/]+/)+", r"(\s+\w+)+", "(é+ж)*", r"https?://(\w+\.)+com", "(?>a+)+", "(a++)+",
    "(?=(a+))+b", r"(\w)\1+", "(?P<n>a)?(?(n)b|c)", r"\Bx\b",
]  # fmt: skip


@pytest.mark.parametrize("pattern", ENDLESS)
def test_those_without_an_end(pattern: str) -> None:
    assert runs_away(pattern)
    with pytest.raises(re.error, match="a repeat within a repeat"):
        compiled(pattern)


@pytest.mark.parametrize("pattern", SOUND)
def test_those_that_end(pattern: str) -> None:
    assert not runs_away(pattern)
    compiled(pattern).search("aé1.x/ -" * 300 + "!")  # comes to its end
