"""When the mouse is the reader's."""

from __future__ import annotations

import pytest

from tuireader.ui.terminal import mouse


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, True),
        ({"TMUX": "/tmp/tmux-0/default,1,0"}, True),
        ({"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}, False),
        ({"MOSH_CONNECTION": "1"}, False),
        ({"STY": "4711.pts-0.host"}, False),
    ],
)
def test_auto(environ: dict[str, str], expected: bool) -> None:
    assert mouse.wanted("auto", environ) is expected
    assert mouse.wanted("on", environ) and not mouse.wanted("off", environ)
