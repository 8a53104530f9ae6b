"""The list of tags, and parts of the filter taken off one by one."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import NOW, draft, opened, stocked
from tuireader.library import Library, overview
from tuireader.library.articles.showing import article, as_lines, page
from tuireader.library.marks import tag_keeping
from tuireader.reading import style


def tagged(folder: Path) -> Library:
    return stocked(
        folder, [draft("One", "ukr", "sea"), draft("Two", "Ukraine", "sea"), draft("Three", "Uncategorized")]
    )


def names(library: Library) -> list[str]:
    return [tag.name for tag in overview.tags(library) if not tag.hidden]


async def test_tags_are_kept_in_their_list(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        library = room.app.library
        await room.press("g", "t")
        assert any("Uncategorized" in text and "hidden" in text for text in room.screen)
        await room.press("/", *"ukr", "down", "escape", "escape", "g", "t")
        await room.press("j", "m", *"ukraine", "enter")
        assert names(library) in (["sea", "Ukraine"], ["Ukraine", "sea"])
        assert any("also ukr" in text for text in room.screen)
        await room.press("z")
        assert sorted(names(library)) == ["Ukraine", "sea", "ukr"]
        await room.press("home", "e", "ctrl+u", *"Ocean", "enter")
        assert "Ocean" in names(library)
        await room.press("c", "j", "j", "enter", "H")
        assert "Ocean" not in names(library)
        assert next(tag.colour for tag in overview.tags(library) if tag.name == "Ocean") == 2
        await room.press("H", "a", *"Meer", "enter", "enter")
        assert "tagged Ocean" in room.status
        assert sorted(room.titles) == ["One", "Two"]


async def test_the_source_of_an_article_is_tagged_by_command(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        library = room.app.library
        await room.press(":", *"tag-source +paper -sea", "enter")
        assert next(tag.total for tag in overview.tags(library) if tag.name == "paper") == 3
        assert room.told.startswith("tagged “A source” +paper"), room.told
        await room.press("z")
        assert names(library) in (["sea", "ukr", "Ukraine"], ["sea", "Ukraine", "ukr"])
        await room.press(":", *"tag-source paper", "enter")
        assert room.told == "say which tags: :tag-source +this -that"


async def test_coloured_tags_show_it_in_rows_and_above_the_text_and_hidden_ones_do_not(tmp_path: Path) -> None:
    library = tagged(tmp_path)
    tag_keeping.colour(library, ["sea"], "red")
    tag_keeping.hide(library, ["ukr"])
    async with opened(library, (120, 40)) as room:
        row = next(row for row in room.room.list.items if row.title == "One")
        pieces = room.room.list.pieces(row, 100)
        assert ("sea", "tag-in-red") in pieces and not any("ukr" in text for text, _ in pieces)
        head = page(article(library, row.id), NOW).blocks[2]
        assert [(span.text, span.style) for span in head.spans] == [("sea", style.IN_COLOURS[1])]
        assert "ukr · sea" in "\n".join(as_lines(article(library, row.id), 80, NOW))


async def test_each_part_of_the_filter_is_taken_off(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t", *"sea", "tab", *"-ukraine", "enter", "g", "u")
        assert "tagged sea" in room.status and "unread" in room.status
        await room.press("g", "minus")
        assert any("1  tagged sea" in text for text in room.screen)
        await room.press("j", "enter")
        assert "not Ukraine" not in room.status and "tagged sea" in room.status
        await room.press("g", "minus", "enter")
        assert "tagged" not in room.status
