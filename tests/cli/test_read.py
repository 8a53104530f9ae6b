"""Reading line by line: every verb by the words it is typed with and the words that come."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Here, process
from tests.end_to_end.reader import SEEDS, reader

Typed = Callable[..., list[str]]


@pytest.fixture
def typed(here: Here, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """What is printed when these lines are typed, behind the first page of headlines."""
    here("import", SEEDS)

    def read(*lines: str, query: tuple[str, ...] = ()) -> list[str]:
        monkeypatch.setenv("COLUMNS", "60")
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        first = here.ok("read", *query).out
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in lines)))
        said = here.ok("read", *query).out
        assert "\x1b" not in said, "no cursor is moved"
        assert said.startswith(first)
        return said.removeprefix(first).splitlines()

    return read


def heads(lines: list[str]) -> list[str]:
    return [one for one in lines if re.match(r"\d+\. ", one)]


def test_headlines_are_words_within_the_width(here: Here, typed: Typed) -> None:
    said = typed("list")
    assert said[0] == "12 unread of 12"
    assert said[1].startswith("1. Pier Choir: notes for the spring rehearsals; seeds;")
    assert "unread; tags: music, harbour" in said[2]
    assert len(heads(said)) == 12
    assert all(len(one) <= 60 for one in said)


def test_an_article_is_opened_by_number_and_is_read_then(typed: Typed) -> None:
    said = typed("2", "list")
    assert said[0] == "Welcome to tuireader"
    assert "End of the article." in said
    assert "11 unread of 12" in said
    assert typed("open 2", "quit", "open 3")[-1] == "End of the article.", "nothing is done behind quit"


def test_next_goes_from_unread_to_unread(typed: Typed) -> None:
    said = typed("", "next", "undo", "undo")
    assert [one for one in said if one.startswith(("Pier Choir", "Welcome to"))][:2] == [
        "Pier Choir: notes for the spring rehearsals",
        "Welcome to tuireader",
    ]
    assert said[-2:] == [
        "taken back: marked “Welcome to tuireader” read",
        "taken back: marked “Pier Choir: notes for the spring…” read",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("star 5", "starred “Goalkeeper, 44, Steps Off the Ferry and…”"),
        ("unstar 4", "it was so already"),
        ("unread 4", "it was so already"),
        ("read 2", "marked “Welcome to tuireader” read"),
        ("read all", "marked 12 read"),
        ("tag 2 +night", "tagged “Welcome to tuireader” +night"),
        ("tag 4", "say which tags: tag 12 +ferries -sport"),
        ("star", "no article is open. Name one by its number"),
        ("star 99", "there is no 99 on this page. Name one from 1 to 12"),
        ("links", "no article is open"),
        ("un 4", "un may be unread or unstar or undo"),
        ("fly", "there is no fly here; help says what there is"),
        ("find ferry", "there is no find here; did you mean search? help says what"),
        ("sorces", "there is no sorces here; did you mean sources? help says"),
        ("views", "there are no saved views; `tuireader views add` keeps one"),
        ("sources", "seeds: 12 unread of 12"),
        ("tags harb", "harbour: 6 unread of 6"),
        ("tags x", "there are no tags that begin with x"),
        ("cite", "no article is open. Name one by its number"),
        ("cite 2", "“Welcome to tuireader”. seeds, 1 October 2026."),
        ("?", "list: the headlines of this page again"),
        ("undo", "nothing to take back"),
        ("back", "this is the first page"),
        ("more", "there are no more"),
    ],
)
def test_what_is_said(typed: Typed, line: str, said: str) -> None:
    assert typed(line)[0] == said


def test_searching_narrows_and_an_empty_search_ends_it(typed: Typed) -> None:
    said = typed("search goalkeeper", "/", "tags")
    assert said[0] == "1 unread of 1"
    assert said[1].startswith("1. Goalkeeper, 44")
    assert "12 unread of 12" in said
    assert "harbour: 6 unread of 6" in said
    assert typed("list goalkeeper")[0] == "1 unread of 1"
    assert len(heads(typed("list", query=("tag:climate",)))) == 3


def test_many_tags_are_a_page_of_them(here: Here, typed: Typed) -> None:
    here("tag", "1", *(f"+extra {number}" for number in range(30)))
    said = typed("tags")
    assert len(said) == 20 + 2
    assert re.match(r"and \d+ more; tags all names them, tags har those that begin", said[20])
    assert len(typed("tags all")) > 30


def test_pages_of_headlines(here: Here, typed: Typed, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"date 2020-01-{number + 1:02} Number {number} of thirty\nText.\n")
    here.ok("import", tmp_path)
    said = heads(typed("more", "more", "more", "back"))
    assert [one[:3] for one in said[:2]] == ["1. ", "2. "]
    assert len(said) == 20 + 2 + 20
    assert said[0] == said[22]


def test_a_dumb_terminal_reads_line_by_line_and_says_so() -> None:
    with reader(SEEDS, env={"TERM": "dumb"}) as terminal:
        terminal.wait_for("reading line by line")
        terminal.wait_for("Headlines, what next?")
        terminal.send(b"2\n")
        terminal.wait_for("Open: Welcome to tuireader, what next?")
        terminal.send(b"q\n")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.output()


def test_bytes_that_are_no_text_are_a_line_like_any_other(typed: Typed) -> None:
    assert process("read", stdin=b"\xff\xfe\x1b]52;c;aGk=\x07\nquit\n").returncode == 0
