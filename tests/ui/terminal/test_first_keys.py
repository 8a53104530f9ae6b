"""Keys before Textual: moves are shown as they come, all is kept in its order, the first other key ends it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from tuireader.ui.terminal.first_keys import FirstKeys, sent_as

STEPS = {"j": 1, "down": 1, "k": -1, "ctrl+p": -1}
PATIENCE = 60.0


class Typist:
    """A line to type at, and what is shown of it."""

    def __init__(self, rows: int) -> None:
        self.reads, self._types = os.pipe()
        self._line, self._rows = 0, rows
        self.shown: SimpleQueue[int | str] = SimpleQueue()
        """The rows the cursor came to; ``edge`` where it could not; ``left``."""
        self.keys = FirstKeys(self.reads, STEPS, ["q", "Q"], self._move, lambda: self.shown.put("left"))
        self.keys.start()

    def type(self, what: str) -> None:
        os.write(self._types, what.encode())

    def sees(self, *what: int | str) -> bool:
        return [self.shown.get(timeout=PATIENCE) for _ in what] == list(what)

    def hang_up(self) -> None:
        os.close(self._types)
        self._types = -1

    def close(self) -> None:
        os.close(self.reads)
        if self._types >= 0:
            self.hang_up()

    def _move(self, by: int) -> bool:
        if not 0 <= self._line + by < self._rows:
            self.shown.put("edge")
            return False
        self._line += by
        self.shown.put(self._line)
        return True


@pytest.fixture
def typist() -> Iterator[Typist]:
    made = Typist(4)
    yield made
    made.close()


def test_moves_are_shown_as_they_come(typist: Typist) -> None:
    typist.type("j")
    assert typist.sees(1)
    typist.type("\x1b[B\x1bOBk")
    assert typist.sees(2, 3, 2)
    typist.type("\x10")
    assert typist.sees(1)
    assert typist.keys.stop() == b"j\x1b[B\x1bOBk\x10"


@pytest.mark.parametrize("other", ["s", "\x1b", "\x1b[C", "5", "щ", "/"])
def test_another_key_ends_it_and_what_follows_stays_where_it_is(typist: Typist, other: str) -> None:
    typist.type("j" + other + "j")
    assert typist.sees(1)
    typist.type("k")
    typed = typist.keys.stop()
    assert typed.startswith(f"j{other}j".encode())
    rest = f"j{other}jk".encode().removeprefix(typed)
    assert os.read(typist.reads, 99) == rest if rest else True
    assert typist.shown.empty()


def test_where_the_list_would_scroll_it_ends(typist: Typist) -> None:
    typist.type("jjjj")
    assert typist.sees(1, 2, 3, "edge")
    assert typist.keys.stop() == b"jjjj"


def test_leaving_leaves_also_after_moves(typist: Typist) -> None:
    typist.type("jq")
    assert typist.sees(1, "left")
    typist.keys.stop()


def test_without_keys_it_stops_at_once(typist: Typist) -> None:
    assert typist.keys.stop() == b""


def test_a_line_that_is_gone_ends_it(typist: Typist) -> None:
    typist.type("j")
    assert typist.sees(1)
    typist.hang_up()
    assert typist.keys.stop() == b"j"


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("j", (b"j",)),
        ("up", (b"\x1b[A", b"\x1bOA")),
        ("ctrl+n", (b"\x0e",)),
        ("щ", ("щ".encode(),)),
        ("pageup", ()),
        ("alt+j", ()),
    ],
)
def test_what_a_terminal_sends(key: str, sent: tuple[bytes, ...]) -> None:
    assert sent_as(key) == sent
