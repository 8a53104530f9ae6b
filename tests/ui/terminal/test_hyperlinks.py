"""Links the terminal itself can open: where they are sent, and that nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import draft, opened, stocked
from tuireader.config import Config
from tuireader.ui.terminal.hyperlinks import wanted


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "foot-extra"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "4902"}, False),
        ({"VTE_VERSION": "x"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"TERM": "xterm-kitty", "SSH_CONNECTION": "1 2 3 4"}, False),
        ({"TERM": "tmux-256color", "TMUX": "x", "VTE_VERSION": "7600"}, False),
    ],
)
def test_auto(environ: dict[str, str], expected: bool) -> None:
    assert wanted("auto", environ) is expected
    assert wanted("on", environ)
    assert not wanted("off", environ)


BODY = (
    "<p><a href='https://example.org/a'>one</a> <a href='javascript:x'>two</a> <a href='#t'>three</a></p><p id='t'>four"
)


@pytest.mark.parametrize("setting", ["on", "off"])
async def test_only_addresses_that_may_be_opened_are_sent(tmp_path: Path, setting: str) -> None:
    config = Config(hyperlinks=setting)  # type: ignore[arg-type]
    async with opened(stocked(tmp_path, [draft("A", body=BODY, form="html")]), config=config) as room:
        await room.press("enter")
        sent = {style.link for y in range(14) for _, style, _ in room.room.pane.render_line(y) if style and style.link}
        assert sent == ({"https://example.org/a"} if setting == "on" else set())
        strips = [room.room.pane.render_line(y) for y in range(14)]
        again = [room.room.pane.render_line(y) for y in range(14)]
        assert [strip._segments for strip in strips] == [strip._segments for strip in again]
