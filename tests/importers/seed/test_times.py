"""Which of a document's dates counts, and what is said where they disagree."""

from __future__ import annotations

import pytest

from tests.importers.seed.sample import draft_of

DATELINE = "10:30 GMT 08.02.2022"
STAMPS = "2022-02-08T09:00+0000\n2022-02-08T09:00+0000\n2022-02-08T12:00+0000"


def dump(prefix: str, *lines: str) -> str:
    return "\n".join([f"{prefix}Tide Clocks Come to Town", *lines, "The council will vote.", "The mayor is for it."])


@pytest.mark.parametrize(
    ("text", "published", "updated"),
    [
        (dump(" date 2022-02-08 ", DATELINE), "2022-02-08T10:30:00Z", None),
        (dump(" date 2022-02-08 ", STAMPS, DATELINE), "2022-02-08T10:30:00Z", "2022-02-08T12:00:00Z"),
        (dump(" date 2022-02-08 ", STAMPS), "2022-02-08T09:00:00Z", "2022-02-08T12:00:00Z"),
        (dump(" date 2022-02 "), "2022-02", None),
        (dump(""), None, None),
    ],
    ids=["dateline", "dateline and stamps", "stamps", "prefix", "none"],
)
def test_order(text: str, published: str | None, updated: str | None) -> None:
    draft = draft_of(text)
    assert (draft.published and draft.published.iso(), draft.updated and draft.updated.iso()) == (published, updated)
    assert draft.notes == ()


@pytest.mark.parametrize("prefix", ["2022-02-07", "2022-02-08", "2022-02-09", "2022-02", "2022"])
def test_within_a_day_they_agree(prefix: str) -> None:
    assert draft_of(dump(f" date {prefix} ", DATELINE)).notes == ()


@pytest.mark.parametrize("prefix", ["2022-02-06", "2022-02-10", "2022-01", "2022-03", "2021", "2023"])
def test_more_than_a_day_apart_is_noted(prefix: str) -> None:
    draft = draft_of(dump(f" date {prefix} ", DATELINE))
    assert draft.published and draft.published.iso() == "2022-02-08T10:30:00Z"
    assert draft.notes == (f"the text is dated 2022-02-08, its file {prefix}",)


def test_the_end_of_a_month_is_near_the_next() -> None:
    assert draft_of(dump(" date 2022-01 ", "10:30 GMT 01.02.2022")).notes == ()


def test_notes_of_decoding_and_of_dates_stand_together() -> None:
    text = dump(" date 2022-02-30 ", "10.09.2021, 20:30", "Süß.").encode("windows-1252")
    assert draft_of(text).notes == (
        "not UTF-8; read as windows-1252",
        "the file's date 2022-02-30 is not in the calendar; read as 2022-02",
        "the text gives a clock without a zone; the time is that local clock",
        "the text is dated 2021-09-10, its file 2022-02",
    )
