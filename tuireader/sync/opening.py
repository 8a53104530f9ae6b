"""Opening an address on another machine: one line asks, one line answers, over a port of this machine alone.

The reader on a server asks; `tuireader open-here` on the machine one sits at answers, through a port that ssh forwards
(``ssh -R``). A line is ``tuireader-open 1 TOKEN ADDRESS``; the answer says what was done, in words, behind ``opened``
or ``refused``. Whoever does not know the token gets nothing opened; only http and https addresses are; and no more than
`MOST` of them within a minute, should the server be a hostile one.
"""

from __future__ import annotations

import hmac
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator

from tuireader.desktop.opener import Opened, fault_in
from tuireader.text import line
from tuireader.values import dataclass

LOOPBACK = "127.0.0.1"
LONGEST = 4096
"""Bytes of a line."""
PATIENCE = 5.0
"""Seconds that either side waits for the other's line."""
MOST = 20
"""Addresses opened within a minute."""

_CALL = "tuireader-open 1"


@dataclass(frozen=True, slots=True)
class Unreached:
    """Nobody answers at the port. `reason`: in words."""

    reason: str


def ask(port: int, token: str, url: str, *, patience: float = PATIENCE) -> tuple[bool, str] | Unreached:
    """Have `url` opened by who answers at `port`: whether it was, and what was done, in words."""
    if fault := fault_in(url):
        return False, fault
    try:
        with socket.create_connection((LOOPBACK, port), timeout=patience) as connection:
            connection.sendall(f"{_CALL} {token} {url}\n".encode())
            answer = _line(connection, patience)
    except OSError as error:
        return Unreached(f"your own machine cannot be reached at port {port} ({error.strerror or error})")
    result, _, words = line(answer.decode("utf-8", "replace")).partition(" ")
    if result not in ("opened", "refused"):
        return Unreached(f"nobody who opens addresses answers at port {port}; is `tuireader open-here` running?")
    return result == "opened", words[:200]


class Server:
    """Answers at a port of this machine alone, until it is closed."""

    def __init__(self, port: int, token: str, browser: Callable[[str], object]) -> None:
        """`browser`: as `desktop.opener.open_link`. Raises OSError where the port cannot be had; 0 is any free one."""
        self._token, self._browser = token, browser
        self._lately: deque[float] = deque(maxlen=MOST)
        self._socket = socket.create_server((LOOPBACK, port))
        self.port: int = self._socket.getsockname()[1]

    def close(self) -> None:
        """Answer no more."""
        self._socket.close()

    def serve(self) -> Iterator[str]:
        """Answer one after the other; what was done, in words, for each."""
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:  # closed
                return
            with connection:
                try:
                    said = self._answer(_line(connection, PATIENCE))
                    connection.sendall(f"{said}\n".encode())
                except OSError:
                    continue
                yield said

    def _answer(self, call: bytes) -> str:
        kind, _, rest = call.decode("utf-8", "replace").rstrip("\r\n").partition(f"{_CALL} ")
        token, _, url = rest.partition(" ")
        if kind or not hmac.compare_digest(token.encode(), self._token.encode()):
            return "refused the token is another one"
        if fault := fault_in(url):
            return f"refused {fault}"
        now = time.monotonic()
        if len(self._lately) == MOST and now - self._lately[0] < 60:
            return f"refused more than {MOST} addresses within a minute"
        self._lately.append(now)
        outcome = self._browser(url)
        if isinstance(outcome, Opened):
            return f"opened {outcome.how} on {line(socket.gethostname())}: {url}"
        return f"refused {getattr(outcome, 'reason', '') or getattr(outcome, 'how', '')}"


def _line(connection: socket.socket, patience: float) -> bytes:
    """The first line that comes; what came if it does not end in time or is too long."""
    end = time.monotonic() + patience
    found = b""
    while b"\n" not in found and len(found) < LONGEST:
        left = end - time.monotonic()
        if left <= 0:
            break
        connection.settimeout(left)
        try:
            part = connection.recv(LONGEST - len(found))
        except TimeoutError:
            break
        if not part:
            break
        found += part
    return found.split(b"\n", 1)[0]
