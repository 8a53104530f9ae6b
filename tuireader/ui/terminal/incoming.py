"""Bytes from the terminal → what they mean: keys, pastes, and answers to what was asked of it.

Bytes that are not UTF-8 become U+FFFD: Textual's decoder raises, and the app is gone. A sequence that Textual's parser
fails on is dropped, and no paste reaches it (`typed`).
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator

from textual import events
from textual.message import Message

from tuireader.ui.terminal.key_parser import KeyParser
from tuireader.ui.terminal.typed import Pasted, Typed

_KNOWN_MODE = re.compile(r"\x1b\[\?(\d{1,5});[1-3]\$y")  # DECRPM: set, reset, always set
_LONGEST_ANSWER = 11


class Incoming:
    """Reads what comes, however the line cuts it."""

    def __init__(self, learn: Callable[[int], None], *, debug: bool = False) -> None:
        """`learn` is told the private modes that the terminal says it has."""
        self._learn = learn
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._typed, self._keys = Typed(), KeyParser(debug)
        self._before = ""

    def read(self, data: bytes) -> Iterator[Message]:
        """What the next bytes mean."""
        for part in self._typed.feed(self._decode(data)):
            if part is None:
                self._keys.forget()
            elif isinstance(part, Pasted):
                yield events.Paste(part.text)
            else:
                for mode in map(int, _KNOWN_MODE.findall(self._before + part)):
                    self._learn(mode)
                self._before = part[-_LONGEST_ANSWER:]
                yield from self._keys.feed(part)

    def tick(self) -> Iterator[Message]:
        """What the time says: that a paste or a key is over."""
        for paste in self._typed.tick():
            yield events.Paste(paste.text)
        yield from self._keys.tick()

    def wait(self, most: float) -> float:
        """Seconds until `tick` may say something of keys: `most` where nothing waits for it."""
        return self._keys.wait(most)
