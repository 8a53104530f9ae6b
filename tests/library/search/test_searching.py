"""The best hits first, and the piece of a text that shows why it was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library_builder import Shelf, draft
from tuireader.library.marks import marking
from tuireader.library.search import hits, searching, snippets
from tuireader.query import parse, tree
from tuireader.store.finding import planning


def best(shelf: Shelf, query: str) -> list[str]:
    return [row.title for row in searching.ranked(shelf.library, parse.parse(query, shelf.clock()))]


@pytest.fixture
def harbour(shelf: Shelf) -> Shelf:
    shelf.save(
        draft(
            "Mist", "A long text in which the ferry is named once. " + "And so on. " * 40, guid="1", day=1, tags="sea"
        ),
        draft("Ferry", "Text", guid="2", day=9, tags="sea"),
        draft("Rain", "Nothing of it", guid="3", day=2, tags="sea"),
        draft("Boats", "ferry ferry ferry", guid="4", day=3),
    )
    shelf.index()
    return shelf


def test_a_title_says_more_than_a_text(harbour: Shelf) -> None:
    assert best(harbour, "ferry") == ["Ferry", "Boats", "Mist"]
    assert best(harbour, "ferry tag:sea") == ["Ferry", "Mist"]
    marking.mark_read(harbour.library, [searching.ranked(harbour.library, tree.Words("ferry"))[0].id])
    assert "Ferry" not in best(harbour, "ferry is:unread")


def test_without_words_the_newest_come_first(harbour: Shelf) -> None:
    assert best(harbour, "tag:sea") == ["Mist", "Rain", "Ferry"]
    assert best(harbour, "") == ["Mist", "Rain", "Boats", "Ferry"]


def test_of_very_many_hits_those_in_titles_come_first(harbour: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "DENSE", 1)
    assert best(harbour, "ferry") == ["Ferry", "Mist", "Boats"]
    assert best(harbour, "ferry tag:sea") == ["Ferry", "Mist"]


def test_a_snippet_shows_the_hit(harbour: Shelf) -> None:
    rows = searching.ranked(harbour.library, tree.Words("FERRY"))
    found = {row.title: snippets.snippets(harbour.library, rows, tree.Words("FERRY"), 40)[row.id] for row in rows}
    mist = found["Mist"]
    assert [mist.text[start:end] for start, end in mist.hits] == ["ferry"]
    assert len(found["Boats"].hits) == 3
    assert found["Ferry"].hits == ()


@given(
    st.lists(st.sampled_from(["ferry", "Fähre", "日本語", "a", "ferryman", "İ", "—"]), max_size=40).map(" ".join),
    st.integers(10, 60),
)
def test_hits_lie_where_they_say(text: str, width: int) -> None:
    for typed in ("ferry", "fahre", "日本", "FERRY"):
        wanted = hits.searched(tree.Words(typed))
        assert wanted is not None
        one = snippets.snippet(text, wanted, width)
        assert len(one.text) <= width + 4
        for start, end in one.hits:
            assert 0 <= start < end <= len(one.text)
            assert one.text[start:end].lower() in ("ferry", "fähre", "日本")
        assert bool(one.hits) == bool(wanted.search(hits.levelled(text))), "the first hit is within the piece"
