"""The date in front of a dump."""

# ruff: noqa: E501  inputs stand as they are
from __future__ import annotations

import pytest

from tuireader.importers.seed.prefix import split


@pytest.mark.parametrize(
    ("text", "date", "precision", "rest"),
    [
        (" date 2022-02-08 Harbour opens\nText.", "2022-02-08", "day", "Harbour opens\nText."),
        ("date 2022-02-08 Harbour", "2022-02-08", "day", "Harbour"),
        (" date 2022-02 Harbour", "2022-02", "month", "Harbour"),
        (" date 1998 Harbour", "1998", "year", "Harbour"),
        (" date 2022-02-08\nHarbour", "2022-02-08", "day", "\nHarbour"),
        (" date 2022-02-08     set in", "2022-02-08", "day", "    set in"),
    ],
)
def test_read(text: str, date: str, precision: str, rest: str) -> None:
    found, after = split(text)
    assert found and found.stamp.iso() == date
    assert found.stamp.precision == precision
    assert (after, found.note) == (rest, "")


@pytest.mark.parametrize(
    "text",
    ["", "Harbour date 2022-02-08 opens", "\n\n date 2022-02-08 x", "update 2022-02-08 x", "date 22-02-08 x", "date 2022-2 x",
     "date 0000-01-01 x", "date 2022-02-08T10:00 x", "dates 2022 x", "Date 2022-02-08 x"],
)  # fmt: skip
def test_no_prefix(text: str) -> None:
    assert split(text) == (None, text)


@pytest.mark.parametrize(("stated", "kept"), [("2022-02-30", "2022-02"), ("2022-13-01", "2022"), ("2022-00", "2022")])
def test_not_in_the_calendar(stated: str, kept: str) -> None:
    found, rest = split(f" date {stated} Harbour")
    assert found and found.stamp.iso() == kept
    assert stated in found.note
    assert rest == "Harbour"
