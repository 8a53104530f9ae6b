"""Large files are read in a process of their own: what is hard to read costs itself only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library_builder import Shelf
from tuireader import importers
from tuireader.importers.entries import entries_of
from tuireader.library.intake import reading_apart
from tuireader.library.intake.reading_apart import JOB, LARGE, the_worker
from tuireader.model.documents import Document, Refused
from tuireader.worker import Worker

ITEM = "<item><title>Ferry {0}</title><guid>{0}</guid><description>&lt;p&gt;{1}</description></item>"
TEXT = "The ferry leaves at noon. " * 40


def large_feed() -> bytes:
    items = "".join(ITEM.format(n, TEXT) for n in range(520))
    content = f"<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>".encode()
    assert len(content) > LARGE
    return content


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    yield
    the_worker().close()


def test_a_large_document_is_read_as_a_small_one() -> None:
    content = large_feed()
    document = importers.read(content, "/news.xml")
    assert isinstance(document, Document)
    assert reading_apart.read(content, "/news.xml") == (document, entries_of(document))
    assert the_worker()._process is not None


def test_small_ones_start_no_process(shelf: Shelf) -> None:
    path = shelf.write("a.txt", "Mist\n\nNo ferry today.")
    assert [one.result for one in shelf.take(path)] == ["new"]
    assert the_worker()._process is None


def test_what_is_too_hard_is_refused_in_words() -> None:
    with Worker(JOB, seconds=0.0, megabytes=512) as worker:
        document, entries = reading_apart.read(large_feed(), "/news.xml", worker)
    assert isinstance(document, Refused)
    assert document.reason == "it took more than 0 s and was given up: no document should be so hard to read"
    assert entries == []


def test_a_file_that_needs_too_much_costs_no_other(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "SECONDS", 0.2)
    the_worker.cache_clear()
    shelf.write("news/a.txt", "Mist\n\nNo ferry today.")
    shelf.write("news/b.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b'[{"a":' * 2_000_000)
    shelf.write("news/c.txt", "Sun\n\nAll ferries sail.")
    taken = shelf.take(shelf.folder / "news")
    the_worker.cache_clear()
    names = [(Path(one.path).name, one.result) for one in taken]
    assert names == [("a.txt", "new"), ("b.json", "refused"), ("c.txt", "new")]
    assert "more than 0.2 s" in str(taken[1].reason)
    shelf.index()
    shelf.check()
