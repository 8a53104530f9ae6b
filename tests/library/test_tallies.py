"""Counts that never hold up a key, and searches that do not gather half a library for two letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library_builder import draft, made
from tuireader.library.views import choosing, listing
from tuireader.model.selections import Selection
from tuireader.query import parse
from tuireader.store.finding import tallies


def test_a_tally_counts_as_far_as_it_is_worth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = made(tmp_path)
    shelf.add(*(draft(f"Ferry {n}", tags="sea ships") for n in range(12)))
    shelf.index()
    view = listing.View(shelf.library, parse.parse("tag:sea tag:ships", shelf.clock()))
    assert [str(tally) for tally in view.tallies()] == ["12", "12"]
    monkeypatch.setattr(tallies, "MOST", 10)
    assert [str(tally) for tally in view.tallies()] == ["10+", "10+"]
    monkeypatch.setattr(tallies, "STEPS", 1)
    assert [str(tally) for tally in view.tallies()] == ["many", "many"]
    everything = listing.View(shelf.library, parse.parse("", shelf.clock()))
    assert str(everything.tallies()[0]) == "12", "what is counted by trigger is known at any size"
    shelf.library.close()


def test_in_a_large_library_a_beginning_needs_some_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = made(tmp_path)
    shelf.add(draft("The ferries sail"), draft("A fe of iron"), draft("日本の船"))
    shelf.index()

    def found(typed: str) -> set[str]:
        view = choosing.view_of(shelf.library, Selection(words=typed))
        return {row.title for row in view.walk()}

    assert found("fe") == {"The ferries sail", "A fe of iron"}
    monkeypatch.setattr(choosing, "LARGE", 2)
    assert found("fe") == {"A fe of iron"}
    assert found("ferr") == {"The ferries sail"}
    assert found("日") == {"日本の船"}
    shelf.library.close()
