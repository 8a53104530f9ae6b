"""What `tuireader doctor` asks: each kind of damage is seen, and what can be made anew is."""

from __future__ import annotations

import pytest

from tests.library_builder import Shelf, draft
from tuireader.library import checking
from tuireader.library.marks import marking
from tuireader.store.file import health

DAMAGES = [
    ("UPDATE sources SET unread = unread + 1", "the articles of a source"),
    ("UPDATE sources SET total = 0", "the articles of a source"),
    ("UPDATE tags SET total = total - 1", "the articles of a tag"),
    ("UPDATE tags SET unread = 7", "the articles of a tag"),
    ("UPDATE counts SET n = n + 1 WHERE name = 'starred'", "all articles"),
    ("UPDATE counts SET n = 0 WHERE name = 'total'", "all articles"),
    ("UPDATE counts SET n = 0 WHERE name = 'unread'", "all articles"),
    ("UPDATE article_tags SET sort = sort + 1", "what is kept beside tags"),
    ("UPDATE article_tags SET unread = 1 - unread", "what is kept beside tags"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES)
def test_wrong_counts_are_seen_and_mended(shelf: Shelf, damage: str, said: str) -> None:
    ids = shelf.add(draft("Ferries", tags="sea"), draft("Mist", guid="2", tags="sea"))
    marking.mark_read(shelf.library, ids[:1])
    shelf.index()
    before = shelf.marks()
    shelf.library.db.execute(damage)
    assert health.wrong_counts(shelf.library.db) == [said]
    findings = {finding.what: finding for finding in checking.examine(shelf.library)}
    assert (findings["counts"].fine, findings["file"].fine, findings["index"].fine) == (False, True, True)
    assert findings["counts"].advice
    list(checking.repair(shelf.library))
    assert shelf.marks() == before
    assert all(
        finding.fine for finding in checking.examine(shelf.library) if finding.what in findings.keys() - {"byte-code"}
    )
    shelf.check()


def test_a_row_that_points_nowhere_is_seen(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Ferries"))
    shelf.library.db.execute("PRAGMA foreign_keys=OFF")
    shelf.library.db.execute("DELETE FROM articles WHERE id = ?", (id,))
    assert health.integrity(shelf.library.db) == [f"bodies row {id} points nowhere"]


def test_a_damaged_index_is_seen_and_made_anew(shelf: Shelf) -> None:
    shelf.save(*(draft(f"Ferries {n}", guid=str(n)) for n in range(20)))
    shelf.index()
    shelf.library.db.execute("UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10")
    assert [said.partition(" (")[0] for said in health.index_faults(shelf.library.db)] == ["the index is damaged"]
    assert sum(checking.repair(shelf.library)) == 20
    assert len(shelf.found("ferries ")) == 20
    shelf.check()


def test_the_facts_count_what_is_there(shelf: Shelf) -> None:
    shelf.save(draft("Ferries"), draft("Mist", guid="2"))
    facts = dict(health.facts(shelf.library.db))
    assert (facts["articles"], facts["sources"], facts["waiting for the index"]) == ("2", "1", "2")
    assert facts["journal"] == "wal"
