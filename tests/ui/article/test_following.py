"""Links, headings and words of an article, reached by keys."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.room_driver import Driver, draft, many, opened, stocked, wide
from tuireader.ui.article.hint_labels import labels

LONG_URL = "https://example.org/" + "x" * 1980


def article(count: int) -> str:
    """A page with `count` links, one to a line."""
    return "".join(f"<p>Here is <a href='https://example.org/{n}'>place {n}</a>.</p>" for n in range(1, count + 1))


def watched(room: Driver) -> tuple[list[str], list[str]]:
    """The addresses that are opened, and what is copied, from now on."""
    went: list[str] = []
    copied: list[str] = []
    room.app.open_address = lambda url: went.append(url) or f"opened {url}"  # type: ignore[method-assign,func-returns-value]
    room.app.copy_text = lambda text: copied.append(text) or "copied to a test"  # type: ignore[method-assign,func-returns-value]
    return went, copied


async def test_few_links_open_with_one_key(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body=article(9), form="html"), *many(2)])) as room:
        went, copied = watched(room)
        await room.press("g", "enter", "3", "9", "#", "2", "enter")
        assert went == [f"https://example.org/{n}" for n in (3, 9, 2)]
        await room.press("#", "0", "enter")
        assert "from 1 to 9" in room.told
        await room.press("y", "l", "4", "enter", "y", "a")
        assert copied == ["https://example.org/4", "\n".join(f"https://example.org/{n}" for n in range(1, 10))]
        await room.press("J", "3")
        assert "no links" in room.told


async def test_many_links_open_by_number(tmp_path: Path) -> None:
    body = article(119) + f"<p><a href='{LONG_URL}'>long</a>"
    async with opened(stocked(tmp_path, [draft("A", body=body, form="html")])) as room:
        went, copied = watched(room)
        await room.press("enter", *"117", "enter", "1", "enter", "1", "escape", "9", "9", "9", "enter")
        assert went == ["https://example.org/117", "https://example.org/1"]
        assert "from 1 to 120" in room.told
        await room.press("u", *"long", "ctrl+y")
        assert copied == [LONG_URL], "whole, however long"
        assert "".join(re.findall(r"x{20,}", wide(room.screen))).count("x") > 700
        await room.press("escape", "escape")
        await room.press("u", "j", "j", "y", "k", "enter")
        assert copied[1:] == ["https://example.org/3"]
        assert went[2:] == ["https://example.org/2"]
        assert room.focus == "pane"
        await room.burst("u", "1", "1", "9", "enter", "j")
        assert went[3:] == ["https://example.org/119"]


async def test_letters_over_the_links_in_sight(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body=article(60), form="html")])) as room:
        went, copied = watched(room)
        await room.press("enter", "pagedown", ";")
        shown = [line for line in room.screen if "Here is" in line]
        assert not any("place" in line for line in shown[:3]) or len(shown) < 10
        first = re.search(r"Here is (\w)", shown[0])
        assert first
        await room.press(first[1])
        number = int(went[0].rsplit("/", 1)[1])
        assert number > 3
        assert any(f"place {number}[{number}]" in line for line in room.screen), "the letters are gone"
        await room.press(";", first[1].upper(), ";", "y", first[1])
        assert copied == [went[0]] * 2
        top = room.room.pane.top
        await room.press(";", "escape", "j")
        assert room.room.pane.top == top + 1
        await room.press(";", "0", "j")
        assert room.room.pane.top == top + 2
        await room.press(";", "tab")
        assert not room.room.pane.labels
        await room.pilot.click("#list", offset=(3, 1))
        await room.settle()
        assert not room.room.pane.labels


@given(st.integers(0, 700))
def test_no_label_is_the_beginning_of_another(count: int) -> None:
    found = labels(count)
    assert len(set(found)) == count
    assert len({len(one) for one in found}) <= 1


NOTES = (
    "<p>A claim<a href='#note'>*</a> of weight.</p>"
    + "<p>Words in between.</p>" * 40
    + "<p id='note'>The note itself.</p><p>After it.</p>" + "<p>And more.</p>" * 20
)  # fmt: skip


async def test_a_footnote_and_back(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body=NOTES, form="html")])) as room:
        went, _ = watched(room)
        await room.press("enter", "j", "backspace")
        assert "no jump" in room.told
        top = room.room.pane.top
        await room.press(";", "f")
        assert "The note itself." in room.screen[room.room.pane.region.y + 1]
        assert "Backspace goes back" in room.told
        await room.resize(70, 30)
        await room.press("backspace")
        assert room.room.pane.top == top
        await room.press("u", "enter")
        assert "The note itself." in wide(room.screen)
        await room.press("ctrl+o")
        assert (room.room.pane.top, went) == (top, [])


SECTIONS = "".join(f"<h{2 + n % 2}>Part {n}</h{2 + n % 2}>" + "<p>Words of it.</p>" * 9 for n in range(8))


async def test_headings(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body=SECTIONS, form="html"), draft("B", hours=1)])) as room:
        first = room.room.pane.region.y + 1
        await room.press("enter")
        for key, expected in (("]", 0), ("]", 1), ("]", 2), ("[", 1)):
            await room.press(key)
            first = room.room.pane.region.y + 1
            assert room.screen[first].strip() == f"Part {expected}", key
        await room.press(*["["] * 2)
        assert room.room.pane.top == 0
        await room.press(*["]"] * 12)
        assert "no heading below" in room.told
        await room.press("g", "o")
        assert [line[:9] for line in room.screen[1:4]] == [" Part 0  ", "   Part 1", " Part 2  "]
        await room.press(*"prt", "backspace", "backspace", *"art 4", "enter")
        assert room.screen[first].strip() == "Part 4"
        await room.press("backspace")
        assert room.screen[first].strip() == "Part 7"
        await room.press("J", "]", "g", "o")
        assert "no headings" in room.told


WORDS = "".join(f"<p>Café number {n} and some <b>other words</b> to fill a line of it.</p>" for n in range(30))


async def test_finding_in_an_article(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body=WORDS, form="html"), *many(3)])) as room:
        pane = room.room.pane
        await room.press("g", "enter", "/", *"CAFE number", "enter")
        assert room.told.startswith("1/30")
        assert room.titles[1] == "Title 0", "the list is not searched"
        await room.press("n", "n")
        assert room.told.startswith("3/30")
        await room.press("N", "N", "N")
        assert room.told.startswith("30/30")
        assert "on from the end" in room.told
        assert "number 29" in wide(room.screen)
        await room.press("n")
        assert room.told.startswith("1/30")
        roles = {style for y in range(24) for _, style, _ in pane.render_line(y)}
        assert any(style and style.reverse and style.underline for style in roles), "marked without colours too"
        await room.press("escape")
        assert (room.focus, pane.find) == ("pane", None)
        assert not any(style and style.reverse for y in range(9) for _, style, _ in pane.render_line(y))
        await room.press("n")
        assert room.open == "Title 0", "and n is the next unread one again"


async def test_a_find_that_is_left_or_finds_nothing(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body=WORDS, form="html"), *many(3)])) as room:
        pane = room.room.pane
        await room.press("g", "enter", "pagedown")
        top = pane.top
        await room.press("/", *"number 27")
        await room.until(lambda: pane.find is not None, "what was typed")
        assert pane.top > top
        await room.settle()
        assert room.told.startswith("find 1/1:")
        await room.press("escape")
        assert (pane.top, pane.find) == (top, None)
        await room.press("/", *"nothing like it", "enter")
        assert room.told.startswith("not in this article: nothing like it")
        await room.press("/", "enter", "n")
        assert room.open == "Title 0"
        await room.press("K", "/", *"number", "enter", "J")
        assert pane.find is None, "another article is another page"


async def test_the_list_of_links_at_any_size_and_with_the_mouse(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body=article(30), form="html")]), (90, 24)) as room:
        went, _ = watched(room)
        await room.press("enter", "u", *"jjjj")
        for size in ((40, 8), (4, 2), (1, 1), (200, 50), (90, 24)):
            await room.resize(*size)
            await room.settle()
            await room.press("j", "k")
        assert room.screen[-2].strip() == "https://example.org/5", "the chosen one stays"
        await room.pilot.click("#pick-list", offset=(5, 7))
        await room.settle()
        assert room.screen[-2].strip() == "https://example.org/8"
        await room.pilot.click("#pick-list", offset=(5, 8), times=2)
        await room.settle()
        assert (went, room.focus) == (["https://example.org/9"], "pane")


async def test_copying_the_article(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("A", body="<p>One <b>bold</b> word.</p>", form="html")])) as room:
        _, copied = watched(room)
        await room.press("y", "m", "enter", "y", "m", "y", "t")
        assert copied[0] == copied[1]
        assert "One **bold** word." in copied[0]
        assert "One bold word." in copied[2]
        await room.press("y", "c", "q", "y", "c")
        assert copied[3] == copied[4]
        assert copied[3].startswith("“A”. ")
        await room.press("enter", "y")
        assert room.told.startswith("y copy …  y address  l link")
        await room.press("escape")
        assert room.told.startswith("Space")
