"""What the reader settles for sources, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.library_builder import Shelf, draft
from tuireader.library import overview
from tuireader.library.marks import marking
from tuireader.library.opening import Library
from tuireader.library.sources import settling
from tuireader.model.changes import Change
from tuireader.model.sources import Record
from tuireader.store.subscriptions import sources


def two(shelf: Shelf) -> int:
    """A source with two articles, one of which the reader has tagged; its id."""
    ids = shelf.add(draft("Ferry", tags="sea"), draft("Fog", guid="fog"), source="Signals")
    marking.tag(shelf.library, ids[:1], ["mine"])
    return shelf.source("Signals")


def known(library: Library, source: int) -> Record:
    record = settling.record(library, source)
    assert record is not None
    return record


SETTLED: list[tuple[Callable[[Library, int], Change | None], str]] = [
    (lambda library, id: settling.rename(library, id, " My\nname "), "renamed “My name”"),
    (lambda library, id: settling.mute(library, [id]), "muted “Signals”"),
    (lambda library, id: settling.ask_every(library, [id], 7200), "changed the interval of “Signals”"),
    (lambda library, id: settling.unsubscribe(library, [id]), "unsubscribed from “Signals”"),
    (lambda library, id: settling.fetch_pages(library, [id]), "the pages of “Signals” are fetched"),
    (lambda library, id: settling.tag(library, [id], ["port", "Sea"]), "tagged “Signals” +port +Sea"),
]


@pytest.mark.parametrize(("settle", "label"), SETTLED, ids=[label for _, label in SETTLED])
def test_each_is_said_stored_taken_back_and_done_again(
    shelf: Shelf, settle: Callable[[Library, int], Change | None], label: str
) -> None:
    id = two(shelf)
    before, marks = known(shelf.library, id), shelf.marks()
    change = settle(shelf.library, id)
    assert change is not None and change.label == label and change.sources == (id,)
    after, marked = known(shelf.library, id), shelf.marks()
    assert (after, overview.sources(shelf.library)) != (before, (before.source,))
    assert settle(shelf.library, id) is None
    shelf.check()
    assert marking.undo(shelf.library) is not None
    assert known(shelf.library, id) == before and shelf.marks() == marks
    assert marking.redo(shelf.library) is not None
    assert known(shelf.library, id) == after and shelf.marks() == marked
    assert marking.undo(shelf.library) is not None
    assert known(shelf.library, id) == before and shelf.marks() == marks
    shelf.check()


def test_a_tag_of_a_source_is_on_all_its_articles_and_on_those_to_come(shelf: Shelf) -> None:
    id = two(shelf)
    settling.tag(shelf.library, [id], ["port"])
    shelf.add(draft("Late", guid="late"), source="Signals")
    assert sorted(shelf.titles("tag:port")) == ["Ferry", "Fog", "Late"]
    settling.tag(shelf.library, [id], remove=["port"])
    assert shelf.titles("tag:port") == []
    shelf.check()


def test_a_tag_that_is_the_articles_own_too_stays_when_the_source_loses_it(shelf: Shelf) -> None:
    id = two(shelf)
    settling.tag(shelf.library, [id], ["sea", "mine"])
    assert sorted(shelf.titles("tag:sea")) == ["Ferry", "Fog"]
    settling.tag(shelf.library, [id], remove=["sea", "mine"])
    assert shelf.titles("tag:sea") == shelf.titles("tag:mine") == ["Ferry"]
    shelf.check()


def test_a_tag_the_reader_took_off_stays_off(shelf: Shelf) -> None:
    id = two(shelf)
    (ferry,) = (id for id in (1, 2) if shelf.row(id).title == "Ferry")
    marking.tag(shelf.library, [ferry], remove=["sea"])
    settling.tag(shelf.library, [id], ["sea"])
    assert shelf.titles("tag:sea") == ["Fog"]
    shelf.check()


def test_unsubscribed_it_is_in_no_list_of_sources_and_added_again_it_is_the_same(shelf: Shelf) -> None:
    id = two(shelf)
    settling.unsubscribe(shelf.library, [id])
    assert overview.sources(shelf.library) == ()
    assert sorted(shelf.titles()) == ["Ferry", "Fog"]
    url = known(shelf.library, id).source.url
    assert sources.ensure(shelf.library.db, "feed", url, "Signals", 9) == (id, True)
    assert [source.id for source in overview.sources(shelf.library)] == [id]
