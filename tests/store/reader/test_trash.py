"""Deleted articles stay away, whatever is fetched or taken in again, and undo brings them back whole."""

from __future__ import annotations

import pytest

from tests.library_builder import DAY, Shelf, draft, results
from tuireader.library import overview
from tuireader.library.articles import showing
from tuireader.library.marks import marking, retaining
from tuireader.library.marks.retaining import Rule
from tuireader.model.drafts import Attachment
from tuireader.store.content import revisions
from tuireader.store.reader import journal


def full(shelf: Shelf) -> list[int]:
    """Three articles with everything an article can have."""
    files = (Attachment("https://a.example/1.mp3", "audio/mpeg", 7),)
    ids = shelf.add(
        *(draft(f"Ferry {n}", guid=str(n), day=n, tags="sea ports", attachments=files, notes=("n",)) for n in range(3))
    )
    shelf.index()
    marking.mark_read(shelf.library, ids[:1])
    marking.star(shelf.library, ids[:2])
    marking.tag(shelf.library, ids, ["mine"], ["ports"])
    shelf.index()
    return ids


def test_deleted_it_is_nowhere_and_undone_it_is_as_it_was(shelf: Shelf) -> None:
    ids = full(shelf)
    articles = [showing.article(shelf.library, id) for id in ids]
    before = shelf.marks()
    change = marking.delete(shelf.library, [ids[0], ids[1], 999])
    assert change is not None and change.label == "deleted 2"
    assert shelf.titles() == shelf.titles("tag:sea") == shelf.found("ferry ") == ["Ferry 2"]
    assert overview.totals(shelf.library) == overview.Totals(1, 1, 0)
    assert showing.article(shelf.library, ids[0]) is None
    shelf.check()
    assert marking.undo(shelf.library) == change
    assert shelf.marks() == before
    assert [showing.article(shelf.library, id) for id in ids] == articles
    shelf.index()
    assert len(shelf.found("ferry ")) == 3
    shelf.check()
    assert marking.redo(shelf.library) == change
    assert shelf.titles() == ["Ferry 2"]
    shelf.check()


def test_no_feed_brings_it_back(shelf: Shelf) -> None:
    drafts = [draft(f"Ferry {n}", guid=str(n), url=f"https://signals.example/{n}") for n in range(3)]
    ids = shelf.add(*drafts)
    marking.delete(shelf.library, ids[:2])
    for _ in range(5):
        assert [one.result for one in shelf.save(*drafts)] == ["deleted", "deleted", "unchanged"]
    changed = [draft("Ferry 0, corrected", guid="0"), draft("Ferry 1", guid="new", url="https://signals.example/1")]
    assert [one.result for one in shelf.save(*changed)] == ["deleted", "deleted"]
    assert shelf.titles() == ["Ferry 2"]
    shelf.check()


def test_no_file_brings_it_back_and_trying_leaves_nothing(shelf: Shelf) -> None:
    path = shelf.write("news/a.txt", "2022-02-08 10:30\nFerries\n\nThey sail.\n")
    (one,) = shelf.take(path)
    marking.delete(shelf.library, [one.id or 0])
    shelf.take(path)
    for _ in range(3):
        (again,) = shelf.take(path)
        assert again.result == "unchanged" and again.reason
    path.write_text("2022-02-08 10:30\nFerries\n\nThey sail again.\n")
    assert results(shelf.take(shelf.folder / "news")) == [("a.txt", "unchanged")]
    assert shelf.titles() == []
    assert shelf.library.db.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    marking.undo(shelf.library)
    assert shelf.titles() == ["Ferries"]
    assert results(shelf.take(path)) == [("a.txt", "updated")]


def test_what_no_undo_reaches_is_let_go_and_still_stays_away(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 3)
    gone, other = shelf.add(draft("Ferries", guid="1"), draft("Mist", guid="2"))
    shelf.save(draft("Ferries!", guid="1"))
    marking.delete(shelf.library, [gone])
    for turn in range(4):
        marking.star(shelf.library, [other], turn % 2 == 0)
    assert shelf.library.db.execute("SELECT count(*) FROM trash").fetchone() == (0,)
    assert revisions.of(shelf.library.db, gone) == ()
    while marking.undo(shelf.library):
        pass
    assert [one.result for one in shelf.save(draft("Ferries!", guid="1"))] == ["deleted"]
    assert shelf.titles() == ["Mist"]
    shelf.check()


def test_a_mark_on_what_was_deleted_since_is_taken_back_as_far_as_it_can_be(shelf: Shelf) -> None:
    first, second = shelf.add(draft("Ferries", guid="1"), draft("Mist", guid="2"))
    marking.mark_read(shelf.library, [first, second])
    marking.delete(shelf.library, [first])
    shelf.library.db.execute("DELETE FROM changes WHERE field = 'deleted'")
    shelf.library.db.execute("DELETE FROM actions WHERE id = (SELECT max(id) FROM actions)")
    change = marking.undo(shelf.library)
    assert change is not None and change.gone == 1
    assert not shelf.row(second).read
    shelf.check()


def test_corrected_texts_are_kept(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Ferries", "<p>Monday ö</p>", guid="1", form="html", summary="s"))
    shelf.clock.go_on(5)
    shelf.save(draft("Boats", "Friday", guid="1"))
    shelf.clock.go_on(5)
    shelf.save(draft("Boats", "Sunday", guid="1"))
    shelf.save(draft("Boats", "Sunday", guid="1"))
    found = revisions.of(shelf.library.db, id)
    assert [(one.title, one.form, one.summary, one.body, one.replaced - shelf.clock()) for one in found] == [
        ("Ferries", "html", "s", "<p>Monday ö</p>", -5),
        ("Boats", "text", "", "Friday", 0),
    ]
    for turn in range(2 * revisions.KEPT):
        shelf.clock.go_on(1)
        shelf.save(draft("Boats", f"Text {turn}", guid="1"))
    kept = [one.body for one in revisions.of(shelf.library.db, id)]
    assert kept == [f"Text {turn}" for turn in range(revisions.KEPT - 1, 2 * revisions.KEPT - 1)]


# ---------------------------------------------------------------- retention


def test_only_read_articles_without_the_readers_marks_may_go(shelf: Shelf) -> None:
    names = ("plain", "unread", "starred", "tagged", "given", "young")
    ids = dict(
        zip(
            names, shelf.add(*(draft(n, guid=n, day=1 if n == "young" else 40, tags="sea") for n in names)), strict=True
        )
    )
    marking.mark_read(shelf.library, [id for name, id in ids.items() if name != "unread"])
    marking.star(shelf.library, [ids["starred"]])
    marking.tag(shelf.library, [ids["tagged"]], ["mine"])
    rule = Rule(days=30)
    preview = retaining.would_go(shelf.library, rule)
    assert set(preview) == {ids["plain"], ids["given"]}
    before = shelf.marks()
    change = retaining.let_go(shelf.library, rule)
    assert change is not None and set(change.articles) == set(preview)
    assert sorted(shelf.titles()) == sorted(["unread", "starred", "tagged", "young"])
    assert retaining.let_go(shelf.library, rule) is None
    shelf.check()
    marking.undo(shelf.library)
    assert shelf.marks() == before


def test_so_many_of_each_source_stay(shelf: Shelf) -> None:
    for source in ("A", "B"):
        ids = shelf.add(*(draft(f"{source}{n}", guid=str(n), day=n) for n in range(5)), source=source)
        marking.mark_read(shelf.library, ids[1:])
    retaining.let_go(shelf.library, Rule(per_source=2))
    assert sorted(shelf.titles()) == ["A0", "A1", "B0", "B1"]
    assert retaining.would_go(shelf.library, Rule()) == []
    shelf.clock.go_on(400 * DAY)
    assert len(retaining.would_go(shelf.library, Rule(days=1, per_source=0))) == 2
