"""Enter that was typed before the terminal was made ready for keys.

Until then the terminal's line makes a line feed of it (termios(3), ICRNL), which is also what Ctrl+J sends.
"""

from __future__ import annotations

from textual import events

from tuireader.ui.keys.settling import Settled

LINE_FEED = "ctrl+j"


def meant(event: events.Key, settled: Settled) -> events.Key:
    """Enter for a line feed, unless that key has been given something to do; any other key as it is."""
    if event.key != LINE_FEED or settled.counts(LINE_FEED):
        return event
    return events.Key("enter", "\r")
