"""On which line of a configuration a setting stands."""

from __future__ import annotations

import pytest

from tuireader.config.lines import Lines, Path

TEXT = """\
theme = "dark"
order = [
  "unread",
  "newest",
]
keys.star = "s"

[keys]
open = ["x", "y"]

[keys.list]
back = "b"

[[source]]
url = "https://a.example/"
tags = ["a", "b"]

[[source]]
url = "https://b.example/"
headers = { X-Token = "abc" }

[source.deep.deeper]
down = [[[[[["here"]]]]]]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("theme",), 1),
        (("order",), 2),
        (("order", 1), 2),
        (("keys", "star"), 6),
        (("keys", "open"), 9),
        (("keys", "open", 1), 9),
        (("keys", "list", "back"), 12),
        (("source", 0), 14),
        (("source", 0, "url"), 15),
        (("source", 0, "tags", 1), 16),
        (("source", 1, "url"), 19),
        (("source", 1, "headers", "X-Token"), 20),
        (("source", 1, "deep", "deeper", "down", 0, 0, 0, 0, 0, 0), 23),
        (("source", 1, "tags"), 18),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_where_a_setting_stands(path: Path, line: int) -> None:
    assert Lines(TEXT).of(path) == line
