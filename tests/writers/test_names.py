"""File names: nothing from outside is a path, whatever a title says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writers.pieces import piece
from tuireader.writers.names import LONGEST, file_name, named, numbered


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The swifts are back", "2026-05-14-The-swifts-are-back.md"),
        ("L’été n'est pas là", "2026-05-14-Lété-nest-pas-là.md"),
        ("東京で 地震", "2026-05-14-東京で-地震.md"),
        ("हिन्दी में", "2026-05-14-हिन्दी-में.md"),
        ("../../etc/passwd", "2026-05-14-etc-passwd.md"),
        ("-rf /", "2026-05-14-rf.md"),
        (".hidden", "2026-05-14-hidden.md"),
        ("$(touch x); `y` | z", "2026-05-14-touch-x-y-z.md"),
        ("a\0b\nc\x1b[2Jd\u202ee", "2026-05-14-ab-c-2Jde.md"),
        ("CON: 50 % *?", "2026-05-14-CON-50.md"),
        ("!!!", "2026-05-14.md"),
    ],
)
def test_a_title_as_a_name(title: str, name: str) -> None:
    assert file_name(piece("", title=title).article, ".md") == name


@given(st.text(max_size=300), st.integers(2, 999))
def test_any_title_is_a_safe_name(title: str, number: int) -> None:
    for name in (named("2026-05-14", title, ".epub"), numbered(named("undated", title, ".epub"), number)):
        assert name.endswith(".epub")
        assert len(name.encode()) <= LONGEST
        assert name[0].isalnum()
        assert not re.search(r"[\x00-\x1f\x7f/\\:*?\"<>|$`;&'!\s]|\.\.|--", name.removesuffix(".epub"))
