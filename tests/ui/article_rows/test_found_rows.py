"""The rows of a search show why each was found, in as few cells as there are."""

from __future__ import annotations

import re

import pytest

from tests.ui.room_driver import draft, many, opened, stocked
from tuireader.library.search.snippets import Snippet, marked
from tuireader.text import cells
from tuireader.ui.article_rows.found_rows import laid_out, nearer

FERRY = re.compile("ferry")
ROLES = "title", "snippet"


def laid(title: str, said: str, width: int) -> str:
    found = laid_out(marked(title, FERRY), marked(said, FERRY), ROLES, width)
    return "".join(text for text, _ in found)


@pytest.mark.parametrize(
    ("title", "said", "shown"),
    [
        ("The ferry of the north sails again in May", "No ferry", "The ferry of the north sails again in…"),
        ("Short ferry news", "A text about other things", "Short ferry news  A text about other …"),
        ("A title that is longer than all the row", "ferries", "A title that is longer than all the r…"),
        ("A title that is longer than all the row", "no ferry today", "A title that is longe…  no ferry today"),
        ("A title that is longer than all the row", "a ferry", "A title that is longer than …  a ferry"),
    ],
)
def test_the_title_gives_way_to_hits_alone(title: str, said: str, shown: str) -> None:
    assert laid(title, said, 38) == shown
    assert cells(shown) == 38


def test_what_follows_a_hit_is_seen_however_narrow_it_is() -> None:
    said = marked("Nobody in town knew when the ferry would sail again after all", FERRY)
    for width in (18, 24, 30):
        near = nearer(said, width)
        ((start, end),) = near.hits
        assert near.text[start:end] == "ferry"
        assert near.text.startswith("…") and end <= width - 5
    assert nearer(said, 60) == said
    assert nearer(Snippet("Nothing to be found here"), 10) == Snippet("Nothing to be found here")


async def test_a_tag_or_an_author_that_was_found_is_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    tagged = draft("A plain title", "ferries", body="Some text.")
    async with opened(stocked(tmp_path, [tagged, *many(3)]), (80, 24)) as room:
        await room.press("/", *"ferr", "enter")
        assert room.titles == ["A plain title"]
        assert "A plain title  ferries" in room.rows[0]
