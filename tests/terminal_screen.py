"""A terminal for tests: a real process in a real pty, its screen read cell by cell.

with Terminal([sys.executable, "-m", "tuireader"], 80, 24) as terminal:
    terminal.wait_for("Articles")
    terminal.press("j", "enter")
    terminal.settle()
    assert terminal.screen()[0].startswith("Title")
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.at_rest import Pulse, asleep, only_glanced, unread
from tests.decoded_screen import Cell, Decoder, Screen

__all__ = ["Cell", "Decoder", "Screen", "Terminal", "key_bytes"]

# ---------------------------------------------------------------- keys

_KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **dict(zip(("f1", "f2", "f3", "f4"), ("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"), strict=True)),
    **{f"f{n}": f"\x1b[{code}~" for n, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)},
}
_CURSOR_KEYS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}


def key_bytes(key: str, *, application: bool = False) -> bytes:
    """What a terminal sends for `key`: a character or a name as in Textual (``pagedown``, ``ctrl+l``)."""
    if key in _CURSOR_KEYS:
        return (("\x1bO" if application else "\x1b[") + _CURSOR_KEYS[key]).encode()
    if key in _KEYS:
        return _KEYS[key].encode()
    if key.startswith("ctrl+") and len(key) == 6:
        return bytes([ord(key[5].upper()) & 0x1F])
    if len(key) == 1:
        return key.encode()
    raise ValueError(f"no such key: {key!r}")


ESCAPE = 0.12
"""Seconds after which a lone Escape is one, at most (Textual's ESCDELAY, which `escape_delay` shortens), and some."""

# ---------------------------------------------------------------- the terminal

_NOT_INHERITED = re.compile(
    r"(COLUMNS|LINES|COLORTERM|TMUX.*|STY|SSH_.*|NO_COLOR|FORCE_COLOR|TERM_PROGRAM.*|TEXTUAL.*)\Z"
)


def _as_a_terminal_would() -> None:
    """In the child: the pty is its terminal, and a hang-up ends it even where the tests themselves run under nohup."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Terminal:
    """A command running in a pty of `cols` x `rows` cells, its output decoded as it comes.

    `env` is laid over the environment of the tests, less what names the terminal they run in. `replies=False`
    plays a terminal that answers no query, `sides` one that scrolls between left and right margins. Waits raise
    AssertionError with the screen when time is up.
    """

    def __init__(
        self,
        argv: Sequence[str],
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        *,
        cwd: str | Path | None = None,
        replies: bool = True,
        sides: bool = False,
        timeout: float = 60.0,
    ) -> None:
        self.timeout = timeout
        self._replies = replies
        self._decoder = Decoder(cols, rows, sides=sides)
        self._news = threading.Condition()
        self._flowing = threading.Event()
        self._flowing.set()
        self._closed = False
        self._in_hand = False
        self._escape = False
        self._total = 0
        self._counted = 0
        self._log = bytearray()
        self._last = time.monotonic()
        self._master, slave = os.openpty()
        self._name = os.ttyname(slave)
        _set_size(slave, cols, rows)
        inherited = {name: value for name, value in os.environ.items() if not _NOT_INHERITED.match(name)}
        self.process = subprocess.Popen(
            list(argv),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env={**inherited, "TERM": "xterm-256color", "LANG": "C.UTF-8", **(env or {})},
            start_new_session=True,
            preexec_fn=_as_a_terminal_would,
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self) -> None:
        while not self._closed:
            self._flowing.wait()
            ready, _, _ = select.select([self._master], [], [], 0.05)
            if not ready or self._closed or not self._flowing.is_set():
                continue
            self._in_hand = True
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                data = b""
            self._take_in(data)
            self._in_hand = False
            if not data:
                return

    def _take_in(self, data: bytes) -> None:
        """Show what came, and answer what it asks."""
        with self._news:
            self._last = time.monotonic()
            self._total += len(data)
            self._log += data
            reply = self._decoder.feed(data)
            self._news.notify_all()
        if reply and self._replies:
            os.write(self._master, reply)

    # -- typing

    def send(self, data: bytes) -> None:
        """Bytes as they are, as if typed; after Escape only once that has counted as one."""
        if self._escape:
            self._escape = False
            self._counts()
        os.write(self._master, data)

    def press(self, *keys: str) -> None:
        """Keys by name (see `key_bytes`), one write each. What follows Escape waits until that has been one."""
        for key in keys:
            self.send(key_bytes(key, application=1 in self._decoder.screen.private_modes))
            self._escape = key == "escape"

    def resize(self, cols: int, rows: int) -> None:
        with self._news:
            self._decoder.screen.resize(rows, cols)
            _set_size(self._master, cols, rows)

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """Inside, nothing is read: the line is full as soon as the pty's buffer is."""
        self._flowing.clear()
        time.sleep(0.06)  # the reader's select, so that it does not take one more chunk
        try:
            yield
        finally:
            self._flowing.set()

    # -- looking

    def screen(self) -> list[str]:
        """The text of every row, without the blanks at its end."""
        with self._news:
            return self._decoder.screen.rows()

    def cells(self) -> list[list[Cell]]:
        """Every cell as seen: characters, colours, attributes."""
        with self._news:
            return self._decoder.screen.cells()

    def shows(self, expected: Screen, spelled: Callable[[str], str] = str) -> bool:
        """Whether every cell is seen as on `expected`, where its signs are written as `spelled`."""
        with self._news:
            return self._decoder.screen.shows(expected, spelled)

    def text(self) -> str:
        return "\n".join(self.screen())

    def cursor(self) -> tuple[int, int]:
        """Column and row from 0."""
        with self._news:
            screen = self._decoder.screen
            return min(screen.cursor.x, screen.columns - 1), screen.cursor.y

    def alternate(self) -> bool:
        """Whether the alternate screen is shown."""
        return self._decoder.screen.alternate

    def private_modes(self) -> set[int]:
        """The private modes (DECSET numbers) that are set now."""
        return set(self._decoder.screen.private_modes)

    def output(self) -> bytes:
        """Everything received so far."""
        with self._news:
            return bytes(self._log)

    def bytes_since(self) -> int:
        """How many bytes came since the last call (the first time: since the start)."""
        with self._news:
            count, self._counted = self._total - self._counted, self._total
            return count

    def last_news(self) -> float:
        """When the last bytes came, on the clock of `time.monotonic`."""
        return self._last

    # -- waiting

    def wait_until(self, ready: Callable[[], bool], timeout: float | None = None, what: str = "") -> None:
        end = time.monotonic() + (timeout or self.timeout)
        while not ready():
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"not within {timeout or self.timeout} s: {what or ready}\n{self._picture()}")
            with self._news:
                self._news.wait(min(left, 0.02))

    def wait_for(self, text: str, timeout: float | None = None) -> None:
        """Until `text` stands on one row of the screen."""
        self.wait_until(lambda: any(text in row for row in self.screen()), timeout, f"{text!r} on the screen")

    def wait_gone(self, text: str, timeout: float | None = None) -> None:
        self.wait_until(lambda: text not in self.text(), timeout, f"{text!r} gone from the screen")

    def settle(self, quiet: float = 0.08, timeout: float | None = None) -> None:
        """Until all that was typed is read, and then for `quiet` seconds nothing was done and no byte came.

        A lone Escape has counted. That the program waits for less than `quiet`, has happened.
        """
        if self._escape:
            self._escape = False
            quiet = max(quiet, ESCAPE)
        end = time.monotonic() + (timeout or self.timeout)
        since, done = self._at_rest(end)
        while True:
            time.sleep(0.01)
            looked = time.monotonic()
            now, did = self._at_rest(end)
            if self._last > since or not only_glanced(done, did):
                since = now
            elif looked - since >= quiet:
                return
            done = did

    def _counts(self) -> None:
        """Until an Escape that was sent has been taken for one, not for the beginning of a longer key."""
        end = time.monotonic() + self.timeout
        self._at_rest(end)  # it has been read, and what may follow is waited for
        time.sleep(ESCAPE)
        self._at_rest(end)  # and it is over

    def _at_rest(self, end: float) -> tuple[float, Pulse]:
        """Wait until all is read, here and there, and all threads sleep; the time then, and what has been done."""
        while True:
            if not unread(self._name) and (done := asleep(self.process.pid)) is not None and not self._arriving():
                return time.monotonic(), done
            if time.monotonic() > end:
                raise AssertionError(f"no rest in time\n{self._picture()}")
            time.sleep(0.005)

    def _arriving(self) -> bool:
        """Whether something that was sent here is yet to be shown; what cannot come any more is not."""
        if not self._reader.is_alive() or not self._flowing.is_set() or self._closed:
            return False
        return bool(select.select([self._master], [], [], 0)[0]) or self._in_hand

    def wait_exit(self, timeout: float | None = None) -> int:
        """The exit code; negative: ended by that signal."""
        try:
            return self.process.wait(timeout or self.timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {timeout or self.timeout} s\n{self._picture()}") from None
        finally:
            self._drain()

    def _drain(self) -> None:
        end = time.monotonic() + 1
        while self._reader.is_alive() and time.monotonic() < end and self._flowing.is_set() and not self._closed:
            time.sleep(0.01)

    def _picture(self) -> str:
        return "\n".join(f"|{row}" for row in self.screen())

    # -- the process

    def cpu_seconds(self) -> float:
        """CPU time of the process so far, all threads (Linux)."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal's side: the line is gone."""
        self._closed = True
        self._flowing.set()
        self._reader.join()
        os.close(self._master)
        self._master = -1

    def close(self) -> None:
        """End the process, politely, then not; close the pty."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
            try:
                self.process.wait(2)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self._master >= 0:
            self.hang_up()


def _set_size(fd: int, cols: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
