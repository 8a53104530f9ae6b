"""The list of sources by keys: what it shows, what it settles, and that all of it is taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.sources_builder import EVERY_WAY, Faring, many, stock
from tests.ui.room_driver import Driver, empty, opened, stocked, wide
from tuireader.config import Config
from tuireader.library import Library
from tuireader.ui.sources.orders import ORDERS
from tuireader.ui.sources.screen import Sources


def every_way(folder: Path) -> Library:
    """A library whose sources fare in every way there is."""
    (folder / "library.sqlite").write_bytes(_every_way())
    return empty(folder)


@cache
def _every_way() -> bytes:
    """Its file: made once, then copied."""
    with TemporaryDirectory() as folder, empty(Path(folder)) as library:
        stock(library)
        return library.db.serialize()


def screen_of(room: Driver) -> Sources:
    found = room.app.screen
    assert isinstance(found, Sources)
    return found


@asynccontextmanager
async def looking(
    folder: Path, size: tuple[int, int] = (80, 24), config: Config | None = None
) -> AsyncIterator[Driver]:
    """The list of sources, opened by its keys."""
    async with opened(every_way(folder), size, config) as room:
        await room.press("g", "s")
        screen_of(room)
        yield room


def titles(room: Driver) -> list[str]:
    return [glance.source.title for glance in screen_of(room).list.items]


def chosen(room: Driver) -> str:
    source = screen_of(room).chosen
    return source.title if source else ""


async def to(room: Driver, title: str) -> None:
    """Put the cursor on a source."""
    await room.press("g", "g", *["j"] * titles(room).index(title))
    assert chosen(room) == title


def row(room: Driver, title: str) -> str:
    return next(text for text in room.screen if title in text[:30])


# ---------------------------------------------------------------- what is seen


async def test_each_source_says_how_it_fares(tmp_path: Path) -> None:
    async with looking(tmp_path) as room:
        assert room.status.startswith("tuireader — sources, failing first ")
        assert room.status.endswith(" 3 failing  1 put off  11 in all")
        assert room.screen[1].split() == ["source", "unread", "newest", "how", "it", "fares"]
        assert titles(room)[:3] == ["Harbour Post", "Old Valley Radio", "The Night Ferry"], "what needs you is first"
        for title, sign, said in (
            ("Harbour Post", "!  ", "14 months ago  nothing is at this address"),
            ("The Night Ferry", "x  ", "2 years ago"),
            ("The Ledger", "✓  ", "12/42  2 h ago        12 min ago, again in 48 min"),
            ("Market prices", "✓m ", "0/400"),
            ("Weather from", "~  ", "waits until 22:33"),
            ("Just added", "?  ", "never asked, only by hand"),
            ("clippings", "✓  ", "4/15"),
        ):
            assert row(room, title).startswith(sign), title
            assert said in row(room, title), title
        text = wide(room.screen)
        assert "nothing is at this address (404). Look for the feed's new" in text, "the whole reason, in the details"
        assert "15 Nov 04:13 (in 6 h): it failed 3 times in a row" in text
        await to(room, "Weather from the north coast and the islands beyond it")
        assert "22:33 (in 20 min): the server asks for it (Retry-After)" in wide(room.screen)


async def test_columns_stand_below_each_other_and_fill_the_screen(tmp_path: Path) -> None:
    from tuireader.text import cells

    async with looking(tmp_path) as room:
        for size in ((80, 24), (120, 40), (200, 50), (59, 20), (33, 10), (12, 4), (3, 2), (1, 1)):
            await room.resize(*size)
            await room.settle()
            shown = screen_of(room).list
            for y in range(shown.size.height):
                assert cells(shown.render_line(y).text) == shown.size.width, size
        await room.resize(80, 24)
        await room.settle()
        counts = {row(room, title).partition(" ago")[0][:-3].rpartition("  ")[0] for title in ("Harbour", "日本")}
        ends = {cells(text.rstrip()) for text in counts}
        assert len(ends) == 1, "right-aligned counts, also beside wide letters"


async def test_details_beside_below_or_alone(tmp_path: Path) -> None:
    async with looking(tmp_path, (120, 40)) as room:
        panel = screen_of(room).details
        assert panel.region.x > 60 and panel.region.height > 30
        await room.resize(80, 24)
        await room.settle()
        assert panel.region.x == 0 and panel.region.height == 10
        assert "more lines: Tab" in wide(room.screen)
        await room.press("tab")
        assert "since" in wide(room.screen) and "address" in wide(room.screen)
        await room.press("j")
        assert "page offers   https://valley.example/feed.xml (p adds one)" in wide(room.screen)
        await room.press("tab")
        assert chosen(room) == "Old Valley Radio"
        await room.resize(80, 12)
        await room.settle()
        assert not panel.display


async def test_orders_narrowing_and_only_failing(tmp_path: Path) -> None:
    async with looking(tmp_path) as room:
        seen = {}
        for name in [*list(ORDERS)[1:], *list(ORDERS)[:1]]:
            await room.press("O")
            assert room.told == name
            seen[name] = titles(room)
        assert seen["by title"] == sorted(seen["by title"], key=str.casefold)
        assert seen["most unread first"][0].startswith("Weather")
        assert seen["newest article first"][-2:] == ["Cranes and locks", "Just added"]
        assert seen["most seldom read first"][:2] == [
            "日本の船便り",
            "Weather from the north coast and the islands beyond it",
        ]
        await room.press("!")
        assert titles(room) == ["Harbour Post", "Old Valley Radio", "The Night Ferry"]
        assert "only failing" in room.status and "3 of 11" in room.status
        await room.press("escape", "/", *"ferry", "enter")
        assert titles(room) == ["The Night Ferry"]
        await room.press("/", *" valley.ex", "enter")
        assert titles(room) == [], "the words are one search"
        assert "No source with “ferry valley.ex”." in wide(room.screen) and "Esc   shows all" in wide(room.screen)
        await room.press("M", "D", "enter", "j", "G")
        assert "no source under the cursor" in wide(room.screen) or titles(room) == []
        await room.press("escape")
        assert len(titles(room)) == 11
        await room.press("escape")
        assert not isinstance(room.app.screen, Sources)


async def test_one_comes_back_to_where_one_was(tmp_path: Path) -> None:
    async with opened(every_way(tmp_path)) as room:
        await room.press(*["j"] * 40, "enter", "ctrl+d")
        before = room.screen
        for leave in ("escape", "q", "h"):
            await room.press("g", "s", "j", "j", leave)
            assert room.screen == before
            assert room.focus == "pane"
        await room.press("g", "s", "ctrl+c")
        assert room.screen == before
        await room.press("g", "s", "Q")
        assert not room.alive


async def test_enter_shows_its_articles(tmp_path: Path) -> None:
    async with looking(tmp_path) as room:
        await to(room, "The Ledger")
        await room.press("enter")
        assert room.status.startswith("tuireader — from The Ledger")
        assert room.titles[0] == "The Ledger 0" and room.focus == "list"
        await room.press("g", "s")
        assert chosen(room) == "The Ledger", "the one that is shown is under the cursor"
        await room.press("escape", "h")
        assert "everything" in room.status


async def test_unread_only_shows_a_source_that_is_all_read(tmp_path: Path) -> None:
    async with looking(tmp_path, config=Config(unread_only=True)) as room:
        assert "3 failing" in room.status, "failing ones are never filtered out"
        await to(room, "Harbour Post")
        await room.press("enter")
        assert room.titles[0] == "Harbour Post 0"


# ---------------------------------------------------------------- what is settled


async def test_each_setting_is_said_shown_and_taken_back(tmp_path: Path) -> None:
    async with looking(tmp_path, (120, 40)) as room:
        await to(room, "The Ledger")
        await room.press("e", *["backspace"] * 10, *"Harbour news", "enter")
        assert room.told.startswith("renamed “Harbour news” (z takes it back)")
        assert chosen(room) == "Harbour news"
        await room.press("z")
        assert (chosen(room), room.told[:10]) == ("The Ledger", "taken back")
        await room.press("M")
        assert row(room, "The Ledger").startswith("✓m ")
        assert "unannounced" in room.told
        await room.press("M", "z", "z")
        assert row(room, "The Ledger").startswith("✓  ")
        await room.press("i", "j", "j", "j", "enter")
        assert "every 6 h" in wide(room.screen)
        await room.press("i", "j", "j", "enter")
        assert "only by hand, as you settled" in wide(room.screen)
        await room.press("i", "escape", "z", "z")
        assert "every 6 h" not in wide(room.screen)
        await room.press("F")
        assert "full text" in wide(room.screen)
        await room.press("F", "z", "z")
        await room.press("+", *"ships, sea", "enter")
        assert "news, harbour, ships, sea" in wide(room.screen)
        await room.press("-", *["backspace"] * 5, *"news", "enter")
        assert "harbour, ships, sea" in wide(room.screen) and "news, harbour" not in wide(room.screen)
        await room.press("z", "z")
        assert "tags          news, harbour" in wide(room.screen) and "harbour, ships" not in wide(room.screen)


async def test_unsubscribing_leaves_the_articles(tmp_path: Path) -> None:
    async with looking(tmp_path) as room:
        articles = room.app.library.db.execute("SELECT count(*) FROM articles").fetchone()
        await to(room, "The Ledger")
        await room.press("D")
        assert room.told.startswith("unsubscribed from “The Ledger”; its articles stay (z takes it back)")
        assert "The Ledger" not in titles(room) and "10 in all" in room.status
        assert chosen(room), "the cursor is on its neighbour"
        assert room.app.library.db.execute("SELECT count(*) FROM articles").fetchone() == articles
        await room.press("z")
        assert chosen(room) == "The Ledger" and "11 in all" in room.status
        await room.press("Z")
        assert "The Ledger" not in titles(room)
        await room.press("escape", "z")
        assert room.told.startswith("taken back: unsubscribed from"), "in the room too"
        await room.press("g", "s")
        assert "The Ledger" in titles(room)


async def test_the_room_shows_what_was_settled(tmp_path: Path) -> None:
    async with looking(tmp_path) as room:
        await to(room, "Market prices")
        await room.press("e", *["backspace"] * 13, *"Fish", "enter", "escape")
        assert any("Fish " in text for text in room.rows)
        await room.press("z")
        assert any("Market" in text for text in room.rows) and not any("Fish" in text for text in room.rows)


async def test_keys_typed_ahead_are_for_what_they_open(tmp_path: Path) -> None:
    async with looking(tmp_path) as room:
        await room.burst("/", *"ledger", "enter", "e", *"!", "enter")
        assert titles(room) == ["The Ledger!"]


TYPED = {
    "rename": ["e", "x", "enter"],
    "tag": ["+", "s", "e", "a", "enter"],
    "untag": ["-", "enter"],
    "i3": ["i", "j", "j", "enter"],
    "i6": ["i", "G", "enter"],
}


def state(library: Library) -> list[object]:
    """All that is the reader's own."""
    return [
        library.db.execute(question).fetchall()
        for question in (
            "SELECT id, given_title, muted, interval, removed, fulltext FROM sources ORDER BY id",
            "SELECT * FROM source_tags ORDER BY 1, 2",
            "SELECT * FROM article_tags ORDER BY 1, 2",
            "SELECT * FROM counts ORDER BY 1",
        )
    ]


KEYS = st.sampled_from([*"jkGMDFO!zZ", "tab", "escape", *TYPED])


@settings(max_examples=examples(2))
@given(st.lists(KEYS, max_size=10))
async def test_z_as_far_as_it_goes_gives_the_state_of_before(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    await undone(tmp_path_factory.mktemp("random"), keys)


@pytest.mark.long
@settings(max_examples=40)
@given(st.lists(KEYS, max_size=40))
async def test_z_as_far_as_it_goes_after_many_keys(tmp_path_factory: pytest.TempPathFactory, keys: list[str]) -> None:
    await undone(tmp_path_factory.mktemp("random"), keys)


async def undone(folder: Path, keys: list[str]) -> None:
    library = empty(folder)
    stock(library, [Faring(one.title, min(one.articles, 2), kind=one.kind, columns=one.columns) for one in EVERY_WAY])
    async with opened(library) as room:
        before = state(library)
        for key in keys:
            if not isinstance(room.app.screen, Sources):
                await room.press("g", "s")
            await room.press(*TYPED.get(key, [key]))
        await room.press(*["z"] * (len(keys) + 1))
        assert "nothing to take back" in room.told
        assert state(library) == before


# ---------------------------------------------------------------- asking


async def test_a_server_that_wants_to_be_left_alone_is_asked_by_a_second_r(tmp_path: Path) -> None:
    async with looking(tmp_path) as room:
        await to(room, "Weather from the north coast and the islands beyond it")
        await room.press("r")
        assert room.told == "waiting until 22:33 (the server asks for it (Retry-After)); r again asks now"
        assert not room.room.errands.running
        await room.press("r")
        assert room.room.errands.running
        assert "asking" in room.told
        await room.press("x")
        await room.until(lambda: not room.room.errands.running, "the end")


async def test_help_lists_the_keys_of_here(tmp_path: Path) -> None:
    async with looking(tmp_path, (100, 50), Config(keys={"sources_mute": ("f5",)})) as room:
        await room.press("?")
        text = wide(room.screen)
        assert "The list of sources" in text and "Unsubscribe" not in text
        assert "f5 " in text and "Ask this source no more" in text
        await room.press("escape")
        await to(room, "The Ledger")
        await room.press("M")
        assert row(room, "The Ledger").startswith("✓  "), "the key was given another place"
        await room.press("f5")
        assert row(room, "The Ledger").startswith("✓m ")


async def test_keys_of_the_list_may_be_given_by_place(tmp_path: Path) -> None:
    keys = {"sources": {"mute": ("f5",), "sources_order": ("f6",), "sources_mut": ("f7",)}, "sources_rename": ("f8",)}
    async with opened(every_way(tmp_path), config=Config(keys=keys)) as room:
        assert "there is no command sources_mut (did you mean sources_mute?)" in room.told
        found = room.app.bindings.list_keys("sources")
        assert (found["sources_mute"], found["sources_order"], found["sources_rename"]) == (("f5",), ("f6",), ("f8",))
        assert found["down"] == ("j", "down")


# ---------------------------------------------------------------- size, and what is hostile


async def test_thousands_of_sources(tmp_path: Path) -> None:
    library = empty(tmp_path)
    stock(library, many(3000))
    async with opened(library) as room:
        assert "300 failing" in room.status
        await room.press("g", "s")
        assert "300 failing  3,000 in all" in room.status
        await room.press("G")
        assert chosen(room) == "Source 2999"
        await room.press("!", "/", *"0 1", "enter")
        assert "with “0 1”, only failing" in room.status


async def test_nothing_hostile_reaches_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b]0;x\x07\x1b[2J\x9b31m[bold]red[/] \u202e‮ [@click=app.quit]"
    library = stocked(tmp_path)
    stock(
        library,
        [
            Faring(
                "Plain", 1, tried=60, results=["failed"],
                columns={"given_title": evil + "T" * 4000, "failures": 2, "reason": evil, "due_why": evil, "link": evil,
                         "moved_to": evil, "offered": [evil, evil], "due": 60, "attempts": 1},
                tags=["tag"],
            )
        ],
    )  # fmt: skip
    library.db.execute("UPDATE tags SET name = ?", (evil,))
    async with opened(library, (120, 40)) as room:
        for keys in (["g", "s"], ["tab"], ["tab", "p"], ["escape", "e"], ["escape", "-"], ["escape", "M"], ["enter"]):
            await room.press(*keys)
            for text in room.screen:
                assert text.isprintable(), repr(text)
        assert room.alive
