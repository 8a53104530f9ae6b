"""Keys that are typed while Textual loads: moves in the list are seen at once, and leaving leaves at once.

All that was typed is kept in its order for the reader, who comes to where the moves have led by the same keys. The
first key that is neither ends this: it and what follows wait, as does what is typed once the driver is there.
"""

from __future__ import annotations

import _thread
import os
import re
import select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_KEY = re.compile(rb"\x1b[\[O][A-D]|[^\x80-\xff]|[\xc0-\xff][\x80-\xbf]+", re.DOTALL)
_ARROWS = {"up": b"A", "down": b"B"}


def sent_as(key: str) -> tuple[bytes, ...]:
    """What terminals send for a key, by its name; nothing where that is not known here."""
    if key in _ARROWS:
        return b"\x1b[" + _ARROWS[key], b"\x1bO" + _ARROWS[key]
    if len(key) == 1:
        return (key.encode(),)
    if len(key) == 6 and key.startswith("ctrl+") and key[5].isalpha():
        return (bytes((ord(key[5].upper()) & 0x1F,)),)
    return ()


class FirstKeys:
    """Reads keys in a thread until the driver does."""

    def __init__(
        self,
        fd: int,
        steps: Mapping[str, int],
        leaving: Iterable[str],
        move: Callable[[int], bool],
        leave: Callable[[], None],
    ) -> None:
        """`steps`: by how many rows each key moves; `leaving`: the keys that leave; all by name.

        `move` shows the cursor so many rows further down, and says whether it could; `leave` does not come back.
        """
        self._fd = fd
        self._steps = {sent: by for key, by in steps.items() for sent in sent_as(key)}
        self._leaving = {sent for key in leaving for sent in sent_as(key)}
        self._move, self._leave = move, leave
        self._typed = b""
        self._stopped, self._stop = os.pipe()
        self._running = _thread.allocate_lock()

    def start(self) -> None:
        """Read from now on."""
        self._running.acquire()
        _thread.start_new_thread(self._run, ())

    def stop(self) -> bytes:
        """Read no more; what was typed so far, in its order. Nothing is drawn any more when this is back."""
        os.close(self._stop)
        with self._running:
            os.close(self._stopped)
        return self._typed

    def _run(self) -> None:
        try:
            while self._read():
                pass
        finally:
            self._running.release()

    def _read(self) -> bool:
        """Answer what is typed next; whether that can go on."""
        try:
            ready, _, _ = select.select((self._fd, self._stopped), (), ())
            if self._stopped in ready:
                return False
            typed = os.read(self._fd, 4096)
        except OSError:
            return False
        self._typed += typed
        return bool(typed) and self._answer(typed)

    def _answer(self, typed: bytes) -> bool:
        for key in _KEY.findall(typed):
            if key in self._leaving:
                self._leave()
            if key not in self._steps or not self._move(self._steps[key]):
                return False
        return True
