"""What stands above an article's text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tuireader.library.articles.head import dates, facts, head, reading_time
from tuireader.model.articles import Article
from tuireader.model.rows import Row
from tuireader.model.stamps import Precision, Stamp
from tuireader.reading.blocks import plain

NOW = int(datetime(2026, 3, 10, 12, tzinfo=UTC).timestamp())
ROW = Row(1, NOW, "A title", "A source", "feed", None, NOW, False, False)
ARTICLE = Article(ROW, "words", "text", "", "", None, "", 0, None, (), (), "https://e.org/", ())


def on(year: int, month: int = 1, day: int = 1, precision: Precision = "day") -> Article:
    """An article of that date."""
    stamp = Stamp(int(datetime(year, month, day, tzinfo=UTC).timestamp()), precision)
    return replace(ARTICLE, row=replace(ROW, published=stamp))


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (on(2022, 2, 8), "8 Feb 2022, 4 years ago"),
        (on(2026, 3, 10), "10 Mar 2026, today"),
        (on(2026, 3, 9), "9 Mar 2026, 1 day ago"),
        (on(2026, 2, 1, "month"), "Feb 2026, 1 month ago"),
        (on(2026, 3, 1, "month"), "Mar 2026"),
        (on(2022, 2, 1, "month"), "Feb 2022, 4 years ago"),
        (on(2025, 4, 1, "month"), "Apr 2025, 11 months ago"),
        (on(2026, 1, 1, "year"), "2026"),
        (on(2021, 1, 1, "year"), "2021, 5 years ago"),
        (on(2030, 3, 10), "10 Mar 2030, in 4 years (a date to come)"),
        (on(2026, 4, 1, "month"), "Apr 2026, in 1 month (a date to come)"),
        (ARTICLE, "undated, first seen 10 Mar 2026"),
    ],
)
def test_dates(article: Article, said: str) -> None:
    assert dates(article, NOW) == [said]


@pytest.mark.parametrize(
    ("words", "body", "said"),
    [
        (0, "", ""),
        (10, "x", "1 min"),
        (2300, "x", "10 min"),
        (5000, "日" * 5000, "10 min"),
        (2800, "日" * 500, "11 min"),
    ],
)
def test_reading_time(words: int, body: str, said: str) -> None:
    assert reading_time(replace(ARTICLE, words=words, body=body)) == said


def test_the_head_in_order() -> None:
    row = replace(ROW, tags=("a", "b"), url="https://xn--bcher-kva.example/x?utm_source=rss&id=3")
    article = replace(ARTICLE, row=row, author="Someone", words=460, edits=2, summary="In short.")
    assert [plain(block.spans) for block in head(article, NOW)] == [  # type: ignore[attr-defined]
        "A title",
        "A source · Someone · undated, first seen 10 Mar 2026 · 2 min · edited 2×",
        "a · b",
        "https://xn--bcher-kva.example/x?id=3 (bücher.example)",
        "In short.",
    ]
    assert facts(ARTICLE, NOW)[0] == "A source"
