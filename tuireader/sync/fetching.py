"""One request, redirects and all, to one answer. Nothing a server does raises here, and nothing is without
bound.

Redirects are followed by hand, because each hop is a new decision: is it http, may this address be connected
to, may it see what the reader wrote for the first host.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import time
from typing import TYPE_CHECKING, Any

from tuireader import __version__
from tuireader.sync import reasons
from tuireader.sync.answers import (
    Answer,
    Cause,
    Failed,
    Fetched,
    Hop,
    Limits,
    NotModified,
    Postponed,
    Request,
)
from tuireader.sync.headers import Headers
from tuireader.sync.large import LARGE, Permission
from tuireader.sync.reasons import Refusal
from tuireader.sync.unpacking import unpacker
from tuireader.sync.urls import bare, parsed, redirected, route, same_site, shown
from tuireader.text import line

if TYPE_CHECKING:
    import httpx2

__all__ = ["Answer", "Failed", "Fetched", "Hop", "Limits", "NotModified", "Postponed", "Request", "fetch"]

USER_AGENT = f"tuireader/{__version__} (feed reader)"

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_UNPACKED = ("", "identity")
_ERROR_PAGE = 32_000
"""Bytes of a refusal that are looked at for the words of a bot check."""


async def fetch(
    client: httpx2.AsyncClient,
    request: Request,
    limits: Limits | None = None,
    permission: Permission | None = None,
) -> Answer:
    """What the server says to `request`: `Fetched`, `NotModified` or `Failed`. Raises nothing but
    cancellation.

    `client` comes from `tuireader.sync.connecting.open_client`, with the same `limits`. `permission`: to hold a large
    body; what it is waited for does not count as the server's time.
    """
    limits = limits or Limits()
    journey = _Journey(client, request, limits, permission)
    try:
        async with asyncio.timeout(limits.total) as journey.clock:
            return await journey.answer()
    except TimeoutError:
        reason = f"{journey.host} did not finish within {limits.total:g} s. {reasons.LATER}"
        return journey.failed("silent", reason)
    except Refusal as refusal:
        return journey.failed(refusal.cause, refusal.reason)
    except Exception as error:  # one source can never cost the others
        proxied = request.proxy not in ("", "direct")
        return journey.failed(*reasons.of_exception(error, journey.host, limits, proxied=proxied))


class _Journey:
    """A request on its way: where it is now and what it has passed."""

    clock: asyncio.Timeout

    def __init__(
        self, client: httpx2.AsyncClient, request: Request, limits: Limits, permission: Permission | None
    ) -> None:
        self._client, self._request, self._limits, self._permission = client, request, limits, permission
        self._started = time.monotonic()
        self._moved: tuple[Hop, ...] = ()
        self.host = "the server"

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._started

    def failed(self, cause: Cause, reason: str) -> Failed:
        return Failed(line(reason), cause, moved=self._moved, seconds=self._seconds)

    async def answer(self) -> Answer:
        url = start = parsed(self._request.url)
        passed = [shown(url)]
        while True:
            self.host = url.raw_host.decode("ascii")
            response = await self._send(url, start)
            try:
                headers = Headers(response.headers.raw)
                if response.status_code not in _REDIRECTS:
                    return await self._arrived(response, headers, url)
                if headers.first("content-length") == "0":
                    await _end(response)
            finally:
                await response.aclose()
            url = redirected(url, headers.first("location"), response.status_code)
            self._moved += (Hop(response.status_code, shown(url)),)
            passed.append(shown(url))
            if passed[-1] in passed[:-1]:
                raise Refusal("redirect", f"the server sends us in a circle: {route(passed)}. Check the address")
            if len(self._moved) > self._limits.redirects:
                raise Refusal("redirect", f"more than {self._limits.redirects} redirects: {route(passed)}")

    async def _send(self, url: httpx2.URL, start: httpx2.URL) -> httpx2.Response:
        """One hop. A kept connection that turns out closed is no fault of the server: then once more."""
        import httpcore2

        from tuireader.sync.transport import PRIVATE_ALLOWED, PROXY

        opened: list[str] = []

        async def trace(event: str, _info: dict[str, Any]) -> None:
            if event == "connection.connect_tcp.started":
                opened.append(event)

        allowed = self._request.private_allowed and url.raw_host == start.raw_host
        message = self._client.build_request(
            self._request.only_head or "GET",
            bare(url),
            headers=self._headers(url, start),
            extensions={PRIVATE_ALLOWED: allowed, PROXY: self._request.proxy, "trace": trace},
        )
        try:
            return await self._client.send(message, stream=True)
        except (httpcore2.RemoteProtocolError, httpcore2.ReadError, httpcore2.WriteError):
            if opened:
                raise
            return await self._client.send(message, stream=True)

    def _headers(self, url: httpx2.URL, start: httpx2.URL) -> list[tuple[bytes, bytes]]:
        request = self._request
        headers = [
            ("User-Agent", request.user_agent or USER_AGENT),
            ("Accept", request.accept or _ACCEPT),
            ("If-None-Match", request.etag),
            ("If-Modified-Since", request.last_modified),
        ]
        if same_site(url, start):
            own = {name.lower() for name, _ in request.headers}
            if start.userinfo and "authorization" not in own:
                pair = f"{start.username}:{start.password}".encode()
                headers.append(("Authorization", "Basic " + base64.b64encode(pair).decode("ascii")))
            headers = [header for header in headers if header[0].lower() not in own] + list(request.headers)
        try:
            return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers if value]
        except UnicodeEncodeError:
            raise Refusal("address", "a header set for this source holds characters that HTTP forbids") from None

    async def _arrived(self, response: httpx2.Response, headers: Headers, url: httpx2.URL) -> Answer:
        now, status, server_time = time.time(), response.status_code, headers.server_time()
        retry_after, max_age = headers.retry_after(now), headers.max_age(now)
        if status in (204, 304):
            await _end(response)
        if status == 304 and not (self._request.etag or self._request.last_modified):
            reason = f"the server says nothing has changed, to a first request (304). {reasons.LATER}"
            return Failed(reason, "status", status, retry_after, moved=self._moved, seconds=self._seconds)
        if status in (204, 304):
            return NotModified(status, shown(url), self._moved, self._seconds, max_age, retry_after, server_time)
        content_type = line(headers.first("content-type"))[:200]
        if not 200 <= status < 300:
            start = await self._start_of(response, headers)
            bot_check = reasons.is_bot_check(status, headers.first("cf-mitigated"), content_type, start)
            reason = line(reasons.of_status(status, response.reason_phrase, bot_check))
            return Failed(reason, "status", status, retry_after, status == 410, self._moved, self._seconds)
        length: int | None = None
        if self._request.only_head:
            body, wire_bytes, length = b"", 0, _stated_length(headers)
        else:
            body, wire_bytes = await self._body(response, headers)
        return Fetched(
            status=status,
            body=body,
            url=shown(url),
            etag=headers.first("etag"),
            last_modified=headers.first("last-modified"),
            content_type=content_type,
            link=headers.joined("link"),
            moved=self._moved,
            sha256=hashlib.sha256(body).hexdigest(),
            seconds=self._seconds,
            wire_bytes=wire_bytes,
            max_age=max_age,
            retry_after=retry_after,
            length=length,
            server_time=server_time,
        )

    async def _body(self, response: httpx2.Response, headers: Headers) -> tuple[bytes, int]:
        """The unpacked body and its bytes on the wire. Counted while it comes, in pieces that are never
        large."""
        limit = self._limits.body
        too_large = f"the answer is larger than {limit / 1e6:g} MB, which no feed should be. Check the address"
        if (_stated_length(headers, packed=True) or 0) > limit:
            raise Refusal("size", too_large)
        unpack = unpacker(headers.joined("content-encoding"))
        body, wire_bytes = bytearray(), 0
        async for raw in response.aiter_raw():
            wire_bytes += len(raw)
            for piece in unpack.feed(raw):
                body += piece
                if len(body) > limit:
                    raise Refusal("size", too_large)
            if len(body) > LARGE:
                await self._may_be_large()
            if wire_bytes > limit:
                raise Refusal("size", too_large)
        if not unpack.whole():
            raise Refusal("protocol", f"the answer of {self.host} arrived cut off. {reasons.LATER}")
        return bytes(body), wire_bytes

    async def _may_be_large(self) -> None:
        """Go on when few others hold as much; meanwhile the clock stands still."""
        if self._permission is not None:
            when = self.clock.when()
            self.clock.reschedule(None)
            waited = await self._permission.take()
            self.clock.reschedule(None if when is None else when + waited)

    async def _start_of(self, response: httpx2.Response, headers: Headers) -> str:
        """The first words of an error page; empty if they cannot be had."""
        start = bytearray()
        try:
            unpack = unpacker(headers.joined("content-encoding"))
            async for raw in response.aiter_raw():
                for piece in unpack.feed(raw):
                    start += piece
                    if len(start) > _ERROR_PAGE:
                        return start[:_ERROR_PAGE].decode("latin-1")
        except Exception:  # the status is the news; its page is not
            return start.decode("latin-1")
        return start.decode("latin-1")


def _stated_length(headers: Headers, *, packed: bool = False) -> int | None:
    """Bytes of a body as stated; None if they are not. `packed`: also of one that is packed for the way."""
    length = headers.first("content-length")
    if not (length.isascii() and length.isdigit()) or not (packed or headers.joined("content-encoding") in _UNPACKED):
        return None
    return int(length[:18])


async def _end(response: httpx2.Response) -> None:
    """Read the end of an answer that has no body: only then can its connection carry the next request."""
    async for _ in response.aiter_raw():
        return
