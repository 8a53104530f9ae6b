"""The reading pane: page by page to the end, and on to the next unread article with the same key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import draft, many, opened, stocked, wide
from tuireader.ui.widgets import page_scroll

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


async def test_a_long_article_is_read_from_its_beginning_and_then_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_scroll, "REST", 3600)
    body = "".join(
        f"<p>Paragraph {n} of it, with <a href='https://example.org/{n}'>a link</a>.</p>" for n in range(900)
    )
    async with opened(stocked(tmp_path, [draft("Long", body=body, form="html"), *many(2)])) as room:
        pane = room.room.pane
        for keys, seen in (
            (["G"], "Paragraph 899 "),
            (["/", *"899", "enter"], "Paragraph 899 "),
            (["pagedown"], "Paragraph 8 "),
            (["899", "enter"], "Paragraph 0 "),
            (["+", *"new", "enter"], "new"),
        ):
            await room.press("g", "g", "enter")
            assert pane._page is not None
            assert pane._page.partial, "a screenful is there before the rest"
            await room.press(*(keys if keys[0] != "899" else [*keys[0], keys[1]]))
            assert seen in wide(room.screen), keys
            assert not pane._page.partial
            while room.focus == "pane":
                await room.press("g", "g", "escape")


async def test_the_source_of_an_article(tmp_path: Path) -> None:
    body = "<p>One <b>bold</b> word.</p>\n" + "<p>More of it.</p>\n" * 60
    async with opened(stocked(tmp_path, [draft("A", body=body, form="html"), *many(2)])) as room:
        await room.press("enter")
        assert "<b>bold</b>" not in wide(room.screen)
        await room.press("T")
        assert "<p>One <b>bold</b> word.</p>" in wide(room.screen)
        assert "T shows it laid out" in room.told
        await room.press("pagedown", "s")
        assert "<p>More of it.</p>" in wide(room.screen), "a mark leaves it as it is"
        await room.press("T")
        assert "<p>" not in wide(room.screen[9:])
        await room.press("T", "J", "K")
        assert "<p>" not in wide(room.screen[9:]), "only this once"
