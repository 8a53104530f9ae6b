"""Lines that date an article, in the manner of each outlet; and lines that only hold a date."""

# ruff: noqa: E501  inputs stand as they are
from __future__ import annotations

import pytest

from tuireader.importers.seed.datelines import dateline, iso_stamp


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("10:30 GMT 08.02.2022", "2022-02-08T10:30:00Z", None),
        ("10:30 GMT 08.02.2022 (Updated: 11:01 GMT 09.02.2022)", "2022-02-08T10:30:00Z", "2022-02-09T11:01:00Z"),
        ("Reuters | Lindau | Updated: 08-02-2022 16:07 IST | Created: 08-02-2022 15:56 IST", "2022-02-08T10:26:00Z", "2022-02-08T10:37:00Z"),
        ("Feb 08, 2022  •  44 minutes ago  •  < 1 minute read  •  Join the conversation", "2022-02-08", None),
        ("Xinhua) 08:09, December 30, 2021", "2021-12-30T08:09:00", None),
        ("(Xinhua) 08:09, December 30, 2021", "2021-12-30T08:09:00", None),
        ("2022-01-06 15:43:06", "2022-01-06T15:43:06", None),
        ("22 февраля 2026, 17:25 • Новости дня", "2026-02-22T17:25:00", None),
        ("10.09.2021, 20:30", "2021-09-10T20:30:00", None),
        ("16:12 19.02.2019(updated 16:14 19.02.2019)", "2019-02-19T16:12:00", "2019-02-19T16:14:00"),
        ("1427/4/9 هـ - الموافق 8/5/2006 م الساعة 17:51 (مكة المكرمة)، 14:51 (غرينتش)", "2006-05-08T14:51:00Z", None),
        ("الموافق 8/5/2006 م الساعة 02:10 (مكة المكرمة)، 23:10 (غرينتش)", "2006-05-07T23:10:00Z", None),
        ("الموافق 8/5/2006 م الساعة 17:51 (مكة المكرمة)", "2006-05-08T14:51:00Z", None),
        ("١٤٢٧/٤/٩ هـ - الموافق ٨/٥/٢٠٠٦ م", "2006-05-08", None),
        ("2022年1月6日 15:43", "2022-01-06T15:43:00", None),
        ("8. Februar 2022, 20:30 Uhr", "2022-02-08T20:30:00", None),
        ("8 de fevereiro de 2022 às 10h30", "2022-02-08T10:30:00", None),
        ("8 februarie 2022", "2022-02-08", None),
        ("8. veebruar 2022 10:30", "2022-02-08T10:30:00", None),
        ("8.2.2022 klo 16:07", "2022-02-08T16:07:00", None),
        ("Tuesday, February 8, 2022, 12:30 a.m. EST", "2022-02-08T05:30:00Z", None),
        ("Published: 2022-02-08T10:30+01:00", "2022-02-08T09:30:00Z", None),
    ],
)  # fmt: skip
def test_datelines(line: str, published: str, updated: str | None) -> None:
    found = dateline(line)
    assert found is not None
    assert found.published.iso() == published
    assert (found.updated and found.updated.iso()) == updated


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The call came at 10:30 GMT 08.02.2022",
        "10:30 GMT 31.02.2022",
        "25:30 GMT 08.02.2022",
        "Next meeting: 3 May 2022",
        "In February 8, 2022 the pier fell",
        "02/08/2022 10:30",
        "| 2022-02-08 | Lindau | 12 |",
        "NOVIGRAD, December 31. /AGN/. The ice rink opened in 2021.",
        "2022",
        "08:39 GMT +319 February 2019",
        "Version 2022.13.40",
        "o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o 8 February 2022x",
    ],
)
def test_no_datelines(line: str) -> None:
    assert dateline(line) is None


def test_a_clock_without_a_zone_says_so() -> None:
    found = dateline("10.09.2021, 20:30")
    assert found and not found.published.zoned
    assert "without a zone" in found.note
    assert found.agency is False


def test_a_zone_of_several_meanings_is_not_guessed() -> None:
    found = dateline("February 8, 2022 10:30 CST")
    assert found and found.published.iso() == "2022-02-08T10:30:00"
    assert "CST" in found.note


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("2022-02-08T10:30+0000", "2022-02-08T10:30:00Z"),
        ("2022-02-08T10:30+0300", "2022-02-08T07:30:00Z"),
        ("2022-02-08T10:30:15Z", "2022-02-08T10:30:15Z"),
        ("2022-02-30T10:30+0000", None),
        ("2022-02-08T10:30", None),
        ("at 2022-02-08T10:30+0000", None),
    ],
)
def test_iso_stamps(line: str, moment: str | None) -> None:
    found = iso_stamp(line)
    assert (found and found.iso()) == moment
