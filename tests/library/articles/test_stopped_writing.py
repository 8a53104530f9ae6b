"""Writing many articles is told in numbers and stops where nobody wants the rest: a document is whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library_builder import Shelf, draft
from tuireader import progress
from tuireader.library.articles import handing_over


def stop_at(share: float) -> progress.Hearer:
    def hear(done: int, total: int) -> None:
        if done >= total * share:
            raise progress.Stopped

    return hear


def taken(shelf: Shelf) -> list[int]:
    shelf.source("Signals")
    return shelf.add(*(draft(f"Title {n}", guid=str(n)) for n in range(10)))


@pytest.mark.parametrize("name", [writer.name for writer in handing_over.formats()])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_no_document_is_made_of_a_part(shelf: Shelf, tmp_path: Path, name: str, share: float) -> None:
    ids, wanted = taken(shelf), handing_over.writer(name)
    assert wanted is not None
    place = tmp_path / f"made{wanted.suffix}"
    with pytest.raises(progress.Stopped), progress.told_to(stop_at(share)):
        handing_over.save(shelf.library, ids, wanted, place)
    assert not list(tmp_path.glob("made*"))


def test_a_folder_keeps_what_is_done(shelf: Shelf, tmp_path: Path) -> None:
    ids, wanted = taken(shelf), handing_over.writer("markdown")
    assert wanted is not None
    folder = handing_over.place_of(f"{tmp_path}/all/")
    with progress.told_to(stop_at(0.4)):
        made = handing_over.save(shelf.library, ids, wanted, folder)
    assert len(made) == 4
    assert sorted(folder.iterdir()) == sorted(made)


@pytest.mark.parametrize("name", ["epub", "markdown"])
def test_what_is_told_never_goes_back(shelf: Shelf, tmp_path: Path, name: str) -> None:
    ids, wanted = taken(shelf), handing_over.writer(name)
    assert wanted is not None
    for place in (tmp_path / "one", tmp_path):
        told: list[float] = []
        with progress.told_to(lambda done, total, told=told: told.append(done / total)):  # type: ignore[misc]
            handing_over.save(shelf.library, ids, wanted, place)
        assert told == sorted(told) and 0.8 < told[-1] <= 1, place
