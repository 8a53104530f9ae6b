"""Pages nobody here wrote, against the texts other programs make of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.golden import BASE, FOLDERS, REASONS, cases, score
from tuireader.reading.layout import lines
from tuireader.reading.parse import parse
from tuireader.text import cells


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_words_of_golden_texts_are_there_once(shared: Path, folder: str) -> None:
    found = list(cases(shared / "corpus", folder))
    assert found
    scores = {case.name: score(case) for case in found}
    twice = {name: one.extra for name, one in scores.items() if one.twice}
    assert not twice
    lost = {name: one.lost for name, one in scores.items() if one.lost}
    golden = sum(one.golden for one in scores.values())
    assert sum(one.found for one in scores.values()) >= 0.995 * golden, lost
    assert set(lost) <= set(REASONS)


def test_the_order_of_pages_is_kept(shared: Path) -> None:
    for folder in FOLDERS:
        for case in cases(shared / "corpus", folder):
            assert score(case).in_order == 1.0 or case.name in REASONS, case.name


@pytest.mark.parametrize("width", [13, *(pytest.param(width, marks=pytest.mark.long) for width in (1, 40, 120))])
def test_every_page_fits(shared: Path, width: int) -> None:
    for page in sorted((shared / "corpus").rglob("*.html")):
        if page.stat().st_size > 60_000:
            continue
        laid = lines(parse(page.read_text("utf-8", errors="replace"), "html", BASE), width)
        assert all(cells("".join(span.text for span in laid.line(i) or ())) <= width for i in range(laid.count())), page
