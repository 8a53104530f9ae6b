"""What is asked of a server and what comes back. Values only; an answer that failed is a value too."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.sync.secrets import Secret

PERMANENT = frozenset((301, 308))
"""Statuses that say an address has changed for good (RFC 9110, 15.4.2 and 15.4.9)."""

Cause = Literal["address", "connect", "silent", "protocol", "redirect", "size", "status", "program", "internal"]
"""What kind of failure: a bad or forbidden address; no connection (name, refusal, TLS); no answer in time;
broken HTTP or packing; a redirect that leads nowhere; too much; an HTTP status; a program of the reader's that failed;
a fault of ours."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much at most. Seconds and bytes."""

    connect: float = 10.0
    """Looking up the name and connecting; then again for the TLS handshake."""
    idle: float = 15.0
    """Silence within an answer."""
    total: float = 60.0
    """The whole request with its redirects."""
    body: int = 10_000_000
    """Of the unpacked body."""
    redirects: int = 5
    connections: int = 16


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to fetch."""

    url: str = field(repr=False)
    """http or https. ``user:password@`` in it becomes HTTP Basic authentication for that host only."""
    etag: str = ""
    """As an earlier `Fetched` gave it; sent back byte for byte."""
    last_modified: str = ""
    user_agent: str | None = None
    """In place of our own name."""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """More headers, such as a cookie; they never follow a redirect to another host."""
    username: str = field(default="", repr=False)
    password: Secret | None = field(default=None, repr=False)
    """With `username`: HTTP Basic authentication, for that host only."""
    proxy: str = field(default="", repr=False)
    """In place of those of the environment; ``direct``: none."""
    command: tuple[str, ...] = field(default=(), repr=False)
    """A program whose output is the answer; no server is asked, and `url` is only a name."""
    filter: tuple[str, ...] = field(default=(), repr=False)
    """A program that makes of a body what is taken in its place."""
    folder: str | None = None
    """Where these programs run."""
    accept: str = ""
    """What kinds of content are wanted (RFC 9110, 12.5.1), in place of feeds; said at every redirect."""
    only_head: Literal["", "HEAD", "GET"] = ""
    """Ask what a body would be, and take none: by HEAD, or by a GET that is closed after its headers."""
    private_allowed: bool = False
    """Whether the host in `url` may be on a private, loopback or link-local address: only where the reader
    typed it. Holds for that host alone; a redirect to another private host is refused."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed."""

    status: int
    url: str
    """Where it led, without any password."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole body."""

    status: int | None
    """The HTTP status; None for what a program printed."""
    body: bytes = field(repr=False)
    """Unpacked."""
    url: str
    """The final address, without any password: the base of relative links."""
    etag: str
    """As received, one character per byte (latin-1); empty if none. So is `last_modified`."""
    last_modified: str
    content_type: str
    """As stated, cleaned; empty if none."""
    link: str
    """The ``Link`` headers joined by commas: a page may name its feeds there."""
    moved: tuple[Hop, ...]
    sha256: str
    """Of `body`, in hexadecimal."""
    seconds: float
    wire_bytes: int
    """Of the body as it was sent, before unpacking."""
    max_age: int | None = None
    """Seconds this stays fresh by ``Cache-Control`` or ``Expires``; None if nothing is said."""
    retry_after: int | None = None
    """Seconds the server asked to be left alone."""
    length: int | None = None
    """Bytes of the body as stated, where it was not taken (`Request.only_head`); None if that is not said."""
    server_time: int | None = None
    """What time it is by the server's clock, in seconds since 1970; None if it does not say."""

    @property
    def moved_for_good(self) -> str | None:
        """The new address, if there were redirects and every one was permanent."""
        return _new_address(self.moved)

    def without_body(self) -> Fetched:
        """All but the body, for when that has been read."""
        return replace(self, body=b"")


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing new; what the earlier `Fetched` said still holds."""

    status: int
    url: str
    moved: tuple[Hop, ...]
    seconds: float
    max_age: int | None = None
    retry_after: int | None = None
    server_time: int | None = None
    """As in `Fetched`."""

    @property
    def moved_for_good(self) -> str | None:
        """As in `Fetched`."""
        return _new_address(self.moved)


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was got."""

    reason: str
    """What happened and what to do, in plain words, safe for a terminal."""
    cause: Cause
    status: int | None = None
    """The HTTP status, if one came."""
    retry_after: int | None = None
    """Seconds the server asked to be left alone."""
    gone: bool = False
    """The server says the source is no more (410): do not ask again by yourself."""
    moved: tuple[Hop, ...] = ()
    seconds: float = 0.0

    @property
    def host_is_busy(self) -> bool:
        """Whether the whole host wants fewer requests: 429, or 503 with Retry-After (RFC 6585, 4; RFC 9110, 15.6.4)."""
        return self.status == 429 or (self.status == 503 and self.retry_after is not None)


@dataclass(frozen=True, slots=True)
class Postponed:
    """Not asked at all: its host wants to be left alone."""

    reason: str
    retry_after: int
    """Seconds."""
    seconds: float = 0.0


Answer: TypeAlias = Fetched | NotModified | Failed | Postponed


def _new_address(moved: tuple[Hop, ...]) -> str | None:
    if moved and all(hop.status in PERMANENT for hop in moved):
        return moved[-1].url
    return None
