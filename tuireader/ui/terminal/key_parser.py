"""Textual's parser of keys, made so that nothing that is typed can end it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual._parser import ParseError
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.message import Message


class KeyParser:
    """Characters → what they mean. A sequence that Textual's parser fails on is dropped."""

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)

    def feed(self, characters: str) -> list[Message]:
        """What the next characters mean."""
        return self._surviving(lambda: self._parser.feed(characters))

    def tick(self) -> list[Message]:
        """What the time says: a lone Escape is one when nothing follows it."""
        return self._surviving(self._parser.tick)

    def wait(self, most: float) -> float:
        """Seconds until `tick` may say something: `most` where nothing waits for it."""
        due = self._parser._timeout_time
        return most if due is None else min(most, max(0.0, due - get_time()))

    def forget(self) -> None:
        """What was fed last and has no meaning yet was no key."""
        self._parser = XTermParser(self._debug)

    def _surviving(self, read: Callable[[], Iterable[Message]]) -> list[Message]:
        try:
            return list(read())
        except (ValueError, OverflowError, LookupError, ParseError, RuntimeError):
            self.forget()
            return []
