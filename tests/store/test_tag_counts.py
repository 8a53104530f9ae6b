"""The counts of all tags: in their order, and the same tuple while nothing has changed."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import draft, stocked
from tuireader.library import overview
from tuireader.library.marks import marking, tag_keeping
from tuireader.model.tags import TagCount


def test_tags_stand_by_count_then_by_name(tmp_path: Path) -> None:
    library = stocked(tmp_path, (draft(f"Title {n}", *("sea", "Zoo", "Énergie, verte")[: n % 3 + 1]) for n in range(6)))
    found = overview.tags(library)
    assert [(tag.name, tag.total, tag.unread, tag.folded) for tag in found] == [
        ("sea", 6, 6, "sea"), ("Zoo", 4, 4, "zoo"), ("Énergie, verte", 2, 2, "energie, verte"),
    ]  # fmt: skip
    assert [tag.id for tag in found] == [row[0] for row in library.db.execute("SELECT id FROM tags ORDER BY id")]
    assert all(type(n) is int for tag in found for n in (tag.total, tag.unread, tag.hidden, tag.colour, tag.id))
    even = stocked(tmp_path / "even", [draft("One", "b", "A", "c")])
    assert [tag.name for tag in overview.tags(even)] == ["A", "b", "c"]


def test_they_are_read_anew_when_anything_of_them_changes(tmp_path: Path) -> None:
    library = stocked(tmp_path, (draft(f"Title {n}", "sea", "fog") for n in range(3)))
    before = overview.tags(library)
    assert overview.tags(library) is before
    marking.mark_read(library, [1])
    read = overview.tags(library)
    assert read == tuple(tag._replace(unread=2) for tag in before)
    tag_keeping.rename(library, "sea", "ocean")
    assert [tag.name for tag in overview.tags(library)] == ["fog", "ocean"]
    tag_keeping.colour(library, ["fog"], "red")
    assert overview.tags(library)[0].colour > 0
    tag_keeping.hide(library, ["fog"])
    assert overview.tags(library)[0].hidden


def test_a_library_without_tags_has_none(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft("Title")])
    assert overview.tags(library) == overview.tags(library, unused=True) == ()
    assert isinstance(overview.tags(stocked(tmp_path / "one", [draft("One", "sea")]))[0], TagCount)
