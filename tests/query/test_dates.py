"""Dates as typed, beside the period they name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.query.dates import period, written

NOW = int(datetime(2022, 3, 31, 23, 59, 59, tzinfo=UTC).timestamp())
"""A Thursday."""


@pytest.mark.parametrize(
    ("typed", "first", "end"),
    [
        ("2022", "2022-01-01", "2023-01-01"),
        ("2021-12", "2021-12-01", "2022-01-01"),
        ("2024-02-29", "2024-02-29", "2024-03-01"),
        ("2022/2/8", "2022-02-08", "2022-02-09"),
        ("Today", "2022-03-31", "2022-04-01"),
        ("yesterday", "2022-03-30", "2022-03-31"),
        ("thursday", "2022-03-31", "2022-04-01"),
        ("fri", "2022-03-25", "2022-03-26"),
        ("0d", "2022-03-31", "2022-04-01"),
        ("3d", "2022-03-28", "2022-03-29"),
        ("2w", "2022-03-17", "2022-03-18"),
        ("1m", "2022-02-28", "2022-03-01"),
        ("3m", "2021-12-31", "2022-01-01"),
        ("25m", "2020-02-29", "2020-03-01"),
        ("1y", "2021-03-31", "2021-04-01"),
        ("2022-02-08T10:30", "2022-02-08T10:30:00Z", "2022-02-08T10:30:01Z"),
        ("2022-02-08T10:30:05Z", "2022-02-08T10:30:05Z", "2022-02-08T10:30:06Z"),
    ],
)
def test_a_date_names_a_period(typed: str, first: str, end: str) -> None:
    found = period(typed, NOW)
    assert found is not None
    assert tuple(map(written, found)) == (first, end)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "2022-13",
        "2022-02-30",
        "0000",
        "22",
        "3",
        "d",
        "3x",
        "-3d",
        "3000y",
        "99999y",
        "2022-02-08T24:00",
        "٢٠٢٢",
    ],
)
def test_anything_else_names_none(typed: str) -> None:
    assert period(typed, NOW) is None


def test_the_day_begins_at_midnight_utc() -> None:
    assert written(period("today", NOW + 1)[0]) == "2022-04-01"  # type: ignore[index]


@given(st.integers(-62_135_596_800, 253_402_214_399))
def test_what_is_written_is_read_back(seconds: int) -> None:
    found = period(written(seconds), NOW)
    assert found is not None
    assert found[0] == seconds
