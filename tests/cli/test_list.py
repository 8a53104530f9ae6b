"""`tuireader list` and the headlines without a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import Here, process

FIELDS = [
    *("id", "title", "url", "author", "source", "source_kind", "published", "published_precision", "updated"),
    *("first_seen", "summary", "tags", "read", "starred", "words"),
]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def ids(here: Here, *query: str) -> list[int]:
    return [one["id"] for one in here.ok("list", "--json", *query).objects()]


def titles(here: Here, *query: str) -> list[str]:
    return [one["title"] for one in here.ok("list", "--json", *query).objects()]


def test_newest_first(stocked: Here) -> None:
    assert titles(stocked) == [
        "Choir Café Opens in Sankt Veit",  # undated: it stands where it was first seen
        "Ferries late",
        "Storm & Calm",
        "Night Ferry to Orla Sails Again",
    ]


def test_an_article_has_exactly_the_promised_fields(stocked: Here) -> None:
    for one in stocked.ok("list", "--json").objects():
        assert list(one) == FIELDS
        assert MOMENT.fullmatch(one["first_seen"])


def test_the_fields_of_a_seed(stocked: Here) -> None:
    (one,) = stocked.ok("list", "--json", "orla").objects()
    assert MOMENT.fullmatch(one.pop("first_seen"))
    assert one == {
        "id": 2,
        "title": "Night Ferry to Orla Sails Again",
        "url": None,
        "author": None,
        "source": "news",
        "source_kind": "seed",
        "published": "2026-03-05T06:05:00Z",
        "published_precision": "minute",
        "updated": "2026-03-05T09:40:00Z",
        "summary": "After two winters in dock the ship is back.",
        "tags": ["ferries", "lindau bay"],
        "read": False,
        "starred": False,
        "words": one["words"],
    }
    assert 20 <= one["words"] <= 40


def test_the_fields_of_a_feeds_article(stocked: Here) -> None:
    (one,) = stocked.ok("list", "--json", "storm").objects()
    assert one["url"] == "https://harbour.example/storm"
    assert one["author"] == "Ada Berg"
    assert (one["source"], one["source_kind"]) == ("Harbour Post", "feed")
    assert one["tags"] == ["weather"]


def test_what_is_unknown_is_null(stocked: Here) -> None:
    (one,) = stocked.ok("list", "--json", "café").objects()
    assert (one["url"], one["author"], one["published"], one["published_precision"], one["updated"]) == (None,) * 5
    assert one["tags"] == []


@pytest.mark.parametrize(
    ("prefix", "published", "precision"),
    [
        (" date 2022-02 ", "2022-02", "month"),
        (" date 2022-02-08 ", "2022-02-08", "day"),
        (" date 2022 ", "2022", "year"),
    ],
)
def test_a_date_is_cut_to_what_is_known(
    here: Here, tmp_path: Path, prefix: str, published: str, precision: str
) -> None:
    (tmp_path / "a.txt").write_text(f"{prefix}Snow in the Valley\n\nIt fell all night.\n", encoding="utf-8")
    here.ok("import", tmp_path / "a.txt")
    one = here.ok("list", "--json").object()
    assert (one["published"], one["published_precision"]) == (published, precision)


def test_a_headline_is_a_line(stocked: Here) -> None:
    stocked.ok("mark", "starred", "2")
    stocked.ok("mark", "read", "3")
    by_id = {int(text.split()[0]): text for text in stocked.ok("list").lines()}
    assert len(by_id) == 4
    assert by_id[2] == (
        "     2 ●★ 2026-03-05  news              Night Ferry to Orla Sails Again  [ferries, lindau bay]"
    )
    assert by_id[3].startswith("     3    2026-03-0")


def test_queries(stocked: Here) -> None:
    assert set(titles(stocked, "tag:ferries")) == {"Ferries late", "Night Ferry to Orla Sails Again"}
    assert titles(stocked, "tag:ferries", "-kind:seed") == ["Ferries late"]
    assert titles(stocked, "tag:ferries -kind:seed") == ["Ferries late"]
    assert titles(stocked, "-kind:feed", "after:2026-03-01", "before:2026-04-01") == ["Night Ferry to Orla Sails Again"]
    assert titles(stocked, "cafe") == ["Choir Café Opens in Sankt Veit"]
    assert titles(stocked, "no-such-thing") == []


def test_a_limit(stocked: Here) -> None:
    assert len(ids(stocked, "--limit", "2")) == 2
    assert len(ids(stocked, "-n1")) == 1
    assert ids(stocked, "--limit", "0") == []
    assert len(ids(stocked, "--limit", str(10**30))) == 4
    assert len(stocked.ok("list", "-n", "3").lines()) == 3
    assert stocked("list", "--limit", "-1").code == 2
    assert stocked("list", "--limit", "many").code == 2


@pytest.mark.parametrize(
    ("query", "column"), [("after:nonsense", 7), ("ferries after:nonsense", 15), ("title~(", 7), ("is:odd", 4)]
)
def test_a_query_that_cannot_be_understood(stocked: Here, query: str, column: int) -> None:
    for arguments in (["list", query], ["mark", "read", "--query", query]):
        said = stocked(*arguments)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"tuireader: query: column {column}: ")


def test_a_path_without_a_terminal_prints_headlines(folder: Path) -> None:
    done = process(folder)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout == process("list").stdout
    assert done.stdout.count(b"\n") == 4
    assert process().stdout == done.stdout


def test_a_refused_path_is_named_and_the_rest_is_printed(here: Here, folder: Path) -> None:
    said = here(folder, folder / "none.txt")
    assert said.code == 1
    assert len(said.lines()) == 4
    assert said.err == f"refused: {folder}/none.txt: there is no such file or folder\n"


def test_what_finds_nothing_says_why(stocked: Here) -> None:
    said = stocked("list", "tag:feries")
    assert (said.code, said.out) == (0, "")
    assert said.err == "no article fits; no article is tagged feries, did you mean ferries?\n"
    assert stocked("list", "tag:feries", "--json").err == ""
