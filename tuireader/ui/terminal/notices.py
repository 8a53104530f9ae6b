"""A bell, or a notice of the terminal, for who looks elsewhere. Only where the configuration asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Literal

from tuireader.text import excerpt, line

Way = Literal["off", "bell", "osc9"]

LONGEST = 120
"""Characters of a notice."""


def notice(text: str, way: Way, write: Callable[[str], object], environ: Mapping[str, str] = os.environ) -> None:
    """Give a notice. `write` sends text to the terminal.

    OSC 9 (iTerm2, kitty, foot, WezTerm, Windows Terminal and others) carries the words; tmux hands it on where its
    ``allow-passthrough`` is on. The bell goes through everything.
    """
    if way == "bell":
        write("\x07")
    elif way == "osc9":
        sequence = f"\x1b]9;{excerpt(line(text), LONGEST)}\x07"
        if environ.get("TMUX"):
            sequence = "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
        write(sequence)
