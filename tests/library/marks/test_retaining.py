"""Old articles let go: what the preview says and nothing else, and nothing comes back by itself."""

from __future__ import annotations

import random

import pytest

from tests.library_builder import DAY, Shelf, draft
from tuireader.library.articles import showing
from tuireader.library.marks import marking, retaining
from tuireader.library.marks.retaining import Rule
from tuireader.model.drafts import Draft

SIZE = 300


def drafts(source: str) -> list[Draft]:
    """A year of a source, older ones last."""
    return [draft(f"{source} {n}", guid=f"{source}/{n}", day=n * 365 // SIZE, tags="sea") for n in range(SIZE)]


@pytest.fixture
def year(shelf: Shelf) -> Shelf:
    """Two sources of a year each; of their articles some are unread, starred, tagged, untagged."""
    ids = shelf.add(*drafts("A"), source="A") + shelf.add(*drafts("B"), source="B")
    dice = random.Random(1)
    marking.mark_read(shelf.library, dice.sample(ids, SIZE))
    marking.star(shelf.library, dice.sample(ids, 50))
    marking.tag(shelf.library, dice.sample(ids, 50), ["mine"])
    marking.tag(shelf.library, dice.sample(ids, 50), remove=["sea"])
    return shelf


def may_go(shelf: Shelf, rule: Rule) -> set[int]:
    """What the rule says, by a look at every article."""
    going, place = set(), {"A": 0, "B": 0}
    rows = shelf.library.db.execute("SELECT id FROM articles ORDER BY sort DESC, id DESC").fetchall()
    for (id,) in rows:
        row = shelf.row(id)
        old = rule.days is not None and row.sort < shelf.clock() - rule.days * DAY
        beyond = rule.per_source is not None and place[row.source] >= rule.per_source
        place[row.source] += 1
        if row.read and not row.starred and "mine" not in row.tags and (old or beyond):
            going.add(id)
    return going


@pytest.mark.parametrize("rule", [Rule(days=90), Rule(per_source=100), Rule(days=200, per_source=40), Rule(days=3650)])
def test_what_goes_is_what_was_shown_before(year: Shelf, rule: Rule) -> None:
    before, library = year.marks(), year.library
    shown = retaining.would_go(library, rule)
    assert (set(shown), len(set(shown))) == (may_go(year, rule), len(shown))
    assert year.marks() == before, "a preview changes nothing"
    kept = {"is:unread", "is:starred", "tag:mine"}
    untouched = {query: year.titles(query) for query in kept}
    whole = [showing.article(library, id) for id in shown]
    change = retaining.let_go(library, rule)
    assert (set(change.articles) if change else set()) == set(shown)
    assert {query: year.titles(query) for query in kept} == untouched
    assert all(showing.article(library, id) is None for id in shown)
    year.check()
    for source in ("A", "B"):
        assert not [one for one in year.save(*drafts(source), source=source) if one.result in ("new", "updated")]
    assert all(showing.article(library, id) is None for id in shown), "a refresh brought it back"
    assert retaining.let_go(library, rule) is None
    if change:
        assert marking.undo(library) == change
    assert [showing.article(library, id) for id in shown] == whole
    assert year.marks() == before
    year.check()
