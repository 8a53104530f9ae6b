"""The search in the list, on the screen: scope, hits, rank, history, and the way back to exactly where one was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, many, opened, stocked, wide
from tuireader.library import Library, typed
from tuireader.library.marks import marking
from tuireader.library.search import seeking
from tuireader.library.views.listing import View
from tuireader.store.finding.beginnings import Beginnings

ODD = (
    "C++", "don't", "foo-bar", "AND", "node.js", '"', "*", "title:x", "NEAR(", "日本", "記事", "本日の記事です",
    "'", "%", "(",
)  # fmt: skip


def harbour(folder: Path) -> Library:
    """Sixty articles; two of them about the harbour, one in its title, one deep in its text."""
    deep = "And so on, as ever. " * 30 + "Work went on in the Hárbour as on any day. " + "Nothing more. " * 40
    return stocked(
        folder,
        [
            draft("A plan for the harbour", "sea", hours=70, body="It is short."),
            draft("Rain and wind", "sky", hours=71, body=deep),
            *many(58, "inland"),
        ],
    )


def hits(hands: Driver) -> list[str]:
    """What is marked in the rows of the list."""
    shown = hands.room.list
    hit = shown.look("hit")
    return [
        segment.text
        for y in range(shown.size.height)
        for segment in shown.render_line(y)
        if segment.style is not None and segment.style.underline and hit.underline
    ]


async def test_words_are_marked_in_titles_and_in_the_text_around_them(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path), (120, 30)) as room:
        await room.press("/", *"harb", "enter")
        assert room.titles == ["A plan for the harbour", "Rain and wind"]
        assert "A plan for the harbour" in room.rows[0]
        assert "Work went on in the Hárbour" in room.rows[1]
        assert hits(room) == ["harbour", "Hárbour"]
        assert room.room.list.look("hit").bold, "not by colour alone"
        await room.press("j")
        assert hits(room) == ["harbour", "Hárbour"], "under the cursor too"


@pytest.mark.parametrize(
    "size",
    [(30, 8), *(pytest.param(size, marks=pytest.mark.long) for size in ((80, 24), (59, 15), (200, 50)))],
    ids=str,
)
async def test_every_row_fills_its_line(tmp_path: Path, size: tuple[int, int]) -> None:
    from tuireader.text import cells

    wide_ones = [draft(f"日本語の記事 {n}", body="長い文章 " * 30 + "記事") for n in range(3)]
    async with opened(stocked(tmp_path, [*wide_ones, *many(9)]), size) as room:
        for words in ("記事", "title", "text"):
            await room.press("/", *words, "enter")
            assert room.titles
            assert {cells(row) for row in room.rows} == {room.room.list.size.width}
            await room.press("escape")


WAYS = (
    ("/", *"le 3", "escape"),
    ("/", "/", *"harb", "enter", "escape"),
    ("/", *"Ti", "enter", "j", "enter", "space", "escape", "escape", "escape"),
    ("/", *"of it", "enter", "ctrl+r", "j", "h"),
    ("/", *"xy", "enter", "escape"),
    ("/", *"e", "enter", "/", *"x", "escape", "escape"),
    ("/", *"ti", *["backspace"] * 2, "enter"),
)


@pytest.mark.parametrize(
    ("size", "ways"),
    [
        ((80, 24), (WAYS[0], *WAYS[2:4])),
        ((120, 40), (WAYS[1],)),
        *(pytest.param(size, WAYS, marks=pytest.mark.long) for size in ((80, 24), (120, 40))),
    ],
    ids=["80x24", "120x40", "80x24 all", "120x40 all"],
)
async def test_esc_goes_back_to_exactly_where_one_was(
    tmp_path: Path, size: tuple[int, int], ways: tuple[tuple[str, ...], ...]
) -> None:
    async with opened(harbour(tmp_path), size) as room:
        await room.press("t", *"inl", "enter", *["j"] * 20, "enter", "space", "h", *["j"] * 7, "k")
        screen, place, article = room.screen, room.place, room.open
        assert article
        for way in ways:
            await room.press(*way)
            assert (room.place, room.open) == (place, article), way
            await room.press("colon", "escape")  # what was told is gone
            assert seen(room.screen) == seen(screen), way


def seen(screen: list[str]) -> list[str]:
    """The rows without what says how much is unread, also beside the tags: an article may have been opened."""
    return [row.rpartition("▕")[2].replace("●", " ") for row in screen[1:]]


async def test_what_was_read_meanwhile_stays_where_it_was(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path), (80, 24)) as room:
        await room.press("U", *["j"] * 3)
        titles, place = room.titles, room.place
        await room.press("/", *"title 3 ", "enter", "enter", "escape", "escape", "escape")
        assert (room.titles, room.place) == (titles, place)
        assert room.reads()["Title 3"]
        assert "●" not in room.rows[3], "shown as it is now"
        assert room.open == "", "no article was open"


async def test_the_scope_is_said_and_widened(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        await room.press("/")
        assert room.told.startswith("search everything:")
        await room.press("escape", "t", *"sky", "enter", "U", "/", *"harb")
        assert room.told.startswith("search in: tagged sky, unread: harb")
        assert room.titles == ["Rain and wind"]
        await room.press("enter", "/")
        assert room.told.startswith("search everything: harb"), "the key again, after a search stands"
        await room.press("enter")
        assert room.titles == ["A plan for the harbour", "Rain and wind"]
        await room.press("escape")
        assert "tagged sky" in room.status
        await room.press("/", "/", *"harb")
        assert room.told.startswith("search everything: harb"), "a second one on the empty line"
        assert len(room.titles) == 2
        await room.press("escape", "/", *"nonesuch", "enter")
        assert "/ searches everything" in room.told


async def test_ranked_and_back(tmp_path: Path) -> None:
    library = stocked(
        tmp_path,
        [
            draft("Mist", body="ferry " + "and so on " * 90),
            draft("Ferry", hours=5),
            draft("Rain", hours=6, body="a ferry"),
        ],
    )
    async with opened(library) as room:
        await room.press("ctrl+r")
        assert "/ begins one" in room.told
        await room.press("/", *"ferry")
        assert room.titles == ["Mist", "Ferry", "Rain"]
        await room.press("ctrl+r")
        assert room.focus == "prompt-field"
        assert room.titles == ["Ferry", "Rain", "Mist"]
        assert "best first" in room.status
        await room.press("enter", "j", "enter")
        assert room.open == "Rain"
        await room.press("J")
        assert room.open == "Mist", "the next one is the next in rank"
        await room.press("h", "ctrl+r")
        assert room.titles == ["Mist", "Ferry", "Rain"]
        assert "best first" not in room.status


async def test_hits_are_marked_in_the_article(tmp_path: Path) -> None:
    library = stocked(
        tmp_path, [draft("Far", form="html", body="<p>Fog.</p>" * 40 + "<p>A ferry.<p>Ferries</p>"), *many(3)]
    )
    async with opened(library) as room:
        await room.press("/", *"ferr", "enter", "enter")
        pane = room.room.pane
        assert pane.find is not None
        assert (len(pane.find), pane.top) == (2, 0), "one begins where the article begins"
        await room.press("n")
        assert "A ferry." in wide(room.screen)
        assert "1/2" in room.told
        await room.press("N")
        assert "2/2" in room.told
        await room.press("escape")
        assert pane.find is None
        await room.press("h", "escape", "enter")
        assert pane.find is None, "without a search nothing is marked"


async def test_what_was_searched_is_offered_again(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        for words in ("title 3", "harb"):
            await room.press("/", *words, "enter", "escape")
        assert typed.recent(room.app.library, "search") == ["harb", "title 3"]
        await room.press("/", "up")
        assert room.told.endswith("harb")
        await room.until(lambda: len(room.titles) == 2, "what was found")
        await room.press("up", "enter")
        assert "search: title 3" in room.status


async def test_any_characters(tmp_path: Path) -> None:
    library = stocked(
        tmp_path, (draft(f"{n}: {text}", hours=n, body=f"Before {text} after") for n, text in enumerate(ODD))
    )
    async with opened(library) as room:
        everything = room.screen
        for n, text in enumerate(ODD):
            await room.burst("/", *text, "enter")
            assert any(row.title == f"{n}: {text}" for row in room.room.view.walk()), text
            await room.press("enter", "h", "escape", "escape")
        for text in (
            "",
            " ",
            "NEAR(a b, 3)",
            "( ( (",
            "tag:",
            "before:x",
            "title~(",
            "x" * 10_000,
            "日" * 1_000,
            '"' * 999,
        ):
            await room.press("/")
            room.room.prompt.type(text)
            await room.press("enter", "j", "k", "escape", "escape", "g", "g")
            assert len(room.titles) == len(ODD), text[:20]
        assert len(everything) == 24


async def test_a_search_finds_what_is_there_now(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path)) as room:
        await room.press("t", *"inland", "enter", "/", *"harb", "enter")
        assert room.titles == [], "within the tag only"
        await room.press("escape", "escape", "/", *"harb", "enter", "D")
        await room.press("escape", "/", *"harb", "enter")
        assert room.titles == ["Rain and wind"]
        await room.press("s", "escape", "/", *"harb* is:starred", "enter")
        assert room.titles == ["Rain and wind"]
        await room.press("escape", "z", "z", "/", *"harb", "enter")
        assert len(room.titles) == 2


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Every search takes until this is set."""
    opened_now = threading.Event()
    whole = seeking.answers_of

    def late(library: Library, question: seeking.Question, beginnings: Beginnings | None) -> Iterator[seeking.Answer]:
        opened_now.wait(60)
        yield from whole(library, question, beginnings)

    monkeypatch.setattr(seeking, "answers_of", late)
    yield opened_now
    opened_now.set()


async def test_keys_are_answered_while_a_search_takes_long(tmp_path: Path, gate: threading.Event) -> None:
    async with opened(harbour(tmp_path)) as room:
        room.wait_for_searches = False
        await room.press("/", *"harb")
        assert room.told.endswith("harb"), "what is typed is seen"
        assert room.room.searching.under_way
        await room.press("enter")
        assert "Searching" in wide(room.screen)
        await room.press("j", "enter", "m")
        assert room.open == ""
        await room.press("escape")
        assert room.titles[0] == "Title 0"
        await room.press("j", "j")
        assert room.chosen == "Title 2"
        gate.set()
        room.wait_for_searches = True
        await room.press("j")
        assert room.chosen == "Title 3", "an answer that nobody waits for changes nothing"


async def test_a_later_question_takes_the_place_of_an_earlier(tmp_path: Path) -> None:
    """On the seeker alone: of many questions asked at once only the last is answered to its end."""
    answered: list[tuple[int, str]] = []
    done = threading.Event()

    def found(number: int, answer: seeking.Answer) -> None:
        answered.append((number, answer.question.selection.words))
        if answer.whole and answer.question.selection.words == "last":
            done.set()

    from tuireader.model.selections import Selection

    library = harbour(tmp_path)
    seeker = seeking.Seeker(library, found, lambda number, reason: done.set())
    for n in range(50):
        seeker.ask(seeking.Question(Selection(words=f"title~{n}.*z"), 20, 60))
    last = seeker.ask(seeking.Question(Selection(words="last"), 20, 60))
    assert done.wait(60)
    seeker.close()
    assert answered[-1] == (last, "last")
    assert len(answered) < 50
    library.close()


def test_a_question_is_given_up_while_it_runs(tmp_path: Path) -> None:
    from tuireader.query.parse import parse
    from tuireader.store.beside import GivenUp, given_up

    library = stocked(tmp_path, many(400))
    own = library.beside()
    looks: list[int] = []

    def unwanted() -> bool:
        looks.append(1)
        return True

    with pytest.raises(GivenUp), given_up(own.db, unwanted):
        own.db.execute("SELECT count(*) FROM articles a, articles b, articles c").fetchone()
    assert looks
    assert View(own, parse("title", 0)).page(limit=3), "the connection goes on"
    marking.mark_read(library, [1])
    own.close()
    library.close()


async def test_a_short_word_that_may_go_on_leaves_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tuireader.library.views.choosing.LARGE", 1)
    async with opened(harbour(tmp_path), (120, 30)) as room:
        before = room.titles
        await room.press("/", *"har")
        assert room.titles == before, "it may yet become harbour"
        await room.press("b")
        assert room.titles == ["A plan for the harbour", "Rain and wind"]
        await room.press("backspace", "enter")
        assert room.titles == [], "whole words alone, now that it is said"
        await room.press("escape")
        assert room.titles == before


async def test_over_ssh_the_first_rows_come_first_and_the_rest_behind_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tuireader.ui.search.searching import AT_FIRST

    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    mixed = (draft(f"{'Other' if n % 2 else 'Title'} {n}", body="A text.", hours=n) for n in range(60))
    async with opened(stocked(tmp_path, mixed), (80, 24)) as room:
        parts: list[int] = []
        show = room.room.list.show_found

        def shown(*said: object, **more: object) -> None:
            show(*said, **more)  # type: ignore[arg-type]
            parts.append(len(room.room.list.items))

        monkeypatch.setattr(room.room.list, "show_found", shown)
        await room.press("/", *"title")
        assert parts[1] == AT_FIRST, "a t finds what is shown already, ti other rows"
        assert set(parts) <= {AT_FIRST, room.room.list.size.height}, "rows below the same rows stay"
        await room.press("enter")
        assert room.titles == [f"Title {n}" for n in range(0, 44, 2)], "all that are seen"
        assert "30 found" in room.told
        await room.press("end")
        assert room.chosen == "Title 58"


async def test_an_empty_line_says_what_can_be_written(tmp_path: Path) -> None:
    async with opened(harbour(tmp_path), (80, 24)) as room:
        await room.press("slash")
        assert '"a phrase"  -without  tag:x  is:unread' in room.screen[-1]
        await room.press("r")
        assert "phrase" not in room.screen[-1]
        await room.press("backspace")
        assert "phrase" in room.screen[-1]
        await room.press("escape", "U", "slash")
        assert "/ everything" not in room.screen[-1]
        await room.resize(120, 24)
        assert "is:unread  / everything  ↑ earlier ones" in room.screen[-1]
        await room.resize(40, 24)
        assert "-without" not in room.screen[-1]
