"""Textual's parser of keys, made so that nothing that is typed can end it, and that Esc is a key in a hurry too.

Esc, and a key right behind it, are the same bytes as that key with Alt: a slow line hands on in one piece what was
typed one by one, and a busy program reads it so. Textual takes such a pair for a key with Alt, for a letter of a Mac's
keyboard, or for the second key alone. Here it is a `Chord`, of which the app knows what it means where the reader is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from textual import constants, events
from textual._parser import ParseError
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.message import Message

_PAIR = re.compile(
    "\x1b(?P<second>[^\x1b\\[O\t])"  # what begins no sequence; the Linux console sends ESC Tab for Shift+Tab
    "|(?P<alone>\x1b)(?=\x1b)"
    "|(?P<begun>\x1b(?:O|\\[[0-?]{0,30}[ -/]?)?)\\Z",  # the beginning of a sequence (ECMA-48, 5.4), or of SS3
    re.DOTALL,
)
REST = 0.5
"""Seconds that the rest of a sequence is waited for where more of it has come than ESC: it was sent in one."""


class Chord(events.Key):
    """Esc and a key right behind it, or that key with Alt: by its name the latter."""

    def __init__(self, second: events.Key) -> None:
        super().__init__(f"alt+{second.key}", None)
        self.second = second
        """The key behind Esc."""


class KeyParser:
    """Characters → what they mean. A sequence that Textual's parser fails on is dropped."""

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._begun = ""
        """The beginning of a sequence, of which the rest may come."""
        self._due = 0.0

    def feed(self, characters: str) -> list[Message]:
        """What the next characters mean."""
        characters, self._begun, done = self._begun + characters, "", 0
        found: list[Message] = []
        for pair in _PAIR.finditer(characters):
            found += self._told(characters[done : pair.start()])
            done = pair.end()
            if pair["begun"]:
                self._begin(pair["begun"])
            else:
                found += (*self._cut_short(), *self._meant(pair["second"] or ""))
        return [*found, *self._told(characters[done:])]

    def tick(self) -> list[Message]:
        """What the time says: a lone Escape is one when nothing follows it."""
        found = self._surviving(self._parser.tick)
        if self._begun and get_time() >= self._due:
            begun, self._begun = self._begun, ""
            found += self._meant(begun[1:]) if len(begun) < 3 else ()
        return found

    def wait(self, most: float) -> float:
        """Seconds until `tick` may say something: `most` where nothing waits for it."""
        due = [when for when in (self._parser._timeout_time, self._due if self._begun else None) if when is not None]
        return min(most, *(max(0.0, when - get_time()) for when in due)) if due else most

    def forget(self) -> None:
        """What was fed last and has no meaning yet was no key."""
        self._parser = XTermParser(self._debug)
        self._begun = ""

    def _begin(self, begun: str) -> None:
        self._begun = begun
        self._due = get_time() + (constants.ESCAPE_DELAY if begun == "\x1b" else max(REST, constants.ESCAPE_DELAY))

    def _told(self, characters: str) -> list[Message]:
        return self._surviving(lambda: self._parser.feed(characters)) if characters else []

    def _cut_short(self) -> list[Message]:
        """What the parser still waits to know more of: there comes no more of it."""
        if self._parser._timeout_time is None:
            return []
        self._parser._timeout_time = 0.0
        return self._surviving(self._parser.tick)

    def _meant(self, second: str) -> Iterator[Message]:
        """Esc, and the key that stands behind it, if one does."""
        keys = self._told(second)
        if len(keys) == 1 and isinstance(keys[0], events.Key):
            yield Chord(keys[0])
        else:
            yield from (events.Key("escape", "\x1b"), *keys)

    def _surviving(self, read: Callable[[], Iterable[Message]]) -> list[Message]:
        try:
            return list(read())
        except (ValueError, OverflowError, LookupError, ParseError, RuntimeError):
            self._parser = XTermParser(self._debug)
            return []
