"""What holds for every page at every width."""

from __future__ import annotations

import re

from tuireader.reading.blocks import Page
from tuireader.reading.layout import lines
from tuireader.text import cells, steady


def check(page: Page, width: int) -> None:
    """Lines fit, hold no control character, are the same whichever is asked for first, and are found by their
    place; links and jumps lead somewhere that exists."""
    laid = lines(page, width)
    rows = [laid.line(i) for i in range(laid.count())]
    for row in rows:
        assert row is not None
        drawn = "".join(span.text for span in row)
        assert cells(steady(drawn)) <= width, (width, drawn)
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", drawn)
        for span in row:
            assert span.link is None or page.link(span.link) is not None
    again = lines(page, width)
    backwards = [again.line(i) for i in range(len(rows) - 1, -1, -1)]
    assert backwards[::-1] == rows
    for i in range(len(rows)):
        assert laid.find(*laid.anchor(i)) == i
    targets = [jump.target for jump in page.jumps if jump.target is not None]
    for block, offset in (*page.anchors.values(), *targets):
        assert 0 <= block < max(1, len(page.blocks)) and offset >= 0
        assert not rows or 0 <= laid.find(block, offset) < len(rows)
