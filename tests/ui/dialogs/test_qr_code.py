"""y q: the address as a QR code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.room_driver import draft, opened, stocked
from tuireader.desktop import qr

URL = "https://example.org/2022/02/08/ferries-stay-in-harbour.html"


def undrawn(lines: list[str]) -> list[list[bool]]:
    """The rows of modules that lines of half blocks stand for."""
    above = [[char in "▀█" for char in line] for line in lines]
    below = [[char in "▄█" for char in line] for line in lines]
    return [row for pair in zip(above, below, strict=True) for row in pair]


@pytest.mark.parametrize("dark", [True, False])
def test_lines_hold_the_modules(dark: bool) -> None:
    code = qr.modules(URL)
    assert code is not None
    drawn = undrawn(qr.in_half_blocks(code, dark=dark))[: len(code)]
    assert [[module == dark for module in row] for row in drawn] == code
    assert all(not any(row[: qr.BORDER]) for row in code), "a light border"
    finder = [row[qr.BORDER : qr.BORDER + 7] for row in code[qr.BORDER : qr.BORDER + 7]]
    assert [sum(row) for row in finder] == [7, 2, 5, 5, 5, 2, 7]


async def test_it_is_drawn_whole_and_left(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("Ferries", url=URL)])) as room:
        before = room.screen
        await room.press("y", "q")
        lines = [line for line in room.screen if any(block in line for block in "▀▄█")]
        code = qr.modules(URL)
        assert code is not None
        assert [line.strip() for line in lines] == [
            line.strip() for line in qr.in_half_blocks(code, dark=True) if line.strip()
        ]
        assert any(URL in line for line in room.screen)
        await room.press("escape")
        assert room.screen == before


async def test_where_it_does_not_fit_it_says_so(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("Ferries", url=URL)]), (60, 12)) as room:
        await room.press("y", "q")
        code = qr.modules(URL)
        assert code is not None
        needed = f"the code needs {len(code)} columns and {len(code) // 2 + 2} lines"
        assert needed in "\n".join(room.screen)


async def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    async with opened(stocked(tmp_path, [draft("Ferries", url=URL)])) as room:
        await room.press("y", "q")
        assert "pip install 'tuireader[qr]'" in room.told
