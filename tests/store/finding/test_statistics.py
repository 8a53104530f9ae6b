"""The questions of the statistics: what they count, and that each is answered by one index alone."""

from __future__ import annotations

from tests.library_builder import START, Shelf, draft
from tests.store.test_plans import plans
from tuireader.library.marks import marking
from tuireader.store.finding import statistics
from tuireader.store.finding.statistics import WEEK

SINCE = START - 26 * WEEK


def shelf_of_weeks(shelf: Shelf) -> int:
    """Three articles of this week, one of the third before, one too old; the first is read."""
    ids = shelf.add(*(draft(f"{day}", guid=f"{day}", day=day, tags="sea") for day in (1, 2, 3, 20, 300)))
    marking.mark_read(shelf.library, ids[:1])
    return shelf.source()


def test_counts_are_by_week_and_no_further_back(shelf: Shelf) -> None:
    source, db = shelf_of_weeks(shelf), shelf.library.db
    assert statistics.of_source(db, source, SINCE, START) == [(0, 3), (2, 1)]
    assert statistics.unread(db, SINCE, START) == [(0, 2), (2, 1)]
    ((tag, name, total, unread),) = statistics.largest_tags(db, 9)
    assert (name, total, unread) == ("sea", 5, 4)
    assert statistics.of_tag(db, tag, SINCE, START) == [(0, 3), (2, 1)]
    assert sum(count for _, count, _ in statistics.arrivals(db, SINCE, START)) == 4
    assert statistics.latest(db, source) == [START - day * 86_400 for day in (1, 2, 3, 20, 300)]


def test_what_is_dated_with_a_day_alone_is_told_apart(shelf: Shelf) -> None:
    midnight = START // 86_400 * 86_400 - START
    shelf.add(draft("a", guid="a", day=0), draft("b", guid="b", day=1))
    shelf.library.db.execute("UPDATE articles SET sort = ? WHERE id = 1", [START + midnight])
    found = statistics.arrivals(shelf.library.db, SINCE, START + 1)
    assert (START + midnight, 1, 1) in found
    assert sum(dated for _, _, dated in found) == 1


def test_the_backlog_is_kept_once_a_day(shelf: Shelf) -> None:
    shelf_of_weeks(shelf)
    db = shelf.library.db
    statistics.note_backlog(db, 10)
    marking.mark_read(shelf.library, [2])
    statistics.note_backlog(db, 10)
    statistics.note_backlog(db, 11)
    assert statistics.backlog(db, 0) == [(10, 3), (11, 3)]
    assert statistics.backlog(db, 11) == [(11, 3)]


def test_each_question_is_answered_by_an_index_alone(shelf: Shelf) -> None:
    source, db = shelf_of_weeks(shelf), shelf.library.db
    for run, wanted in (
        (lambda: statistics.arrivals(db, SINCE, START), "SEARCH articles USING COVERING INDEX articles_all (sort>"),
        (lambda: statistics.unread(db, SINCE, START), "USING INDEX articles_unread (sort>"),
        (lambda: statistics.of_source(db, source, SINCE, START), "COVERING INDEX articles_source (source_id=? AND"),
        (lambda: statistics.latest(db, source), "COVERING INDEX articles_source (source_id=?)"),
        (lambda: statistics.of_tag(db, 1, SINCE, START), "SEARCH article_tags USING PRIMARY KEY (tag_id=? AND sort>"),
    ):
        first, *others = plans(db, run)
        assert wanted in first
        assert not [one for one in others if "SCAN" in one or ("TEMP B-TREE" in one and "GROUP BY" not in one)]
