"""Where a window would be seen."""

from __future__ import annotations

import pytest

from tuireader.desktop.place import has_display, over_ssh


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "10.0.0.1 22 10.0.0.2 22"}, "linux", False),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/3"}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_CLIENT": "10.0.0.1 22 22"}, "darwin", False),
        ({"DISPLAY": "", "SSH_CONNECTION": ""}, "linux", False),
    ],
)
def test_has_display(environ: dict[str, str], platform: str, expected: bool) -> None:
    assert has_display(environ, platform) is expected


def test_over_ssh() -> None:
    assert over_ssh({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"})
    assert not over_ssh({"DISPLAY": ":0"})
