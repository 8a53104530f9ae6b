"""The filter line: narrows as it is typed, points at what is wrong, and Esc goes back to exactly where one was."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import Driver, draft, many, opened, stocked
from tuireader.library import Library
from tuireader.library.views import keeping_views, saved_views


def harbour(folder: Path) -> Library:
    """60 articles; every 2nd is about rivers, every 3rd about maps."""
    names = ((2, "rivers"), (3, "maps"))
    return stocked(
        folder,
        (draft(f"Title {n}", *(name for each, name in names if n % each == 0), hours=n) for n in range(60)),
    )


async def quiet(room: Driver) -> None:
    """Until what was typed has been passed on and answered."""
    await room.until(
        lambda: (
            (
                room.room.prompt._timer is None
                or not room.room.prompt._timer._task
                or room.room.prompt._timer._task.done()
            )
            and not room.room.searching.under_way
        ),
        "an answer",
    )
    await room.settle()


async def test_the_list_narrows_while_a_query_is_typed_and_esc_goes_back_exactly(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        await room.press(*["j"] * 30)
        before, rows = room.place, room.rows
        await room.press("f", *"tag:maps -tag:rivers")
        await quiet(room)
        assert room.titles[:3] == ["Title 3", "Title 9", "Title 15"]
        assert "tagged maps, not rivers" in room.status
        await room.press("escape")
        assert (room.place, room.rows, room.focus) == (before, rows, "list")
        assert "everything" in room.status


async def test_what_is_wrong_is_pointed_at_and_the_list_stays(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        await room.press("f", *"tag:maps is:unraed")
        await quiet(room)
        line = room.screen[-2]
        assert "Did you mean is:unread?" in line + room.screen[-3]
        assert line.index("↓") == room.screen[-1].index("unraed")
        await room.press("enter")
        assert room.focus == "prompt-field", "it is to be put right"
        assert room.room.prompt.asked == ("filter:", "tag:maps is:unraed")
        await room.press(*["backspace"] * 6, *"unread", "enter")
        await quiet(room)
        assert room.focus == "list"
        assert "tagged maps, unread" in room.status
        assert room.told == "20 found"
        assert not any("↓" in line for line in room.screen)


async def test_an_unfinished_end_asks_what_is_there_so_far_and_enter_asks_to_finish_it(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        await room.press("f", *"(tag:maps")
        await quiet(room)
        maps = room.titles
        assert maps[:3] == ["Title 0", "Title 3", "Title 6"]
        for typed in " OR ":
            await room.press(typed)
            await quiet(room)
            assert room.titles == maps, "the list does not jump"
        line = room.screen[-2]
        assert "behind OR something is missing" in line + room.screen[-3]
        await room.press("enter")
        assert room.focus == "prompt-field", "it is to be finished"
        assert room.room.prompt.asked == ("filter:", "(tag:maps OR ")
        assert room.titles == maps
        await room.press(*"tag:rivers", "enter")
        assert room.focus == "prompt-field"
        assert "this parenthesis is not closed" in room.screen[-2] + room.screen[-3]
        await room.press(")", "enter")
        await quiet(room)
        assert (room.focus, room.told) == ("list", "40 found")


async def test_a_filter_of_newsboats_without_quotes_leaves_the_list_and_says_what_to_write(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        before = room.titles
        await room.press("f")
        for typed in "unread = yes":
            await room.press(typed)
            await quiet(room)
            assert room.titles == before
        assert 'Write unread = "yes", or is:unread' in room.screen[-2] + room.screen[-3]
        await room.press("escape")


async def test_all_three_notations_and_the_way_out(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        for typed in ("tag:maps tag:rivers", 'tags # "maps" and tags # "rivers"', "+maps +rivers @3-days-ago"):
            await room.press("f", *["ctrl+u"], *typed, "enter")
            await quiet(room)
            assert room.titles[:3] == ["Title 0", "Title 6", "Title 12"], typed
        await room.press("U")
        assert "unread, tagged maps" in room.status, "it stands beside what else narrows"
        await room.press("h")
        assert "everything" in room.status or room.status.startswith("tuireader — unread")
        await room.press("f", *"tag:mapz", "enter")
        await quiet(room)
        assert "no article is tagged mapz, did you mean maps?" in room.told


async def test_tab_completes_and_up_brings_back(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        await room.press("f", *"tag:ri")
        await quiet(room)
        assert "rivers" in room.screen[-2]
        assert "everything" in room.status and room.titles[:2] == ["Title 0", "Title 1"], "no tag is called ri"
        await room.press("tab", "enter")
        await quiet(room)
        assert "tagged rivers" in room.status
        await room.press("f", "ctrl+u", "up")
        assert room.room.prompt.asked[1] == "tag:rivers"
        await room.press("escape")


async def test_marks_for_all_that_a_query_finds_and_for_nothing_else(tmp_path: Path) -> None:
    library = harbour(tmp_path)
    async with opened(library) as room:
        before = room.reads()
        for line, told in (
            ("read tag:maps tag:rivers", "marked 10 read (z takes it back)"),
            ("unread is:read", "marked 10 unread (z takes it back)"),
            ("star tag:maps", "starred 20 (z takes it back)"),
            ("unstar title:0", "took the star off 2 (z takes it back)"),
            ("tag is:starred +keep -maps", "tagged 18 +keep -maps (z takes it back)"),
            ("delete tag:keep tag:rivers", "deleted 8 (z takes it back)"),
        ):
            await room.press("colon", *line, "enter")
            assert room.told == told, line
        await room.press(*["z"] * 6)
        assert room.reads() == before
        assert not library.db.execute("SELECT 1 FROM articles WHERE starred").fetchall()
        await room.press("colon", *"filter tag:maps", "enter", "colon", *"read", "enter")
        assert room.told == "marked 20 read (z takes it back)"
        await room.press("colon", *"read is:unraed", "enter")
        assert "Did you mean is:unread?" in room.told


async def test_a_view_is_kept_shown_edited_renamed_moved_and_deleted(tmp_path: Path) -> None:
    library = harbour(tmp_path)
    async with opened(library) as room:
        await room.press("F")
        assert any("There are no saved views yet" in line for line in room.screen)
        await room.press("question_mark")
        assert any("Forget it; not while another view uses it." in line for line in room.screen)
        await room.press("escape")
        await room.press("escape", "f", *"tag:maps", "enter", "U")
        await quiet(room)
        await room.press("F", "n", *"Old maps", "enter")
        assert "saved the view Old maps" in room.told
        assert saved_views.all_views(library)[0].query == "is:unread tag:maps"
        await room.press("a", *"Rivers", "enter", *"tag:rivers", "enter")
        await room.settle()
        assert any("Rivers" in line and "30/30" in line and "tagged rivers" in line for line in room.screen)
        await room.press("K")
        assert [view.name for view in saved_views.all_views(library)] == ["Rivers", "Old maps"]
        await room.press("e", *" is:wrong", "enter")
        assert room.focus == "prompt-field" and any("is: “wrong” is not" in line for line in room.screen)
        await room.press("escape", "r", "ctrl+u", *"Water", "enter")
        assert [view.name for view in saved_views.all_views(library)] == ["Water", "Old maps"]
        await room.press("D", "z", "enter")
        assert room.status.startswith("tuireader — view Water")
        assert room.titles[:3] == ["Title 0", "Title 2", "Title 4"]
        await room.press("colon", *"view old maps", "enter")
        assert "view Old maps" in room.status
        await room.press("colon", *"view old", "enter")
        assert "Did you mean Old maps?" in room.told
        await room.press("colon", *"save-view Again", "enter")
        assert saved_views.all_views(library)[-1].query == 'view:"Old maps"'


async def test_a_half_typed_query_is_there_after_the_line_has_dropped(tmp_path: Path) -> None:
    from tuireader.ui.start import session

    async with opened(harbour(tmp_path)) as room:
        await room.press("f", *"tag:maps", "enter")
        await quiet(room)
        place = session.where(room.room)
        await room.press("f", *" is:unr")
        half = session.where(room.room)
    async with opened(stocked(tmp_path)) as room:
        session.go_to(room.room, place)
        assert "tagged maps" in room.status
        session.go_to(room.room, half)
        await room.settle()
        assert room.room.prompt.asked == ("filter:", "tag:maps is:unr")


async def test_views_stand_above_the_sources_with_their_counts(tmp_path: Path) -> None:
    library = harbour(tmp_path)
    keeping_views.save(library, "Maps", "tag:maps")
    keeping_views.save(library, "Rivers", "tag:rivers is:unread")
    async with opened(library, (100, 30)) as room:
        await room.press("g", "s")
        await room.settle()
        assert [" ".join(line.split()) for line in room.screen[2:5]][:2] == [
            "≡ Maps 20/20 tagged maps",
            "≡ Rivers 30/30 tagged rivers, unread",
        ]
        assert "A source" in room.screen[4]
        await room.press("k", "M")
        assert "this is a saved view" in room.told
        await room.press("enter")
        assert room.status.startswith("tuireader — view Rivers")
        await room.press("g", "s", "slash", *"maps", "enter")
        assert "Maps" in room.screen[2] and "Rivers" not in "".join(room.screen[2:6])


async def test_half_a_tag_at_the_end_narrows_by_what_stands_before_it(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        await room.press("f", *"tag:maps -tag:ri")
        await quiet(room)
        assert room.titles[:3] == ["Title 0", "Title 3", "Title 6"]
        await room.press(*"vers")
        await quiet(room)
        assert room.titles[:3] == ["Title 3", "Title 9", "Title 15"]


async def test_behind_the_colon_queries_and_views_are_completed(tmp_path: Path) -> None:
    library = harbour(tmp_path)
    keeping_views.save(library, "Old maps", "tag:maps")
    async with opened(library) as room:
        for line, completed in (
            ("read -tag:ri", "read -tag:rivers"),
            ("filter is:unst", "filter is:unstarred"),
            ("tag is:unread +ma", "tag is:unread +maps"),
            ("tag is:unr", "tag is:unread"),
            ("view ol", "view Old maps"),
            ("read view:ol", 'read view:"Old maps"'),
        ):
            await room.press("colon", *line, "tab")
            assert room.room.prompt.asked[1] == completed
            await room.press("escape")


async def test_the_beginning_of_a_field_is_no_word_yet(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9))) as room:
        before = room.titles
        await room.press("f")
        for letter in "tag":
            await room.press(letter)
            assert room.titles == before and "everything" in room.status
        await room.press("enter")
        assert "words tag" in room.status and not room.titles
