"""Esc and a key right behind it, or that key with Alt: what the terminal cannot tell apart, the place does."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

from tuireader.ui.keys.settling import Settled
from tuireader.ui.terminal.key_parser import Chord
from tuireader.ui.widgets.prompt_line import EDITS, Field


def meant(chord: Chord, focused: Widget | None, settled: Settled) -> tuple[events.Key, ...]:
    """The key with Alt where it edits the field or something is bound to it; else Esc, and then the key."""
    if (isinstance(focused, Field) and chord.key in EDITS) or chord.key in settled.with_alt:
        return (events.Key(chord.key, None),)
    return events.Key("escape", "\x1b"), chord.second
