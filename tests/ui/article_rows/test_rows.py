"""A row is exactly as wide as it was asked to be, whatever is in it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader import row_format
from tuireader.model.colours import COLOURS
from tuireader.model.rows import Row
from tuireader.model.stamps import Stamp
from tuireader.text import cells
from tuireader.ui.article_rows import rows, templated_rows

NOW = int(datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC).timestamp())

HOSTILE = (
    "日" * 40,
    "👨‍👩‍👧 family ❤️ 🇺🇦 1️⃣ 👍🏽",
    "ภาษาไทย नमस्ते العربية עברית",
    "e\u0301" * 60,
    "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306" * 30,
    "a\nb\tc\rd\x0be",
    "long\n\ttitle " * 4500,
    "\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\x00 visible",
    "\u202e\u2066reversed\u2069\u200b",
    "[red]x[/] [@click=app.quit]y[/] [/",
    "\ud800 lone",
    "",
    " ",
)

BASE = Row(1, NOW, "A title", "A source", "feed", Stamp(NOW - 3600), NOW, read=False, starred=False)


def row(**values: object) -> Row:
    return dataclasses.replace(BASE, **values)  # type: ignore[arg-type]


def drawn(one: Row, width: int) -> str:
    return "".join(text for text, _ in rows.pieces(one, width, NOW))


def sound(text: str) -> bool:
    return not any(
        char < " " or "\x7f" <= char < "\xa0" or "\ud800" <= char < "\ue000" or char in "\u202e\u2066" for char in text
    )


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_row_fills_every_width(title: str) -> None:
    one = row(title=title, source=title[:500], tags=(title[:300], "a tag", title[:20]))
    for width in range(1, 221):
        text = drawn(one, width)
        assert cells(text) == width
        assert sound(text), repr(text)


texts = st.text(st.characters(), max_size=60) | st.sampled_from(HOSTILE)


@given(
    title=texts,
    source=texts,
    tags=st.lists(texts, max_size=4),
    width=st.integers(-3, 220),
    read=st.booleans(),
    starred=st.booleans(),
    seconds=st.none() | st.integers(-60_000_000_000, 250_000_000_000),
    precision=st.sampled_from(["minute", "day", "month", "year"]),
    zoned=st.booleans(),
)
def test_any_row_fills_any_width(
    title: str, source: str, tags: list[str], width: int, read: bool, starred: bool,
    seconds: int | None, precision: str, zoned: bool,
) -> None:  # fmt: skip
    published = None if seconds is None else Stamp(seconds, precision, zoned)  # type: ignore[arg-type]
    one = row(title=title, source=source, tags=tuple(tags), read=read, starred=starred, published=published)
    assert cells(drawn(one, width)) == max(0, width)
    assert sound(drawn(one, width))


def test_columns_begin_in_the_same_cell_on_every_row() -> None:
    """E3: an error of a title can shift nothing but what comes after it."""
    for width in (60, 80, 120, 200):
        starts = {cells(drawn(row(title=title), width).partition("A source")[0]) for title in HOSTILE}
        assert len(starts) == 1


def test_marks_and_tags() -> None:
    text = drawn(row(starred=True, tags=("one", "two")), 80)
    assert text.startswith("●★ ")
    assert text.endswith(" one  two ")
    assert drawn(row(read=True), 80).startswith("   ")
    long = drawn(row(title="word " * 40, tags=("one",)), 80)
    assert "one" not in long
    assert long.endswith("… ")
    roles = {role for _, role in rows.pieces(row(read=True), 80, NOW)}
    assert "title" in roles
    assert "title-unread" not in roles


def test_a_star_has_a_look_of_its_own() -> None:
    for values, role in (({}, "mark-unread"), ({"starred": True}, "mark"), ({"starred": True, "read": True}, "mark")):
        assert rows.pieces(row(**values), 80, NOW)[0][1] == role
    assert rows.pieces(row(starred=True), 80, NOW, selected=True)[0][1] == "mark-selected"


def test_tags_that_have_no_room_are_left_out_from_the_right() -> None:
    text = drawn(row(title="x" * 40, tags=("first", "a-very-long-second-tag", "3")), 80)
    assert text.rstrip().endswith("first")


def stamp(text: str, precision: str = "minute", *, zoned: bool = True) -> Stamp:
    return Stamp(int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()), precision, zoned)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("published", "narrow", "wide"),
    [
        (stamp("2023-11-14T09:05:00"), "09:05", "09:05"),
        (stamp("2023-11-14T00:00:00", "day"), "14 Nov", "14 Nov"),
        (stamp("2023-11-13T23:59:00"), "13 Nov", "13 Nov"),
        (stamp("2023-11-15T08:00:00"), "15 Nov", "15 Nov"),
        (stamp("2022-02-08T10:30:00"), "2022-02", "2022-02-08"),
        (stamp("2022-02-08T00:00:00", "day"), "2022-02", "2022-02-08"),
        (stamp("2022-02-01T00:00:00", "month"), "2022-02", "2022-02"),
        (stamp("2022-01-01T00:00:00", "year"), "2022", "2022"),
        (stamp("0987-01-01T00:00:00", "year"), "0987", "0987"),
        (None, "22:13", "22:13"),
    ],
)
def test_dates_say_as_much_as_is_known(published: Stamp | None, narrow: str, wide: str) -> None:
    assert rows.date(row(published=published), 7, NOW) == narrow
    assert rows.date(row(published=published), 10, NOW) == wide


def test_a_clock_without_a_zone_is_shown_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert rows.date(row(published=stamp("2023-11-15T06:30:00", zoned=False)), 7, NOW) == "06:30"
    assert rows.date(row(published=stamp("2023-11-14T21:30:00")), 7, NOW) == "06:30"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_whole_dates_are_whole_at_any_width(width: int) -> None:
    shown = "".join(text for text, _ in rows.pieces(row(), width, NOW, style=rows.Style(whole=True)))
    assert f"{datetime.fromtimestamp(NOW - 3600):%Y-%m-%d}" in shown
    assert cells(shown) == width


def test_tags_have_their_colours_and_hidden_ones_stay_away() -> None:
    tags = {"tags": ("sea", "General", "war", "fish", "ports"), "tag_looks": (0, -1, 2, 2, 0)}
    found = rows.pieces(row(**tags), 100, NOW)
    assert found[-4:] == [("sea", "tags"), ("  war  fish", "tag-in-red"), ("  ports", "tags"), (" ", "gap")]
    plain = rows.pieces(row(**{**tags, "tag_looks": (0, -1, 0, 0, 0)}), 100, NOW)
    assert "".join(text for text, _ in plain) == "".join(text for text, _ in found), "colour alone tells nothing"
    tokens = row_format.parse("%t %> %{tags}")
    drawn = templated_rows.pieces(tokens, row(**tags), 60, NOW, rows.Style())
    assert [one for one in drawn if one[1].startswith("tag")] == [
        ("sea", "tags"), (", ", "tags"), ("war", "tag-in-red"), (", ", "tags"), ("fish", "tag-in-red"), (", ", "tags"),
        ("ports", "tags"),
    ]  # fmt: skip
    assert sum(cells(text) for text, _ in drawn) == 60


def test_the_colours_are_those_of_the_model() -> None:
    assert rows.COLOURS == COLOURS
