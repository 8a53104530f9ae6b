"""`tuireader mark`, `tag` and `undo`: the reader's marks from a script."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli import material
from tests.cli.running import Here
from tests.cli.test_list import ids


@pytest.mark.parametrize(
    ("what", "query"),
    [("read", "is:read"), ("starred", "is:starred")],
)
def test_marks_by_id_and_back(stocked: Here, what: str, query: str) -> None:
    assert stocked.ok("mark", what, "1", "3").out != ""
    assert set(ids(stocked, query)) == {1, 3}
    stocked.ok("mark", f"un{what}", "3")
    assert ids(stocked, query) == [1]
    assert stocked.ok("mark", f"un{what}", "3").out == "nothing to change\n"


@pytest.mark.parametrize(("what", "query"), [("read", "is:read"), ("starred", "is:starred")])
def test_marks_by_query(stocked: Here, what: str, query: str) -> None:
    stocked.ok("mark", what, "--query", "tag:ferries")
    assert set(ids(stocked, query)) == set(ids(stocked, "tag:ferries"))
    stocked.ok("mark", f"un{what}", "--query", "-kind:seed")
    assert ids(stocked, query) == [2]


def test_undo_takes_back_one_step_each(stocked: Here) -> None:
    stocked.ok("mark", "starred", "2")
    stocked.ok("mark", "read", "--query", "")
    assert len(ids(stocked, "is:read")) == 4
    assert stocked.ok("undo").out.startswith("taken back: ")
    assert (ids(stocked, "is:read"), ids(stocked, "is:starred")) == ([], [2])
    assert stocked.ok("undo", "--redo").out.startswith("again: ")
    assert len(ids(stocked, "is:read")) == 4
    stocked.ok("undo")
    stocked.ok("undo")
    assert ids(stocked, "is:starred") == []
    assert stocked.ok("undo").out == "nothing to undo\n"


def written(library: Path, statement: str) -> None:
    with closing(sqlite3.connect(library)) as db, db:
        db.execute(statement)


def test_undo_says_when_the_article_is_gone(stocked: Here, own_home: Path) -> None:
    stocked.ok("mark", "starred", "2")
    label = stocked.ok("delete", "1").out
    written(own_home / "library.sqlite", "DELETE FROM trash")
    said = stocked("undo")
    assert (said.code, said.out) == (1, "")
    assert said.err == f"not possible any more, the article is gone: {label}"
    assert stocked.ok("undo").out.startswith("taken back: starred"), "what was done before it can be taken back"
    assert stocked.ok("undo").out == "nothing to undo\n"


def test_undo_says_how_many_of_several_are_gone(stocked: Here, own_home: Path) -> None:
    stocked.ok("delete", "1", "2", "3")
    written(own_home / "library.sqlite", "DELETE FROM trash WHERE article_id = 2")
    assert stocked.ok("undo").out == "taken back: deleted 3 (1 of them no longer in the library)\n"
    assert sorted(ids(stocked, "")) == [1, 3, 4]


def test_ids_or_a_query_and_not_both(stocked: Here) -> None:
    for arguments, told in (
        (["read"], "say which articles: their IDs, or --query QUERY"),
        (["read", "1", "--query", "x"], "by ID or by --query, not by both"),
    ):
        said = stocked("mark", *arguments)
        assert (said.code, said.out) == (2, "")
        assert told in said.err
    assert ids(stocked, "is:read") == []


def test_unknown_ids_are_told_and_the_others_marked(stocked: Here) -> None:
    said = stocked("mark", "read", "1", "77", "78")
    assert (said.code, said.err) == (1, "there is no article 77\nthere is no article 78\n")
    assert ids(stocked, "is:read") == [1]
    said = stocked("tag", "1", "77", "+late")
    assert (said.code, said.err) == (1, "there is no article 77\n")
    assert ids(stocked, "tag:late") == [1]


def test_what_cannot_be_marked(stocked: Here) -> None:
    for arguments in (["mark", "blue", "1"], ["mark"], ["mark", "read", "x"], ["mark", "read", "1" * 40]):
        said = stocked(*arguments)
        assert (said.code, said.out) == (2, ""), arguments


def test_tags_on_and_off(stocked: Here) -> None:
    stocked.ok("tag", "1", "2", "+new york", "-ferries", "-lindau bay")
    assert stocked.ok("show", "2", "--json").object()["tags"] == ["new york"]
    assert set(ids(stocked, 'tag:"new york"')) == {1, 2}
    stocked.ok("undo")
    assert stocked.ok("show", "2", "--json").object()["tags"] == ["ferries", "lindau bay"]


def test_all_of_a_query_is_deleted(stocked: Here) -> None:
    before = ids(stocked, "tag:ferries")
    stocked.ok("delete", "--query", "tag:ferries")
    assert ids(stocked, "tag:ferries") == []
    assert ids(stocked, "") != []
    stocked.ok("undo")
    assert ids(stocked, "tag:ferries") == before
    assert stocked("delete").code == 2


@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_empty_query_deletes_nothing_and_is_told(stocked: Here, nothing: str) -> None:
    refused = stocked("delete", "--query", nothing)
    assert (refused.code, "every article" in refused.err) == (2, True)
    assert ids(stocked, "") != []
    stocked.ok("delete", "--query", "is:read OR is:unread")
    assert ids(stocked, "") == []


def test_all_of_a_query_is_tagged(stocked: Here) -> None:
    of_ferries = set(ids(stocked, "tag:ferries"))
    stocked.ok("tag", "--query", "tag:ferries", "+boats", "-ferries")
    assert set(ids(stocked, "tag:boats")) == of_ferries
    assert ids(stocked, "tag:ferries") == []
    stocked.ok("undo")
    assert set(ids(stocked, "tag:ferries")) == of_ferries
    assert stocked("tag", "1", "--query", "tag:ferries", "+boats").code == 2


@pytest.mark.parametrize("name", ["history", "news", "library", "h2o", "json", "-"])
def test_a_tag_is_taken_off_whatever_it_is_called(stocked: Here, name: str) -> None:
    stocked.ok("tag", "1", f"+{name}")
    assert name in stocked.ok("show", "1", "--json").object()["tags"]
    if name != "-":
        stocked.ok("tag", "1", f"-{name}")
        assert stocked.ok("show", "1", "--json").object()["tags"] == []


@pytest.mark.parametrize(
    "words", [["1"], ["+x"], ["1", "x"], ["1", "+"], ["1", "-"], ["1", "+x", "--jsno"], ["1" * 30, "+x"], []]
)
def test_what_cannot_be_tagged(stocked: Here, words: list[str]) -> None:
    said = stocked("tag", *words)
    assert (said.code, said.out) == (2, "")


def test_marks_outlive_an_edited_file(stocked: Here, folder: Path) -> None:
    stocked.ok("mark", "read", "2")
    stocked.ok("mark", "starred", "2")
    stocked.ok("tag", "2", "+mine", "-ferries")
    (folder / "ferry.txt").write_text(material.FERRY + "A dog came too.\n", encoding="utf-8")
    assert stocked.ok("import", folder / "ferry.txt").out == "1 updated\n"
    one = stocked.ok("show", "2", "--json").object()
    assert (one["read"], one["starred"], one["tags"]) == (True, True, ["lindau bay", "mine"])
    assert one["paragraphs"][-1] == "A dog came too."
