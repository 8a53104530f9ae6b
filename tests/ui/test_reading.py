"""The reading pane: page by page to the end, and on to the next unread article with the same key."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import draft, many, opened, stocked, wide

LONG = "\n\n".join(f"Paragraph {n:03}. " + "Words of it. " * 20 for n in range(40))


async def test_space_reads_everything(tmp_path: Path) -> None:
    library = stocked(
        tmp_path,
        [
            draft("Long", body=LONG),
            draft("Read", hours=1),
            *(draft(f"Short {n}", hours=n + 2) for n in range(3)),
        ],
    )
    async with opened(library) as room:
        await room.press("j", "m", "g", "space")
        assert (room.open, room.focus) == ("Long", "pane")
        seen, shares = [], []
        while room.open == "Long":
            seen += [line.strip() for line in room.screen if "Paragraph" in line]
            shares.append(room.room.pane.progress)
            await room.press("space")
        assert [int(line[10:13]) for line in dict.fromkeys(seen)] == list(range(40)), "no paragraph is skipped"
        assert shares[0] == "top"
        assert shares[-1] == "end"
        numbers = [int(share[:-1]) for share in shares[1:-1]]
        assert numbers == sorted(numbers)
        assert len(numbers) > 5
        assert room.open == "Short 0", "the one that was read is passed over"
        await room.press("space")
        assert room.open == "Short 1"
        await room.press("space", "space")
        assert room.open == "Short 2"
        assert "no unread article after this one" in room.told
        assert all(room.reads().values())


async def test_space_in_the_list(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("Long", body=LONG), *many(4)])) as room:
        await room.press("g", "space", "space")
        assert room.room.pane.top > 0
        top = room.room.pane.top
        await room.press("q", "space")
        assert (room.open, room.focus) == ("Long", "pane")
        assert room.room.pane.top > top, "on the open article it reads on"
        await room.press("q", "j", "space")
        assert room.open == room.chosen != "Long", "on another it opens that"


async def test_the_rule_says_how_far_and_of_what(tmp_path: Path) -> None:
    async with opened(
        stocked(tmp_path, [draft("A long title [b]here[/b]", body=LONG), draft("Short", hours=1)])
    ) as room:
        assert "Enter  opens" not in wide(room.screen)
        await room.press("enter")
        rule = next(line for line in room.screen if line.startswith("──"))
        assert rule.strip("─ ") == "top"
        await room.press("space", "space")
        rule = next(line for line in room.screen if line.startswith("──"))
        assert "A long title [b]here[/b]" in rule
        assert "%" in rule
        await room.press("G", "j", "j", "pagedown")
        assert room.room.pane.progress == "end"
        assert room.screen[-2].strip(), "the last line stands at the bottom"
        await room.resize(62, 24)
        await room.press("G")
        await room.resize(95, 24)
        await room.settle()
        assert room.room.pane.progress == "end"
        assert room.screen[-2].strip(), "also where the lines have become longer"
        await room.press("J")
        assert room.room.pane.progress == "all"


async def test_a_mark_made_while_reading_leaves_the_text_where_it_is(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("Long", body=LONG)])) as room:
        await room.press("enter", "space", "space")
        before = room.screen[10:-1]
        for keys in (["s"], ["m"], ["z"], ["z"]):
            await room.press(*keys)
            assert room.screen[10:-1] == before, keys


async def test_an_article_that_is_gone_is_said(tmp_path: Path) -> None:
    library = stocked(tmp_path, many(3))
    async with opened(library) as room:
        library.db.execute("DELETE FROM bodies WHERE article_id = (SELECT id FROM articles WHERE title = 'Title 1')")
        library.db.execute("DELETE FROM articles WHERE title = 'Title 1'")
        await room.press("j", "enter")
        assert room.focus == "list"
        assert "no longer in the library" in room.told
        await room.press("m", "s", "k", "s", "k", "enter")
        assert room.open == "Title 0"
