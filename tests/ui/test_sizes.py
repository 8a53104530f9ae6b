"""From 1x1 to 300x100 every screen is drawn, and what is pressed meanwhile does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import draft, many, opened, stocked

SIZES = (
    (1, 1),
    (300, 100),
    (2, 3),
    (80, 1),
    (1, 24),
    (3, 200),
    (7, 4),
    (20, 5),
    (39, 10),
    (59, 12),
    (120, 2),
    (80, 24),
)

PLACES = {
    "list": [],
    "searching": ["/", *"title"],
    "filter": ["f", *"tag:ri"],
    "command": [":", *"sta"],
    "tags": ["t", *"ri"],
    "article": ["enter"],
    "find": ["enter", "/", *"text"],
    "links": ["enter", "u"],
    "outline": ["enter", "g", "o"],
    "help": ["?"],
    "manual": ["?", "?"],
    "palette": ["ctrl+p"],
    "sources": ["g", "s"],
    "views": ["F"],
    "rules": ["g", "r"],
    "tags screen": ["g", "t"],
    "statistics": ["g", "S"],
    "themes": ["g", "T"],
    "keys": ["g", "R"],
    "order": ["S"],
    "information": ["i"],
    "selection": ["x", "V", "j"],
    "qr": ["y", "q"],
}
BODY = "<h2>One</h2><p>Here is <a href='https://example.org/1'>a place</a>.</p><table><tr><td>a<td>b</table>日本語" * 5


QUICKLY = ("article",)
"""Looked at in the plain tests; the others with the long ones."""


@pytest.mark.parametrize(
    "place", [pytest.param(one, marks=() if one in QUICKLY else pytest.mark.long) for one in PLACES]
)
async def test_no_size_ends_it(tmp_path: Path, place: str) -> None:
    articles = [
        draft("Title 日本 🎉", "rivers", body=BODY, form="html", url="https://example.org/"),
        *many(30, "rivers"),
    ]
    async with opened(stocked(tmp_path, articles)) as room:
        await room.press(*PLACES[place])
        before = room.screen
        for size in SIZES:
            await room.resize(*size)
            assert len(room.screen) == size[1]
            await room.press("down")
        await room.resize(80, 24)
        await room.press(*["up"] * len(SIZES))
        await room.settle()
        assert len(room.screen) == len(before) == 24 and all(room.screen)
        await room.press("escape", "escape", "escape")
        assert room.app._exception is None and room.app.is_running
