"""NO_COLOR (no-color.org): no colour reaches the terminal, and attributes carry every meaning."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config


@pytest.mark.parametrize("theme", ["ansi", "dark", "mono"])
async def test_no_color_leaves_attributes_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(stocked(tmp_path, many(5, "tag")), config=Config(theme=theme)) as room:
        await room.press("enter", "h", "j")
        strips = room.app.screen._compositor.render_strips()
        for line_filter in room.app.get_line_filters():
            strips = [strip.apply_filter(line_filter, room.app.screen.background_colors[1]) for strip in strips]
        styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
        assert {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour is not None} <= {
            "default"
        }
        assert os.environ["NO_COLOR"], "programs that are started hear of it"
        assert any(style.reverse for style in styles), "the cursor is seen"
