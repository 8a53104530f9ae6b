"""Articles selected in the list: seen without colour, counted, and acted on together, in one step that z takes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, many, opened, stocked
from tuireader.config import Config
from tuireader.ui.article_list import picking


def signs(room: Driver) -> str:
    """The third cell of each row: the sign of what is selected."""
    return "".join(line[2] for line in room.rows).rstrip()


async def test_rows_are_selected_one_by_one_and_acted_on_together(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(10))) as room:
        before = room.reads()
        await room.press("x", "j", "x")
        assert room.chosen == "Title 3"
        assert signs(room) == "+ +"
        assert "2 selected   10 unread of 10" in room.status
        await room.press("m")
        assert {title for title, read in room.reads().items() if read} == {"Title 0", "Title 2"}
        assert room.chosen == "Title 3", "the cursor stays where several were marked"
        await room.press("s")
        assert room.rows[0].startswith(" ★+") and room.rows[2].startswith(" ★+") and room.rows[3].startswith("● ")
        await room.press("z", "z")
        assert room.reads() == before, "each verb was one step"
        await room.press("escape")
        assert signs(room) == "" and "selected" not in room.status
        await room.press("m")
        assert room.reads()["Title 3"], "then a verb acts on the article under the cursor again"


async def test_one_selected_is_unselected_by_the_same_key(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("x", "k", "x")
        assert signs(room) == "" and "selected" not in room.status


async def test_mixed_marks_become_one(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(4))) as room:
        await room.press("m", "k", "X", "m")
        assert all(room.reads().values()), "one was unread: all are read"
        await room.press("m")
        assert not any(room.reads().values())


async def test_a_range_grows_and_shrinks_with_the_cursor(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(30))) as room:
        await room.press("j", "V", "j", "j")
        assert signs(room) == " +++"
        assert "3 selected" in room.status
        await room.press("k", "k", "k")
        assert signs(room) == "++"
        await room.press("V", "j", "j", "j", "j")
        assert signs(room) == "++", "it ended there"
        await room.press("V", "G", "m")
        assert "read" in room.told
        assert {title for title, read in room.reads().items() if not read} == {"Title 2", "Title 3"}
        await room.press("z", "escape")
        assert not any(room.reads().values())


async def test_a_range_reaches_over_what_is_in_memory(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(2500))) as room:
        await room.press("j", "V", "G")
        assert "1,000+ selected" in room.status
        await room.press("s", "escape")
        await room.press("asterisk")
        assert "2,499" in room.status
        assert "Title 0" not in room.titles


async def test_all_in_view_are_the_view_not_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = stocked(tmp_path, [draft(f"Title {n}", "even" if n % 2 == 0 else "odd", hours=n) for n in range(900)])
    async with opened(library) as room:
        await room.press("t", *"even", "enter", "X")
        assert "450 selected" in room.status
        await room.press("j", "x", "m")
        read = {title for title, is_read in room.reads().items() if is_read}
        assert read == {f"Title {n}" for n in range(0, 900, 2)} - {"Title 2"}
        await room.press("X")
        assert "450 selected" in room.status
        await room.press("X")
        assert "selected" not in room.status, "all again is none"
        await room.press("z")
        monkeypatch.setattr(picking, "AT_ONCE", 10)
        await room.press("X")
        await room.until(lambda: "450 selected" in room.status, "the selection")
        await room.press("escape")
        await room.burst("X", "m")
        assert sum(room.reads().values()) == 450, "a verb waits for all"


async def test_another_view_has_nothing_selected_and_coming_back_finds_it_again(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9, "a"))) as room:
        await room.press("x", "x", "O")
        assert "2 selected" in room.status, "another order is the same view"
        await room.press("O", "U")
        assert "selected" not in room.status
        await room.press("U", "/", *"Title 4", "enter")
        assert "selected" not in room.status
        await room.press("x", "h")
        assert "selected" not in room.status, "U left the first one for good"
        await room.press("x", "/", *"Title 4", "enter")
        assert "selected" not in room.status
        await room.press("h")
        assert "1 selected" in room.status


async def test_what_is_deleted_is_selected_no_more(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(6))) as room:
        await room.press("x", "x", "x", "D")
        assert room.titles == ["Title 3", "Title 4", "Title 5"]
        assert "selected" not in room.status
        await room.press("z")
        assert len(room.titles) == 6
        await room.press("x", "k", "enter", "D")
        assert "selected" not in room.status


async def test_tags_and_copies_of_all_selected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [draft(f"Title {n}", hours=n, url=f"https://a.example/{n}" if n else None) for n in range(5)]
    async with opened(stocked(tmp_path, drafts)) as room:
        await room.press("x", "x", "x", "plus")
        await room.press(*"sea", "enter")
        assert [row.tags for row in room.visible] == [("sea",)] * 3 + [()] * 2
        copied: list[str] = []
        monkeypatch.setattr(room.app, "copy_text", lambda text: copied.append(text) or "copied")
        await room.press("y", "y")
        assert copied == ["https://a.example/1\nhttps://a.example/2"]
        monkeypatch.setattr(room.app, "open_addresses", lambda urls: f"opened {len(urls)}")
        await room.press("o")
        assert "open 2 pages at once?" in room.told
        await room.press("escape")
        assert "opened" not in room.told
        await room.press("o", "enter")
        assert "opened 2" in room.told
        await room.press("y", "m")
        assert "# Title 0" in copied[-1] and "# Title 2" in copied[-1] and "Title 3" not in copied[-1]


async def test_many_pages_are_not_opened(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(30))) as room:
        await room.press("X", "o")
        assert "too many for a browser" in room.told


async def test_selected_ones_are_saved_in_the_order_of_the_list(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(5))) as room:
        await room.press("j", "x", "k", "k", "x", "w")
        room.room.prompt.type(str(tmp_path / "both.md"))
        await room.press("enter")
        assert "saved" in room.told
        text = (tmp_path / "both.md").read_text()
        assert 0 < text.index("Title 0") < text.index("Title 1")


async def test_while_reading_a_verb_acts_on_what_is_read(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(5))) as room:
        await room.press("x", "x", "enter", "s")
        assert [row.starred for row in room.visible] == [False, False, True, False, False]


async def test_what_is_selected_is_seen_beside_a_marker_and_without_colours(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3)), config=Config(cursor="marker", theme="mono")) as room:
        await room.press("x", "x", "k")
        assert [line[2] for line in room.rows[:3]] == ["+", ">", " "]
        shown = room.room.list
        assert [next(iter(shown.render_line(y))).style.reverse for y in range(2)] == [True, True]
        assert not next(iter(shown.render_line(2))).style.reverse


@pytest.mark.parametrize(
    ("keys", "read"),
    [("M", range(4)), ("g M", range(5, 12)), ("g O 5 h enter", range(6, 12)), ("g O 1 d enter", range(0))],
)
async def test_all_above_below_and_older_are_read_and_taken_back(tmp_path: Path, keys: str, read: range) -> None:
    async with opened(stocked(tmp_path, many(12))) as room:
        before = room.reads()
        await room.press(*"jjjj")
        await room.press(*keys.split())
        assert room.chosen == "Title 4"
        assert {title for title, is_read in room.reads().items() if is_read} == {f"Title {n}" for n in read}
        assert f"marked {len(read)} read (z takes it back)" in room.told if read else "nothing unread" in room.told
        await room.press("z")
        assert room.reads() == before


async def test_above_is_above_in_the_view_and_in_its_order(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft(f"Title {n}", "even" if n % 2 == 0 else "odd", hours=n) for n in range(12)])
    async with opened(library) as room:
        await room.press("t", *"even", "enter", "O", "g", "g", "j", "j", "M")
        assert {title for title, read in room.reads().items() if read} == {"Title 10", "Title 8"}


async def test_what_is_no_age_is_said(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("g", "O", *"soon", "enter")
        assert "soon" in room.told
        assert not any(room.reads().values())
