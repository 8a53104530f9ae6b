"""A bell, or a notice of the terminal."""

from __future__ import annotations

import pytest

from tuireader.ui.terminal.notices import Way, notice


@pytest.mark.parametrize(
    ("way", "environ", "sent"),
    [
        ("off", {}, []),
        ("bell", {"TMUX": "x"}, ["\x07"]),
        ("osc9", {}, ["\x1b]9;Strikes: fog\x07"]),
        ("osc9", {"TMUX": "x"}, ["\x1bPtmux;\x1b\x1b]9;Strikes: fog\x07\x1b\\"]),
    ],
)
def test_what_is_sent(way: Way, environ: dict[str, str], sent: list[str]) -> None:
    found: list[str] = []
    notice("Strikes: fog", way, found.append, environ)
    assert found == sent


def test_a_title_cannot_end_the_notice_nor_begin_another() -> None:
    found: list[str] = []
    notice("a\x07\x1b]52;c;eA==\x07\x9b2J\nb" + "x" * 500, "osc9", found.append, {})
    (sent,) = found
    assert sent.startswith("\x1b]9;") and sent.endswith("\x07") and len(sent) < 130
    assert not set("\x07\x1b\x9b\n") & set(sent[4:-1])
