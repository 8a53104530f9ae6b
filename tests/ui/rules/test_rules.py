"""The list of rules: F3 by the keys, a dry run to look through, rules made, edited, turned and deleted; `i`."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import draft, many, opened, stocked
from tuireader.config import Config
from tuireader.library import Library
from tuireader.library.rules import keeping, running
from tuireader.model.rules import Rule
from tuireader.store.writing import transaction
from tuireader.ui.rules.screen import Rules


def with_rule(library: Library, *do: str, name: str = "Sponsored", query: str = "title:sponsored") -> Library:
    assert keeping.keep(library, Rule(0, name, query, do)) == ""
    return library


def run_over(library: Library) -> None:
    """What an import does once it has stored what is there."""
    ids = [row[0] for row in library.db.execute("SELECT id FROM articles")]
    with transaction(library.db):
        running.look(library, ids)


def news(folder: Path) -> Library:
    """Twenty articles, twelve of them sponsored."""
    return stocked(folder, [draft(f"{'Sponsored' if n < 12 else 'News'} {n}", hours=n) for n in range(20)])


async def test_muting_by_a_rule(tmp_path: Path) -> None:
    """users.md F3: "sponsored" hides 12; that is told; a key shows them; search ignores them; all come back as read or
    unread as they were when the rule goes."""
    library = with_rule(news(tmp_path), "hide")
    run_over(library)
    async with opened(library) as room:
        assert room.titles == [f"News {n}" for n in range(12, 20)]
        assert "12 hidden, H shows them" in room.status
        await room.press("slash", *"sponsored", "enter")
        assert room.titles == []
        await room.press("escape", "H", "g", "g", "m")
        assert room.titles[0] == "Sponsored 0" and room.reads()["Sponsored 0"]
        await room.press("H")
        assert "Sponsored 0" not in room.titles
        await room.press("g", "r", "D")
        assert any("bring back all 12" in line for line in room.screen)
        await room.press("enter")
        assert "deleted the rule Sponsored; brought back 12 (z takes it back)" in room.told
        await room.press("escape")
        assert room.titles == [*(f"Sponsored {n}" for n in range(12)), *(f"News {n}" for n in range(12, 20))]
        assert [name for name, read in room.reads().items() if read] == ["Sponsored 0"]
        assert "hidden" not in room.status


async def test_a_dry_run_is_a_list_one_comes_back_from(tmp_path: Path) -> None:
    async with opened(with_rule(news(tmp_path), "read", "tag:ads"), (100, 30)) as room:
        await room.press("g", "r")
        assert isinstance(room.app.screen, Rules)
        assert any("Sponsored" in line and "never" in line and "read; tag:ads" in line for line in room.screen)
        await room.press("enter")
        assert "would have touched 12 of the last 20" in room.screen[0]
        assert sum("Sponsored" in line for line in room.screen[1:14]) >= 12
        await room.press("escape")
        assert isinstance(room.app.screen, Rules) and "r does it to all of them" in room.told
        await room.press("r")
        assert "rules: 12 read, 12 tagged (z takes it back)" in room.told
        assert any("12 articles" in line for line in room.screen)
        await room.press("z")
        assert "taken back: rules: 12 read, 12 tagged" in room.told
        await room.press("enter", "j", "enter")
        assert room.open == "Sponsored 1"


async def test_a_rule_is_made_by_hand(tmp_path: Path) -> None:
    async with opened(news(tmp_path)) as room:
        await room.press("g", "r")
        assert any("There are no rules yet." in line for line in room.screen)
        await room.press("n", *"Ads", "enter", *"is:unred", "enter")
        assert keeping.all_rules(room.room.library) == ()
        await room.press(*["backspace"] * 8, *"title:spo", "enter", *"hidd", "enter")
        assert any("no rule can do “hidd”" in line for line in room.screen)
        await room.press("backspace", "backspace", *"de", "enter")
        (one,) = keeping.all_rules(room.room.library)
        assert (one.name, one.query, one.do) == ("Ads", "title:spo", ("hide",))
        assert "Enter shows what it would have done" in room.told
        await room.press("t")
        assert not keeping.all_rules(room.room.library)[0].enabled
        await room.press("s", "o", "e", "enter", "enter", *", read", "enter")
        (one,) = keeping.all_rules(room.room.library)
        assert one.stop and one.only_new and one.do == ("hide", "read")
        await room.press("D")
        assert keeping.all_rules(room.room.library) == ()
        await room.press("z")
        assert keeping.all_rules(room.room.library) == (one,) and any("Ads" in line for line in room.screen)
        await room.press("z", "z")
        (one,) = keeping.all_rules(room.room.library)
        assert not one.stop or not one.only_new, "each change is one step back"


async def test_a_rule_of_the_configuration_is_changed_there(tmp_path: Path) -> None:
    from tuireader.config.article_rules import BrokenRule, RuleSettings

    config = Config(
        rule=(RuleSettings("Ads", "title:sponsored", ("hide",), line=3), BrokenRule("B", 9, "rule has to have a do"))
    )
    async with opened(news(tmp_path), config=config) as room:
        await room.press("g", "r")
        assert "line 9: rule has to have a do" in room.told
        await room.press("e")
        assert "Ads stands in config.toml: change it there" in room.told
        await room.press("D")
        assert "t turns it off" in room.told
        await room.press("t")
        assert not keeping.all_rules(room.room.library)[0].enabled


async def test_all_that_is_known_of_an_article(tmp_path: Path) -> None:
    library = with_rule(news(tmp_path), "read", "tag:ads", "highlight:red")
    run_over(library)
    async with opened(library, (80, 40)) as room:
        assert " ! Sponsored 0" in room.rows[0]
        await room.press("i")
        said = "\n".join(room.screen)
        for words in ("Sponsored 0", "a feed", "highlighted red", "ads (a rule's)", "Sponsored: read, tag:ads"):
            assert words in said
        await room.press("y")
        assert "sent to the terminal" in room.screen[-1]
        await room.press("escape")
        assert room.chosen == "Sponsored 0"


async def test_an_empty_list_has_nothing_to_tell(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(0))) as room:
        await room.press("i")
        assert "there are no articles yet; a adds a feed" in room.told


async def test_what_rules_did_meanwhile_is_told(tmp_path: Path) -> None:
    library = with_rule(news(tmp_path), "read", "announce")
    async with opened(library) as room:
        room.room.hearing.begin(room.room)
        run_over(library)
        told = room.room.hearing.listen(room.room)
        assert told.startswith("Sponsored: “Sponsored ") and told.endswith(
            "; rules: 12 read ({key:undo} takes it back)"
        )
        assert room.room.hearing.listen(room.room) == ""
        await room.press("z")
        assert "taken back: rules: 12 read" in room.told


async def test_where_there_are_no_rules_nothing_is_said_of_their_columns(tmp_path: Path) -> None:
    async with opened(news(tmp_path), (59, 15)) as room:
        await room.press("g", "r")
        shown = "\n".join(room.screen)
        assert "There are no rules yet." in shown
        assert "n     makes one" in shown
        assert "hits" not in shown
        assert room.screen[-1].split("  ")[0].strip() == "n new", "only what needs no rule"
        with_rule(room.room.library, "read")
        await room.press("escape", "g", "r")
        assert "hits" in room.screen[1]
        assert "dry run" in room.screen[-1]
