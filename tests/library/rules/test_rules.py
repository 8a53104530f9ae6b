"""Rules: what comes in is touched once, told, taken back in one press; the past is rehearsed before it is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.library_builder import Shelf, draft, passing_shelf
from tests.store.matching import among, everything, matches
from tests.store.stock import HIDDEN, STOCKS, stocked
from tuireader.config import Config, load, read
from tuireader.library.marks import marking
from tuireader.library.rules import configured, history, keeping, rehearsing, running, understanding
from tuireader.model.changes import Change
from tuireader.model.drafts import Draft
from tuireader.model.rules import Hit, Rule
from tuireader.store.acts import applying_rules
from tuireader.store.finding import planning
from tuireader.store.ruling import rules as kept
from tuireader.store.writing import transaction


def rule(name: str, query: str, *do: str, **more: bool) -> Rule:
    return Rule(0, name, query, do, **more)


def with_rules(shelf: Shelf, *given: Rule) -> None:
    for one in given:
        assert keeping.keep(shelf.library, one) == ""


def came(shelf: Shelf, *drafts: Draft) -> list[int]:
    """The ids of what comes in by itself, with the rules run over it as an import does."""
    with transaction(shelf.library.db):
        stored = shelf.save(*drafts)
        new, edited = ([one.id for one in stored if one.result == result] for result in ("new", "updated"))
        running.look(shelf.library, new, edited)
    return [one.id for one in stored]


def seed(title: str, body: str = "They leave at dawn.") -> str:
    return f"{title}\n\n{body}\n"


# ---------------------------------------------------------------- what comes in


def test_each_action_is_done_to_what_comes_in(shelf: Shelf) -> None:
    with_rules(
        shelf,
        rule("Ads", "title:sponsored", "hide", "read"),
        rule("Ferries", "ferries", "star", "tag:Boats", "highlight:bright-red"),
    )
    ad, ferry, other = came(shelf, draft("Sponsored: tea"), draft("More ferries"), draft("Fog"))
    assert [shelf.row(one).hidden for one in (ad, ferry, other)] == [True, False, False]
    assert [shelf.row(one).read for one in (ad, ferry, other)] == [True, False, False]
    assert shelf.row(ferry).starred and shelf.row(ferry).tags == ("Boats",)
    assert shelf.row(ferry).highlight == 10
    assert shelf.titles() == ["More ferries", "Fog"]
    assert shelf.titles("is:hidden") == ["Sponsored: tea"]
    assert shelf.titles("is:highlighted") == ["More ferries"]
    shelf.index()
    shelf.check()


def test_an_import_is_one_action_told_in_words(shelf: Shelf) -> None:
    with_rules(shelf, rule("Ads", "title~^Sponsored", "hide"), rule("All", "is:any", "read"))
    for number in range(130):  # more than one transaction
        shelf.write(f"seeds/{number}.txt", seed(f"{'Sponsored ' if number % 5 == 0 else ''}story number {number}"))
    assert {one.result for one in shelf.take(shelf.folder / "seeds")} == {"new"}
    db = shelf.library.db
    assert db.execute("SELECT label FROM actions WHERE id > 2").fetchall() == [("rules: 130 read, 26 hidden",)]
    assert len(shelf.titles()) == 104
    undone = marking.undo(shelf.library)
    assert undone is not None and undone.label == "rules: 130 read, 26 hidden"
    assert len(shelf.titles("is:unread")) == 130
    assert [one.hits for one in keeping.all_rules(shelf.library)] == [0, 0]
    marking.redo(shelf.library)
    assert [one.hits for one in keeping.all_rules(shelf.library)] == [26, 130]
    shelf.index()
    shelf.check()


def test_a_dry_import_runs_no_rule(shelf: Shelf) -> None:
    with_rules(shelf, rule("All", "is:any", "read"))
    shelf.write("seeds/a.txt", seed("A story of the sea"))
    shelf.take(shelf.folder / "seeds", dry_run=True)
    assert keeping.all_rules(shelf.library)[0].hits == 0
    assert shelf.library.db.execute("SELECT label FROM actions").fetchall() == [("made the rule All",)]


def test_words_are_found_in_what_is_not_indexed_yet(shelf: Shelf) -> None:
    with_rules(shelf, rule("Words", '"at dawn" -fog', "star"))
    first, second = came(shelf, draft("A", "They leave at dawn."), draft("B", "Fog at dawn."))
    assert (shelf.row(first).starred, shelf.row(second).starred) == (True, False)
    shelf.index()
    shelf.check()


def test_an_article_is_touched_once_whatever_becomes_of_it(shelf: Shelf) -> None:
    with_rules(shelf, rule("Read", "ferries", "read"))
    (one,) = came(shelf, draft("Ferries", guid="1"))
    marking.mark_read(shelf.library, [one], False)
    came(shelf, draft("Ferries again", guid="1"))
    assert not shelf.row(one).read


def test_an_edited_article_is_looked_at_unless_a_rule_is_for_new_ones(shelf: Shelf) -> None:
    with_rules(shelf, rule("Any", "fog", "star"), rule("New", "fog", "read", only_new=True))
    (one,) = came(shelf, draft("Ferries", guid="1"))
    came(shelf, draft("Ferries in fog", guid="1"))
    assert (shelf.row(one).starred, shelf.row(one).read) == (True, False)


def test_rules_run_in_order_and_one_may_be_the_last(shelf: Shelf) -> None:
    with_rules(shelf, rule("First", "title:a", "tag:first", stop=True), rule("Then", "is:any", "tag:then"))
    a, b = came(shelf, draft("a", guid="1"), draft("b", guid="2"))
    assert (shelf.row(a).tags, shelf.row(b).tags) == (("first",), ("then",))
    then = keeping.all_rules(shelf.library)[1]
    assert keeping.move(shelf.library, then, -1)
    assert [one.name for one in keeping.all_rules(shelf.library)] == ["Then", "First"]
    (c,) = came(shelf, draft("another a", guid="3"))
    assert shelf.row(c).tags == ("then", "first")


def test_a_rule_that_is_off_does_nothing(shelf: Shelf) -> None:
    with_rules(shelf, rule("All", "is:any", "read"))
    keeping.turn(shelf.library, keeping.all_rules(shelf.library)[0], False)
    (one,) = came(shelf, draft("a"))
    assert not shelf.row(one).read


def test_the_reader_s_tag_that_was_taken_off_stays_off(shelf: Shelf) -> None:
    (one,) = came(shelf, draft("Ferries", guid="1", tags="sea"))
    marking.tag(shelf.library, [one], remove=["sea"])
    with_rules(shelf, rule("Sea", "ferries", "tag:SEA", "star"))
    came(shelf, draft("Ferries 2", guid="1"))
    assert shelf.row(one).tags == () and shelf.row(one).starred


def test_a_tag_of_a_rule_survives_what_its_source_says(shelf: Shelf) -> None:
    with_rules(shelf, rule("Sea", "ferries", "tag:sea"))
    (one,) = came(shelf, draft("Ferries", guid="1", tags="ports"))
    came(shelf, draft("Ferries 2", guid="1", tags="docks"))
    assert set(shelf.row(one).tags) == {"sea", "docks"}
    assert shelf.library.db.execute("SELECT origin FROM article_tags ORDER BY origin").fetchall() == [(1,), (4,)]


def test_announced_are_only_articles_that_come_in(shelf: Shelf) -> None:
    shelf.add(draft("Old strike", guid="0"))
    with_rules(shelf, rule("Strikes", "title:strike", "announce"))
    assert rehearsing.run(shelf.library, keeping.all_rules(shelf.library)[0]) is None
    (one,) = came(shelf, draft("New strike", guid="1"))
    assert kept.announced(shelf.library.db, 0) == [(1, "Strikes", one, "New strike")]
    assert keeping.all_rules(shelf.library)[0].hits == 1


def test_which_rules_touched_an_article(shelf: Shelf) -> None:
    with_rules(shelf, rule("A", "ferries", "read"), rule("B", "ferries", "tag:x", "star"))
    (one,) = came(shelf, draft("Ferries"))
    now = shelf.clock()
    assert history.hits_of(shelf.library, one) == (Hit("A", ("read",), now), Hit("B", ("tag:x", "star"), now))
    marking.undo(shelf.library)
    assert history.hits_of(shelf.library, one) == ()
    marking.star(shelf.library, [one])  # nothing can be done again any more
    assert history.hits_of(shelf.library, one) == ()


# ---------------------------------------------------------------- F3: muting, and unmuting


def test_a_mute_rule_hides_and_gives_back(shelf: Shelf) -> None:
    """users.md F3, in the library: hidden 12, counted, found only when asked for, all back as they were."""
    with_rules(shelf, rule("Sponsored", "sponsored", "hide"))
    ids = came(shelf, *(draft(f"Sponsored {n}" if n < 12 else f"News {n}", guid=str(n), day=n) for n in range(20)))
    shelf.index()
    marking.mark_read(shelf.library, ids[3:6])
    assert len(shelf.titles()) == 8 and len(shelf.titles("is:hidden")) == 12
    assert shelf.titles("sponsored") == shelf.found("sponsored ") == []
    assert len(shelf.titles("sponsored with:hidden")) == 12
    (one,) = keeping.all_rules(shelf.library)
    assert keeping.hidden_by(shelf.library, one) == 12
    change = keeping.remove(shelf.library, one, bring_back=True)
    assert change is not None and change.label == "deleted the rule Sponsored; brought back 12"
    assert len(shelf.titles()) == 20
    assert [shelf.row(id).read for id in ids[:12]] == [n in (3, 4, 5) for n in range(12)]
    shelf.check()
    marking.undo(shelf.library)
    assert len(shelf.titles()) == 8
    assert keeping.all_rules(shelf.library) == (one,), "the rule is there again, with what it has touched"


def test_what_is_done_to_rules_is_taken_back_and_done_again(shelf: Shelf) -> None:
    with_rules(shelf, rule("First", "title:a", "read"), rule("Then", "is:any", "star"))
    states = [keeping.all_rules(shelf.library)]

    def step(change: Change | None) -> None:
        assert change is not None and change.rules
        states.append(keeping.all_rules(shelf.library))

    first, then = states[0]
    step(keeping.put(shelf.library, replace(first, name="Then 2", query="title:b", do=("hide",))))
    step(keeping.turn(shelf.library, then, False))
    step(keeping.move(shelf.library, then, -1))
    step(keeping.remove(shelf.library, then, bring_back=False))
    assert keeping.keep(shelf.library, rule("Then", "is:any", "hide")) == "", "its name is free"
    states.append(keeping.all_rules(shelf.library))
    assert [one.name for one in states[-1]] == ["Then 2", "Then"]
    for state in states[-2::-1]:
        assert marking.undo(shelf.library)
        assert keeping.all_rules(shelf.library) == state
    for state in states[1:]:
        assert marking.redo(shelf.library)
        assert keeping.all_rules(shelf.library) == state
    assert keeping.turn(shelf.library, states[-1][0], True) is None, "nothing to change"


# ---------------------------------------------------------------- on the past


def test_a_rehearsal_changes_nothing_and_names_what_would_be_touched(shelf: Shelf) -> None:
    shelf.save(*(draft(f"{'Ferry' if n % 4 == 0 else 'Fog'} {n}", guid=str(n), day=n) for n in range(40)))
    ids = shelf.library.db.execute("SELECT id FROM articles WHERE title = 'Ferry 0'").fetchone()
    marking.mark_read(shelf.library, ids)
    with_rules(shelf, rule("Ferries", "title:ferry", "read"))
    before, (one,) = shelf.marks(), keeping.all_rules(shelf.library)
    found = rehearsing.rehearse(shelf.library, one)
    assert found.words() == "would have touched 9 of the last 40"
    assert [row.title for row in found.rows] == [f"Ferry {n}" for n in range(4, 40, 4)]
    assert str(found.all) == "9"
    assert shelf.marks() == before
    change = rehearsing.run(shelf.library, one)
    assert change is not None and change.label == "rules: 9 read"
    assert rehearsing.rehearse(shelf.library, one).words() == "would have touched 0 of the last 40"
    assert rehearsing.run(shelf.library, one) is None
    marking.undo(shelf.library)
    assert shelf.marks() == before


ACTIONS = st.lists(
    st.sampled_from(["read", "star", "hide", "tag:sea", "tag:New", "highlight:red", "highlight:blue", "announce"]),
    min_size=1,
    max_size=3,
    unique=True,
).map(tuple)


ASKED = ("title:ferr", "tag:sea", "is:unread OR has:audio", "-tag:ports", "ferries", "is:any", "source:sig is:hidden")


@settings(max_examples=examples(40))
@given(STOCKS, HIDDEN, st.sampled_from(ASKED), ACTIONS)
def test_a_run_touches_what_its_query_means_and_is_taken_back_whole(
    stock: list[tuple[Draft, str, bool, bool]], hidden: set[int], query: str, do: tuple[str, ...]
) -> None:
    with passing_shelf() as shelf:
        stocked(shelf, stock, hidden)
        one = Rule(0, "x", query, do)
        assert keeping.keep(shelf.library, one) == ""
        (one,) = keeping.all_rules(shelf.library)
        articles, now = everything(shelf), shelf.clock()
        meant = among(understanding.node_of(shelf.library, one), articles, now)
        asked = {article.row.id for article in articles if matches(meant, article, now)}
        before = shelf.marks()
        change = rehearsing.run(shelf.library, one)
        assert set(change.articles if change else ()) <= asked
        for id in asked:
            row = shelf.row(id)
            assert "read" not in do or row.read
            assert "hide" not in do or row.hidden
            assert "star" not in do or row.starred
            assert "tag:New" not in do or "New" in row.tags
        plan = planning.plan(shelf.library.db, understanding.node_of(shelf.library, one), now)
        assert len([name for name in do if "highlight" in name]) > 1 or not applying_rules.would_touch(
            shelf.library.db, one, plan
        )
        shelf.index()
        shelf.check()
        if change is not None:
            marking.undo(shelf.library)
            assert shelf.marks() == before
            marking.redo(shelf.library)
            marking.undo(shelf.library)
            assert shelf.marks() == before
        shelf.check()


# ---------------------------------------------------------------- in config.toml

GOOD = """
[[rule]]
name = "Ads"
query = "title:sponsored"
do = ["hide"]

[[rule]]
name = "Boats"
query = "ferries"
do = ["tag:boats", "highlight:red"]
stop = true
"""


def configure(shelf: Shelf, text: str) -> None:
    shelf.library.config_file = shelf.write("config.toml", text)
    shelf.library.config = load(shelf.library.config_file)


def test_rules_of_the_configuration_run_first(shelf: Shelf) -> None:
    with_rules(shelf, rule("Own", "is:any", "tag:own"))
    configure(shelf, GOOD)
    ad, ferry = came(shelf, draft("Sponsored"), draft("Ferries"))
    assert shelf.row(ad).hidden and shelf.row(ad).tags == ("own",)
    assert shelf.row(ferry).tags == ("boats",) and shelf.row(ferry).highlight == 2
    assert [one.name for one in keeping.all_rules(shelf.library)] == ["Ads", "Boats", "Own"]


def test_one_that_no_longer_stands_there_is_off_and_keeps_what_it_did(shelf: Shelf) -> None:
    configure(shelf, GOOD)
    came(shelf, draft("Sponsored", guid="1"))
    configure(shelf, GOOD.partition("\n\n")[2])
    configured.settle(shelf.library)
    boats, ads = keeping.all_rules(shelf.library)
    assert (boats.name, boats.configured, ads.name, ads.configured, ads.enabled) == ("Boats", True, "Ads", False, False)
    assert keeping.hidden_by(shelf.library, ads) == 1
    configure(shelf, GOOD)
    configured.settle(shelf.library)
    assert [(one.name, one.enabled, one.hits) for one in keeping.all_rules(shelf.library)] == [
        ("Ads", True, 1),
        ("Boats", True, 0),
    ]


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ('name = "B"\nquery = "x"\ndo = ["hid"]', 9, 'no rule can do “hid”, did you mean "hide"?'),
        ('name = "B"\nquery = "x"\ndo = ["highlight:rad"]', 9, 'highlight has no colour rad, did you mean "red"?'),
        ('name = "B"\nquerry = "x"\ndo = ["hide"]', 8, 'rule.querry is no setting, did you mean "query"?'),
        ('name = "B"\nquery = "x"\ndo = "hide"', 9, 'rule.do has to be a list of texts such as ["a", "b"]'),
        ('name = "B"\ndo = ["hide"]', 6, "rule has to have a query"),
        ('name = "ads"\nquery = "x"\ndo = ["hide"]', 7, "there are two rules called ads"),
        ('name = "B"\nquery = "is:unred"\ndo = ["hide"]', 8, "unred"),
    ],
)
def test_a_wrong_rule_is_told_with_its_line_and_costs_no_other(shelf: Shelf, wrong: str, line: int, said: str) -> None:
    head, _, rest = GOOD.strip().partition("\n\n")
    configure(shelf, f"{head}\n\n[[rule]]\n{wrong}\n\n{rest}\n")
    (fault,) = understanding.faults(shelf.library) if "unred" not in said else rules_after_settling(shelf)
    assert f"config.toml: line {line}: " in fault.reason and said in fault.reason
    ad, ferry = came(shelf, draft("Sponsored"), draft("Ferries"))
    assert shelf.row(ad).hidden and shelf.row(ferry).tags == ("boats",)


def rules_after_settling(shelf: Shelf) -> tuple[understanding.Fault, ...]:
    configured.settle(shelf.library)
    return understanding.faults(shelf.library)


def test_a_configuration_without_rules_is_as_before() -> None:
    found = read(b'theme = "dark"\n')
    assert isinstance(found, Config) and found.rule == ()


def test_what_is_wrong_with_a_rule_of_the_reader_s_is_said(shelf: Shelf) -> None:
    with_rules(shelf, rule("A", "ferries", "read"))
    for one, said in (
        (rule("", "x", "read"), "has to have a name"),
        (rule("a", "x", "read"), "there is a rule called a already"),
        (rule("B", "x"), "has to do something"),
        (rule("B", "x", "reed"), 'did you mean "read"?'),
        (rule("B", "is:unred", "read"), "unred"),
    ):
        assert said in keeping.keep(shelf.library, one)
    assert len(keeping.all_rules(shelf.library)) == 1


def test_killed_in_the_middle_nothing_is_half_done(shelf: Shelf) -> None:
    """The rules run in the transaction that stores: without its end neither the article nor what was done is there."""
    with_rules(shelf, rule("All", "is:any", "read", "hide"))
    with pytest.raises(KeyboardInterrupt), transaction(shelf.library.db):
        stored = shelf.save(draft("a"))
        running.look(shelf.library, [stored[0].id])
        raise KeyboardInterrupt
    assert shelf.titles("with:hidden") == []
    assert shelf.library.db.execute("SELECT label FROM actions").fetchall() == [("made the rule All",)]
    assert keeping.all_rules(shelf.library)[0].hits == 0
    shelf.check()


def test_the_colour_of_a_rule_goes_with_it(shelf: Shelf) -> None:
    with_rules(shelf, rule("Boats", "ferries", "highlight:red"))
    (one,) = came(shelf, draft("Ferries"))
    change = keeping.remove(shelf.library, keeping.all_rules(shelf.library)[0], bring_back=True)
    assert change is not None and shelf.row(one).highlight == 0
    marking.undo(shelf.library)
    assert shelf.row(one).highlight == 2
