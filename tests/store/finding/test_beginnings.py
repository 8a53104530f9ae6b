"""Beginnings of words are spelled out: by the index, or among what a shorter beginning has found before."""

from __future__ import annotations

from tests.library_builder import Shelf, draft
from tuireader.library.search import searching
from tuireader.query import tree
from tuireader.store.finding.beginnings import MOST, Beginnings


def shelve(shelf: Shelf, *texts: str) -> None:
    shelf.add(*(draft("Title", text) for text in texts))
    searching.make_ready(shelf.library)


def words(beginnings: Beginnings, start: str) -> list[str]:
    """What it is spelled out as; nothing if it stays a beginning."""
    found = beginnings.spelled_out(tree.Words(start, prefix=True))
    parts = found.parts if isinstance(found, tree.Or) else (found,)
    assert all(isinstance(part, tree.Words) for part in parts)
    return sorted(part.text for part in parts if isinstance(part, tree.Words) and not part.prefix)


def test_each_letter_more_leaves_some_of_the_words(shelf: Shelf) -> None:
    shelve(shelf, "harbour harbours harp", "Harbour Häfen")
    with shelf.library.beside() as own:
        beginnings = Beginnings(own.db)
        assert words(beginnings, "har") == ["harbour", "harbours", "harp"]
        assert words(beginnings, "harb") == ["harbour", "harbours"]
        assert words(beginnings, "Harbours") == ["harbours"]
        assert words(beginnings, "ha") == ["hafen", "harbour", "harbours", "harp"]
        assert words(beginnings, "hax") == []


def test_what_is_indexed_meanwhile_is_among_them(shelf: Shelf) -> None:
    shelve(shelf, "harbour")
    with shelf.library.beside() as own:
        beginnings = Beginnings(own.db)
        assert words(beginnings, "har") == ["harbour"]
        shelve(shelf, "harbinger")
        assert words(beginnings, "harb") == ["harbinger", "harbour"]


def test_of_very_many_words_none_is_kept(shelf: Shelf) -> None:
    shelve(shelf, " ".join(f"harb{n:03}" for n in range(MOST + 40)))
    with shelf.library.beside() as own:
        beginnings = Beginnings(own.db)
        assert words(beginnings, "harb") == []
        assert words(beginnings, "harb01") == [f"harb01{n}" for n in range(10)]
        assert len(words(beginnings, "harb09")) == 10
