"""Tags narrowed letter by letter: the same ones in the same order as when all is typed at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.selections import Selection
from tuireader.model.tags import TagCount
from tuireader.text import fold
from tuireader.ui.tag_filter.tag_order import narrowed
from tuireader.ui.tag_filter.tags_shown import TagsShown

NAMES = st.lists(st.text("abß ", min_size=1, max_size=6).filter(str.strip), unique=True, max_size=12)


@given(names=NAMES, steps=st.lists(st.text("ab -", max_size=4), min_size=1, max_size=8))
def test_what_was_left_before_does_not_change_what_is_left(names: list[str], steps: list[str]) -> None:
    tags = tuple(TagCount(name, 9, 1, fold(name), id=id) for id, name in enumerate(names))
    shown = TagsShown()
    shown.show(tags, Selection())
    for typed in steps:
        wanted = fold(typed.lstrip("-"))
        assert shown.narrowed(typed) == (narrowed(tags, wanted) if wanted else list(tags))
        for end in range(len(typed) + 1):
            shown.narrowed(typed[:end])
        assert shown.narrowed(typed) == (narrowed(tags, wanted) if wanted else list(tags))


def test_tags_that_came_meanwhile_are_among_what_is_left() -> None:
    shown = TagsShown()
    shown.show((TagCount("sea", 2, 1, "sea", id=1),), Selection())
    assert [tag.name for tag in shown.narrowed("se")] == ["sea"]
    shown.show((TagCount("sea", 2, 1, "sea", id=1), TagCount("seal", 1, 1, "seal", id=2)), Selection())
    assert [tag.name for tag in shown.narrowed("sea")] == ["sea", "seal"]
