"""What the README promises other programs: the views, their columns, and rows that read like the library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.library_builder import START, Shelf, draft
from tuireader.library.marks import marking
from tuireader.model.sources import Outcome
from tuireader.model.stamps import Stamp
from tuireader.store.subscriptions import attempts

README = Path(__file__).resolve().parents[2] / "README.md"


def promised() -> dict[str, list[str]]:
    """View → its columns, as the README's table has them."""
    rows = re.findall(r"^\| `(v_\w+)` \| `([a-z_ ]+)` \|$", README.read_text("utf-8"), re.MULTILINE)
    return {view: columns.split() for view, columns in rows}


@pytest.fixture
def opened(shelf: Shelf) -> Iterator[Database]:
    """A library of two articles as another program opens it, while ours has it open."""
    mist, ferry = shelf.add(  # the last of a document is stored first
        draft("Mist", "It stays.", guid="2", published=Stamp(START - START % 86400, "day"), summary="No view."),
        draft("Ferries", "They leave.", guid="1", day=1, tags="sea ports", author="K. Lind", url="https://f.example/1"),
    )
    marking.mark_read(shelf.library, [ferry])
    marking.tag(shelf.library, [mist], ["mine"], [])
    outcome = Outcome(START, "failed", 503, reason="out of order")
    attempts.failed(shelf.library.db, attempts.Known(1), attempts.Attempt(outcome, None, ""))
    with closing(Database(shelf.folder / "library.sqlite")) as db:
        yield db


def test_the_views_have_the_columns_the_readme_names(opened: Database) -> None:
    assert set(promised()) == set(opened.view_names()) >= {"v_articles", "v_tags", "v_article_tags", "v_sources"}
    for view, columns in promised().items():
        assert [column.name for column in opened[view].columns] == columns
    assert {"articles", "sources", "tags"} <= set(opened.table_names())


def test_the_articles(opened: Database) -> None:
    ferry, mist = opened["v_articles"].rows_where(order_by="id")
    assert ferry == {
        "id": 1,
        "title": "Ferries",
        "url": "https://f.example/1",
        "author": "K. Lind",
        "source": "Signals",
        "source_kind": "feed",
        "published": "2023-11-13T22:13:20Z",
        "first_seen": "2023-11-14T22:13:20Z",
        "summary": None,
        "form": "text",
        "body": "They leave.",
        "words": 2,
        "read": 1,
        "starred": 0,
        "hidden": 0,
        "source_id": 1,
    }
    assert (mist["published"], mist["summary"], mist["author"], mist["read"]) == ("2023-11-14", "No view.", None, 0)


def test_tags_and_sources(opened: Database) -> None:
    assert sorted(opened["v_tags"].rows, key=lambda row: row["tag"]) == [
        {"tag": "mine", "total": 1, "unread": 1},
        {"tag": "ports", "total": 1, "unread": 0},
        {"tag": "sea", "total": 1, "unread": 0},
    ]
    pairs = {(row["article_id"], row["tag"]) for row in opened["v_article_tags"].rows}
    assert pairs == {(1, "sea"), (1, "ports"), (2, "mine")}
    (source,) = opened["v_sources"].rows
    assert source == {
        "id": 1,
        "source": "Signals",
        "source_kind": "feed",
        "url": "https://signals.example/feed",
        "link": None,
        "total": 2,
        "unread": 1,
        "tried": "2023-11-14T22:13:20Z",
        "succeeded": None,
        "status": 503,
        "failures": 1,
        "reason": "out of order",
    }
