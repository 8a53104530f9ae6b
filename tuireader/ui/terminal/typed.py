"""What comes from the terminal, parted before Textual reads keys out of it: pastes as texts, answers as nothing.

Textual takes an escape sequence that it does not know for keys, letter by letter, also within a paste: text that was
copied from a page could press keys here. And what a terminal answers to another program's question (OSC, DCS) would be
typed, too.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Generator, Iterator

from tuireader.text import clean
from tuireader.values import dataclass

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""Bracketed paste (xterm control sequences, "Bracketed Paste Mode")."""
LONGEST = 1_000_000
"""Characters of a paste that are taken; the rest of it goes nowhere."""
PATIENCE = 2.0
"""Seconds without a character after which a paste that does not end is over."""

_ANSWER = re.compile("\x1b(?:\\][0-9l]|P[0-9>!]|_)[^\x07\x1b\x18\x1a]*(?:\x07|\x1b\\\\)")
"""An answer that came whole: OSC, DCS or APC with its end (ECMA-48, 8.3.89, 8.3.27, 8.3.2)."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste, cleaned: no character of it drives anything."""

    text: str


class Typed:
    """Parts a stream of characters, however it is cut."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._held = ""
        """The end of the keys that were given on, where it is a beginning of `BEGIN`."""
        self._paste: list[str] | None = None
        """The pieces of a paste that has not ended."""
        self._length = 0
        self._edge = ""
        """The end of what came of it, which may belong to `END`."""
        self._last = 0.0

    def feed(self, characters: str) -> Iterator[str | Pasted | None]:
        """Keys as they came, and pastes. None: the last keys that were given on were the beginning of a paste."""
        if self._held and characters:
            together = self._held + characters
            self._held = ""
            if together.startswith(BEGIN):
                yield None
                characters = together
            elif BEGIN.startswith(together):
                self._held = together
                yield characters
                return
        while characters:
            if self._paste is None:
                keys, begun, characters = characters.partition(BEGIN)
                self._held = "" if begun else _beginning(keys)
                if keys := _ANSWER.sub("", keys):
                    yield keys
                if begun:
                    self._paste, self._length, self._edge = [], 0, ""
                    self._last = self._now()
            else:
                characters = yield from self._more(characters)

    def tick(self) -> Iterator[Pasted]:
        """A paste that nothing was heard of for too long."""
        if self._paste is not None and self._now() - self._last > PATIENCE:
            yield self._whole()

    def _more(self, characters: str) -> Generator[Pasted, None, str]:
        """A piece of a paste; gives back what stands behind its end."""
        assert self._paste is not None
        self._last = self._now()
        piece, ended, rest = (self._edge + characters).partition(END)
        sure = len(piece) if ended else max(0, len(piece) - len(END) + 1)
        self._edge = piece[sure:]
        kept = piece[: min(sure, LONGEST - self._length)]
        self._paste.append(kept)
        self._length += len(kept)
        if ended:
            yield self._whole()
        return rest

    def _whole(self) -> Pasted:
        assert self._paste is not None
        text, self._paste, self._edge = "".join(self._paste) + self._edge, None, ""
        return Pasted(clean(text))


def _beginning(keys: str) -> str:
    """The end of `keys` that may be the beginning of a paste's."""
    sizes = range(min(len(BEGIN) - 1, len(keys)), 0, -1)
    return next((keys[-size:] for size in sizes if BEGIN.startswith(keys[-size:])), "")
