"""Drafts become articles: who is new, who is updated, and what no import ever touches."""

from __future__ import annotations

from dataclasses import replace

from tests.library_builder import START, Shelf, draft
from tuireader.library.articles import showing
from tuireader.library.marks import marking
from tuireader.model.drafts import Attachment, Draft, Entry
from tuireader.model.stamps import Stamp
from tuireader.store.content import shelf as shelving


def results(shelf: Shelf, *drafts: Draft, source: str = "Signals") -> list[str]:
    return [one.result for one in shelf.save(*drafts, source=source)]


# ---------------------------------------------------------------- new, unchanged, updated


def test_new_then_unchanged_then_updated(shelf: Shelf) -> None:
    first = draft("Ferries", "They sail.", guid="1")
    assert results(shelf, first) == ["new"]
    assert results(shelf, first) == ["unchanged"]
    assert results(shelf, replace(first, body="They sail again.")) == ["updated"]
    assert results(shelf, replace(first, body="They sail again.")) == ["unchanged"]
    assert shelf.titles() == ["Ferries"]


def test_everything_a_draft_holds_comes_back(shelf: Shelf) -> None:
    given = Draft(
        title="Ferries",
        body="<p>They sail.</p>",
        form="html",
        summary="In short.",
        url="https://signals.example/1",
        author="Ana Sá",
        published=Stamp(START - 100, "minute", zoned=False),
        updated=Stamp(START - 86_400, "day"),
        tags=("Sea", "Ports"),
        language="pt",
        comments="https://signals.example/1#c",
        attachments=(Attachment("https://signals.example/1.mp3", "audio/mpeg", 12, 60, "Spoken"), Attachment("x:y")),
        notes=("a guess",),
    )
    (id,) = shelf.add(given)
    article = showing.article(shelf.library, id)
    assert article is not None
    row = article.row
    assert (row.title, row.url, row.tags, row.published) == (given.title, given.url, given.tags, given.published)
    assert (row.source, row.source_kind, row.first_seen, row.sort) == ("Signals", "feed", START, START - 100)
    for name in ("body", "form", "summary", "author", "updated", "language", "comments", "attachments", "notes"):
        assert getattr(article, name) == getattr(given, name), name
    assert article.words == 2
    assert article.source_url == "https://signals.example/feed"


def test_an_update_takes_away_what_is_gone(shelf: Shelf) -> None:
    full = draft("Ferries", guid="1", summary="Short", author="Ana", tags="sea", day=3, comments="https://c.example")
    (id,) = shelf.add(full)
    shelf.save(Draft(title="Boats", body="Other", guid="1"))
    article = showing.article(shelf.library, id)
    assert article is not None
    assert (article.row.title, article.summary, article.author, article.comments) == ("Boats", "", "", None)
    assert (article.row.published, article.row.tags, article.row.sort) == (None, (), START)
    shelf.check()


def test_the_readers_marks_are_kept_over_updates(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Ferries", guid="1", tags="sea"))
    marking.mark_read(shelf.library, [id])
    marking.star(shelf.library, [id])
    marking.tag(shelf.library, [id], ["mine"])
    shelf.save(draft("Boats", guid="1", tags="ports"))
    row = shelf.row(id)
    assert (row.title, row.read, row.starred, set(row.tags)) == ("Boats", True, True, {"mine", "ports"})
    shelf.check()


def test_a_later_date_moves_the_article_with_its_tags(shelf: Shelf) -> None:
    shelf.save(draft("Old", guid="0", day=5, tags="sea"))
    (id,) = shelf.add(draft("Ferries", guid="1", day=9, tags="sea"))
    assert shelf.titles("tag:sea") == ["Old", "Ferries"]
    shelf.save(draft("Ferries!", guid="1", day=2, tags="sea"))
    assert shelf.row(id).sort == START - 2 * 86_400
    assert shelf.titles("tag:sea") == ["Ferries!", "Old"]
    shelf.check()


def test_a_date_in_the_future_does_not_put_an_article_first_for_ever(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Tomorrow", day=-1))
    assert shelf.row(id).sort == START
    shelf.clock.go_on(60)
    shelf.save(draft("Now"), source="Other")
    assert shelf.titles() == ["Now", "Tomorrow"]


def test_corrected_text_is_found_and_the_old_is_not(shelf: Shelf) -> None:
    shelf.save(draft("Ferries", "They sail on Monday.", guid="1"))
    shelf.index()
    shelf.save(draft("Ferries", "They sail on Friday.", guid="1"))
    assert shelf.found("monday ") == []
    shelf.index()
    assert (shelf.found("monday "), shelf.found("friday ")) == ([], ["Ferries"])
    shelf.check()


# ---------------------------------------------------------------- tags by origin


def test_the_readers_removal_outlives_every_import(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Ferries", guid="1", tags="sea ports"))
    marking.tag(shelf.library, [id], remove=["SEA"])
    assert results(shelf, draft("Ferries 2", guid="1", tags="sea ports new")) == ["updated"]
    assert shelf.row(id).tags == ("ports", "new")
    marking.tag(shelf.library, [id], ["sea"])
    shelf.save(draft("Ferries 3", guid="1", tags="ports"))
    assert shelf.row(id).tags == ("ports", "sea")


def test_a_tag_stays_while_anyone_gives_it(shelf: Shelf) -> None:
    shelf.source("Signals", "Sea", "daily")
    (id,) = shelf.add(draft("Ferries", guid="1", tags="sea ports"))
    assert shelf.row(id).tags == ("Sea", "ports", "daily")
    shelf.save(draft("Ferries 2", guid="1"))
    assert shelf.row(id).tags == ("Sea", "daily")
    marking.tag(shelf.library, [id], remove=["daily"])
    shelf.save(draft("Ferries 3", guid="1"))
    assert shelf.row(id).tags == ("Sea",)


def test_tags_are_one_in_any_case_and_accent(shelf: Shelf) -> None:
    shelf.save(draft("A", tags="Économie"))
    shelf.save(draft("B", tags="economie ECONOMIE"))
    assert sorted(shelf.titles("tag:ÉCONOMIE")) == ["A", "B"]
    assert [shelf.row(id).tags for id in (1, 2)] == [("Économie",)] * 2


# ---------------------------------------------------------------- who is who


def test_a_changed_guid_is_known_by_its_link(shelf: Shelf) -> None:
    link = "http://www.signals.example/ferries/?utm_source=rss"
    (id,) = shelf.add(draft("Ferries", guid="tag:1", url=link))
    marking.mark_read(shelf.library, [id])
    again = draft("Ferries", guid="tag:2", url="https://signals.example/ferries")
    assert shelf.add(again) == [id]
    assert shelf.row(id).read
    assert results(shelf, replace(again, guid="tag:2")) == ["unchanged"]


def test_a_changed_guid_without_a_link_is_known_by_title_and_day(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Ferries", guid="1", day=3))
    assert shelf.add(draft("FERRIES ", guid="2", day=3)) == [id]
    assert shelf.add(draft("Ferries", guid="3", day=4)) != [id]


def test_an_article_of_the_same_document_is_not_taken_for_an_older_one(shelf: Shelf) -> None:
    """A new article at the address that an old one had before belongs to itself, wherever it stands."""
    old = draft("Timetable", guid="1", url="https://signals.example/today")
    (id,) = shelf.add(old)
    marking.mark_read(shelf.library, [id])
    moved = replace(old, url="https://signals.example/archive/1")
    new = draft("Timetable of today", guid="2", url="https://signals.example/today")
    for document in ((moved, new), (new, moved)):
        saved = {one.title: one for one in shelf.save(*document)}
        assert saved["Timetable"].id == id
        assert saved["Timetable of today"].id != id
    assert shelf.row(id).read
    assert len(shelf.titles()) == 2


def test_two_feeds_do_not_share_articles(shelf: Shelf) -> None:
    assert shelf.add(draft("Ferries", guid="1")) != shelf.add(draft("Ferries", guid="1"), source="Other")


def test_one_id_three_times_in_a_document_stays_three(shelf: Shelf) -> None:
    three = [draft(f"Part {n}", guid="same", url=f"https://signals.example/{n}") for n in (1, 2, 3)]
    first = shelf.add(*three)
    assert len(set(first)) == 3
    written = shelf.library.db.total_changes
    for _ in range(5):
        assert [(one.id, one.result) for one in shelf.save(*three)] == [(id, "unchanged") for id in first]
    assert shelf.library.db.total_changes == written
    assert shelf.add(*reversed(three)) == first[::-1]


def test_one_link_for_five_titles_stays_five(shelf: Shelf) -> None:
    five = [draft(f"Title {n}", url="https://signals.example/") for n in range(5)]
    first = shelf.add(*five)
    assert len(set(first)) == 5
    for _ in range(5):
        assert shelf.add(*five) == first


def test_a_document_read_ten_times_with_small_changes_stays_what_it_was(shelf: Shelf) -> None:
    twenty = [draft(f"Title {n}", f"Text  of {n}", guid=str(n), day=n) for n in range(20)]
    first = shelf.add(*twenty)
    marking.mark_read(shelf.library, first[:7])
    for turn in range(10):
        shuffled = twenty[turn:] + twenty[:turn]
        shaken = [replace(one, body=one.body.replace("  ", "\n\n " * (turn + 1))) for one in shuffled]
        assert {one.result for one in shelf.save(*shaken)} == {"unchanged"}
    assert len(shelf.titles()) == 20
    assert [shelf.row(id).read for id in first] == [True] * 7 + [False] * 13


def test_undated_articles_keep_the_order_of_their_document(shelf: Shelf) -> None:
    shelf.save(*(draft(name) for name in ("third", "second", "first")))
    shelf.clock.go_on()
    shelf.save(*(draft(name) for name in ("fifth", "fourth")))
    assert shelf.titles() == ["fifth", "fourth", "third", "second", "first"]


def test_a_new_version_can_be_named(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Ferries", guid="1"))
    entry = Entry(draft("Quite another", guid="2"), (b"k" * 16,), b"h" * 16)
    (one,) = shelving.save(shelf.library.db, shelf.source(), shelf.source(), [entry], START, onto=id)
    assert (one.id, one.result) == (id, "updated")


def test_the_longer_text_stays_where_that_is_asked(shelf: Shelf) -> None:
    def save(body: str) -> str:
        entry = Entry(draft("Ferries", body), (b"k" * 16,), body.encode())
        (one,) = shelving.save(shelf.library.db, shelf.source(), 0, [entry], START, keep_longer=True)
        return one.result

    assert [save("They sail."), save("They."), save("They sail again.")] == ["new", "unchanged", "updated"]


def test_an_error_half_way_leaves_nothing(shelf: Shelf) -> None:
    before = shelf.marks()
    broken = draft("Broken", guid="\ud800", url=None)
    entries = [Entry(draft("Good"), (b"1",), b"1"), Entry(replace(broken, title="\ud800"), (b"2",), b"2")]
    source = shelf.source()
    try:
        shelving.save(shelf.library.db, source, source, entries, START)
    except UnicodeEncodeError:
        pass
    else:
        raise AssertionError("a lone surrogate cannot be stored")
    assert shelf.titles() == []
    assert {**shelf.marks(), "SELECT id, total, unread FROM sources ORDER BY 1": []} == before
