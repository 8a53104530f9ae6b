"""Small raw servers on loopback that answer exactly as told, fault for fault."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Talk = Callable[[socket.socket, bytes], None]


class RawServer:
    """Accepts on `host`, reads one request head per connection, lets `talk` answer, closes."""

    def __init__(self, talk: Talk, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._talk, self.host, self.asked = talk, host, []
        self._listener = socket.create_server((host, 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    asked: list[bytes]
    """The request heads, in order."""

    def url(self, path: str = "/feed", host: str | None = None) -> str:
        return f"http://{host or self.host}:{self.port}{path}"

    def _serve(self) -> None:
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(peer,), daemon=True).start()

    def _one(self, peer: socket.socket) -> None:
        with contextlib.suppress(OSError), self._secured(peer) as peer:
            head = b""
            while b"\r\n\r\n" not in head:
                part = peer.recv(65536)
                if not part:
                    return
                head += part
            self.asked.append(head)
            self._talk(peer, head)

    def _secured(self, peer: socket.socket) -> socket.socket:
        return self._tls.wrap_socket(peer, server_side=True) if self._tls else peer

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@contextmanager
def serving(talk: Talk | bytes, host: str = "127.0.0.1") -> Iterator[RawServer]:
    """A `RawServer` for the time of a test; bytes are sent as they are."""
    answer = talk if callable(talk) else (lambda peer, head: peer.sendall(talk))
    server = RawServer(answer, host)
    try:
        yield server
    finally:
        server.close()


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """An answer with Content-Length, after which the connection closes. ``_`` in a header's name is ``-``."""
    stated = {name.replace("_", "-"): value for name, value in headers.items()}
    stated = {"Content-Length": str(len(body)), "Connection": "close", **stated}
    head = "".join(f"{name}: {value}\r\n" for name, value in stated.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def reset(peer: socket.socket) -> None:
    """Close so that the other side sees ECONNRESET."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


def free_port() -> int:
    """A port of loopback where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
