"""From one selection to the next."""

from __future__ import annotations

from tuireader.model.selections import Selection
from tuireader.ui.search.selecting import wider, with_tag, without_last_tag, without_tags

BOTH = Selection(include=("ferries", "music"), exclude=("Sport",), words="night", unread_only=True)


def test_a_tag_is_chosen_and_chosen_again() -> None:
    chosen = with_tag(Selection(), "Ferries", exclude=False)
    assert chosen.include == ("Ferries",)
    assert with_tag(chosen, "ferries", exclude=False).include == ()
    assert with_tag(chosen, "ferries", exclude=True) == Selection(exclude=("ferries",))
    assert with_tag(Selection(exclude=("sport",)), "Sport", exclude=True).exclude == ()
    assert with_tag(Selection(exclude=("sport",)), "Sport", exclude=False) == Selection()


def test_tags_go_last_come_first() -> None:
    assert without_last_tag(BOTH).exclude == ()
    assert without_last_tag(without_last_tag(BOTH)).include == ("ferries",)
    assert without_last_tag(Selection()) == Selection()
    assert without_tags(BOTH) == Selection(words="night", unread_only=True)


def test_a_step_back_leaves_the_search_then_the_filter() -> None:
    assert wider(BOTH) == Selection(include=("ferries", "music"), exclude=("Sport",), unread_only=True)
    assert wider(wider(BOTH)) == Selection(unread_only=True)
    assert wider(Selection(unread_only=True)) == Selection(unread_only=True)
