"""The tag filter: counts of what is shown, orders, one of several tags, hidden tags, colours, the last weeks."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import NOW, draft, opened, stocked
from tuireader.library import Library
from tuireader.library.marks import marking, tag_keeping
from tuireader.model.tags import TagCount
from tuireader.ui.tag_filter.tag_order import arranged, narrowed, sparkline


def tagged(folder: Path) -> Library:
    """12 articles: the sea is in all but two, with ports or fog; boats are alone and older."""
    tags = (("sea", "ports"), ("sea", "fog", "Uncategorized"), ("sea",), ("sea", "fog"), ("boats",))
    return stocked(folder, (draft(f"Title {n}", *tags[min(n % 5, 4)], hours=200 * n) for n in range(12)))


async def test_counts_are_of_what_is_shown_and_company_comes_first(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t")
        assert room.tags == ["sea 10/10", "fog 5/5", "ports 3/3", "boats 2/2"]
        await room.press(*"por", "tab")
        assert room.tags == ["+ports 3/3", "sea 3/3", "fog 0/0", "boats 0/0"]
        await room.press(*"-sea", "tab")
        assert room.tags == ["+ports 0/0", "−sea 10/10", "fog 0/0", "boats 0/0"]
        await room.press("backspace", "escape", "j", "m", "t")
        assert room.tags == ["+ports 2/3", "sea 2/3", "fog 0/0", "boats 0/0"]
        await room.press("backspace")
        assert room.tags == ["sea 9/10", "fog 5/5", "ports 2/3", "boats 2/2"]


async def test_one_of_the_chosen_tags_is_enough_when_asked_for(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t", *"por", "tab", *"boa", "tab")
        assert "tagged ports, tagged boats" in room.status
        assert "0 unread of 0" in room.status
        await room.press("ctrl+e")
        assert "tagged ports or tagged boats" in room.status
        assert "5 unread of 5" in room.status
        assert room.tags[:2] == ["+ports 3/3", "+boats 2/2"]
        assert "any of them" in room.screen[1]
        await room.press("escape")
        assert room.titles == [f"Title {n}" for n in (0, 4, 5, 9, 10)]
        await room.press("t", "ctrl+u")
        assert "everything" in room.status
        assert not room.room.selection.any_of


async def test_enter_after_tab_ends_the_choosing(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t", *"por", "tab", "enter")
        assert "tagged ports" in room.status
        assert room.focus == "list"
        await room.press("t", *"por", "enter")
        assert "everything" in room.status, "chosen again, without Tab before it, it is taken off"
        await room.press("t", *"por", "tab", "down", "enter")
        assert "tagged ports, tagged sea" in room.status, "moved on, it chooses what the cursor is at"


async def test_orders_and_hidden_tags(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t", "ctrl+t")
        assert room.tags == ["sea 10/10", "fog 5/5", "ports 3/3", "×Uncategorized 3/3", "boats 2/2"]
        assert "hidden too" in room.screen[1]
        await room.press("ctrl+t", "ctrl+o")
        assert [tag.split()[0] for tag in room.tags] == ["boats", "fog", "ports", "sea"]
        assert "by name" in room.screen[1]
        await room.press("ctrl+o")
        assert [tag.split()[0] for tag in room.tags] == ["sea", "ports", "fog", "boats"]
        assert "newest first" in room.screen[1]
        await room.press("ctrl+o", *"unc")
        assert room.tags == []
        await room.press(*"ategorized")
        assert room.tags == ["×Uncategorized 3/3"], "its whole name finds it"
        await room.press("enter")
        assert "Uncategorized" in room.status and len(room.titles) == 3


async def test_the_last_weeks_stand_beside_a_tag_where_there_is_room(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path), size=(160, 40)) as room:
        await room.press("t")
        weeks = room.tags[0]
        assert weeks.startswith("sea") and weeks.endswith("10/10") and "█" in weeks
    async with opened(tagged(tmp_path), size=(120, 30)) as room:
        await room.press("backslash", "t")
        assert room.room.shown_layout == "stacked"
        assert "█" in room.tags[0], "it comes into sight, and has room at once"
    async with opened(tagged(tmp_path)) as room:
        await room.press("t")
        assert not any("█" in line for line in room.screen)


async def test_a_coloured_tag_has_its_colour_and_a_renamed_one_its_name(tmp_path: Path) -> None:
    library = tagged(tmp_path)
    tag_keeping.colour(library, ["fog"], "red")
    async with opened(library) as room:
        await room.press("t")
        pieces = room.room.tags.pieces(room.room.tags.items[1], 30)
        assert pieces[0][1] == "in-red"
        tag_keeping.rename(library, "fog", "Mist")
        await room.press("escape", "t", *"fo")
        assert room.tags == ["Mist 5/5"], "its old name goes on to mean it"
        await room.press("ctrl+u", *"mi")
        assert room.tags == ["Mist 5/5"]
        marking.undo(library)
        await room.press("escape", "escape", "t")
        assert room.tags[1] == "fog 5/5"


async def test_what_no_tag_is_like_is_told_and_can_be_mended(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t", *"fogg", "enter")
        assert "no tag is like “fogg”" in room.told
        await room.press("backspace", "enter")
        assert room.room.selection.include == ("fog",)


# ---------------------------------------------------------------- pure


def test_the_best_names_come_first() -> None:
    tags = [
        TagCount(name, 1, 1, name.lower(), id=n) for n, name in enumerate(("Lab sea", "overseas", "Sea", "s e a", "x"))
    ]
    assert [tag.name for tag in narrowed(tags, "sea")] == ["Sea", "Lab sea", "overseas", "s e a"]
    assert [tag.name for tag in narrowed(tags, "a.*")] == []
    other = {tag.id: ("the ocean", "meer") for tag in tags if tag.name == "overseas"}
    assert [tag.name for tag in narrowed(tags, "ocean", other)] == ["overseas"]
    assert [tag.name for tag in narrowed(tags, "sea", other)] == ["Sea", "Lab sea", "overseas", "s e a"]
    assert [tag.name for tag in arranged(tags, "by count", {3: (2, 1), 1: (5, 0)})] == [
        "overseas", "s e a", "Lab sea", "Sea", "x",
    ]  # fmt: skip


def test_bars_are_as_high_as_their_share_of_the_greatest() -> None:
    assert sparkline((0, 1, 4, 8)) == " ▂▅█"
    assert sparkline((0, 0)) == "  "
    assert sparkline(()) == ""
    assert NOW


# ---------------------------------------------------------------- putting tags on and off


async def test_plus_offers_what_similar_articles_have_and_minus_what_is_there(tmp_path: Path) -> None:
    drafts = [draft(f"The glacier melts {n}", "climate", "ice", hours=n) for n in range(4)]
    library = stocked(tmp_path, [draft("A glacier again", "ice", hours=0), *drafts])
    stocked(tmp_path, [draft("Elsewhere", "chess", "sport")], source="B").close()
    async with opened(library) as room:
        row = next(row for row in room.room.list.items if row.title == "A glacier again")
        room.room.list.go_to(row)
        await room.press("plus", "tab")
        assert room.room.prompt.asked[1] == "climate"
        await room.press(",", "s", "p", "tab", "enter")
        assert room.room.list.chosen is not None
        assert room.room.list.chosen.tags == ("ice", "climate", "sport")
        await room.press("minus")
        assert room.room.prompt.asked == ("tag to take off:", "")
        assert "".join(room.screen[-4:-1]).split() == ["ice", "climate", "sport"], "what it carries is offered"
        await room.press("c", "tab", "enter")
        assert room.room.list.chosen.tags == ("ice", "sport")
        await room.press("minus", "tab", "enter", "minus")
        assert room.room.prompt.asked[1] == "sport", "of one there is no choice"
        await room.press("enter", "minus")
        assert "this article has no tags" in room.told
