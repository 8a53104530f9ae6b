"""Rows of the reader's own design: columns hold, titles are cut, and what is cut is shown whole on the last line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_row_format import NEWSBOAT
from tests.ui.article_rows.test_rows import HOSTILE, NOW, row, sound
from tests.ui.room_driver import draft, many, opened, stocked
from tuireader import config as settings
from tuireader import row_format
from tuireader.config import Config
from tuireader.text import cells
from tuireader.ui.article_rows import rows, templated_rows


def drawn(template: str, width: int, **facts: object) -> str:
    shape = {
        "index": 12,
        "one_source": bool(facts.pop("one_source", False)),
        "selected": bool(facts.pop("selected", False)),
    }
    style = rows.Style(format=str(facts.pop("format", "")))
    tokens = row_format.parse(template)
    return "".join(text for text, _ in templated_rows.pieces(tokens, row(**facts), width, NOW, style, **shape))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "facts", "expected"),
    [
        (NEWSBOAT, {"words": 1234}, "   12 ●  21:13    1,234  |A source         |  A title         "),
        (
            NEWSBOAT,
            {"one_source": True, "read": True, "starred": True},
            "   12  ★ 21:13           A title                          ",
        ),
        ("%t", {"title": "x" * 80}, " " + "x" * 55 + "…"),
        ("%t %> %{tags}", {"tags": ("sea", "ports")}, " A title                                       sea, ports"),
        ("%t %> %{tags}", {"title": "x" * 80, "tags": ("sea",)}, " " + "x" * 51 + "…" + " sea"),
        ("%t%>.%a", {"author": "Bo"}, " A title" + "." * 47 + "Bo"),
        ("%=9a|%t", {"author": "Bo"}, "    Bo    |A title                                       "),
        ("%-4T|%t", {}, " A s…|A title                                           "),
        ("%D|%t", {"format": "%d.%m.%y"}, " 14.11.23|A title                                        "),
        ("%D|%t", {"format": "%L"}, " 0 days ago   |A title                                      "),
        (
            "%?{starred}?*&-? %{age} %t",
            {"starred": True},
            " *   1h A title                                            ",
        ),
        ("%n%{unread}%d%e%F|%t", {"read": True}, "     |A title                                           "),
        ("%t", {"selected": True, "hidden": True}, "+- A title                                               "),
    ],
)
def test_what_a_template_draws(template: str, facts: dict[str, object], expected: str) -> None:
    said = drawn(template, 57, **facts)
    assert (said.rstrip(), cells(said)) == (expected.rstrip(), 57)


TEMPLATES = st.lists(
    st.sampled_from(
        [
            "%4i",
            " ",
            "%f",
            "%D",
            "%6L",
            "%?T?|%-17T|  ?",
            "%t",
            "%> ",
            "%>-",
            "%{tags}",
            "%-9a",
            "%=5{age}",
            "日",
            "%%",
            "%{starred}",
        ]
    ),
    max_size=8,
).map("".join)


@given(TEMPLATES, st.sampled_from([*HOSTILE, "A title"]), st.integers(1, 120), st.booleans())
def test_any_template_fills_any_width(template: str, text: str, width: int, selected: bool) -> None:
    said = drawn(
        template, width, title=text, source=text[:300], author=text[:200], tags=(text[:40], "a"), selected=selected
    )
    assert cells(said) == width
    assert sound(said)


def test_a_wrong_template_is_told_with_its_line() -> None:
    found = settings.read(b'theme = "dark"\nrow_format = "%4i %q"\n')
    assert isinstance(found, tuple)
    assert (found[0].line, "%q is no placeholder" in found[0].message) == (2, True)
    found = settings.read(b'\n\ndate_format = "day"\norder = ["size"]\n')
    assert isinstance(found, tuple)
    assert [fault.line for fault in found] == [3, 4]


async def test_rows_are_numbered_wherever_one_looks(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(700)), config=Config(row_format="%5i %t")) as room:
        assert room.rows[0].split()[:3] == ["1", "Title", "0"]
        for keys in (
            ["G"],
            ["4", "0", "0", "G"],
            ["pagedown"] * 10,
            ["pageup"] * 25,
            ["g", "g"],
            ["G", "k", "D"],
            ["g", "g", "j", "D"],
        ):
            await room.press(*keys)
            numbers = [int(line.split()[0]) for line in room.rows if line.strip()]
            view = [one.title for one in room.room.view.walk()]
            assert [view[number - 1] for number in numbers] == room.titles, keys


async def test_a_cut_title_is_shown_whole_where_the_cursor_rests(tmp_path: Path) -> None:
    long = "A title that is far too long for the column of titles in such a list"
    async with opened(stocked(tmp_path, [draft("Short", hours=1), draft(long, hours=2)])) as room:
        before = room.told
        resting = room.room.resting
        resting.rest(room.room)
        assert room.told == before, "a title that is seen whole is not told again"
        await room.press("j")
        resting.rest(room.room)
        await room.settle()
        assert room.told == long
        await room.press("k")
        assert room.told == long, "a step sends nothing for it"
        resting.rest(room.room)
        await room.settle()
        assert room.told == before
