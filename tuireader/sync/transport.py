"""Whom we connect to. Loads httpx2; imported by `open_client` alone, when the first client is made.

A feed must not be able to make this machine talk to its own network: an address that is not public is refused
unless the reader typed that host. What is checked is the numeric address, after look-up, and exactly the
checked one is connected to: neither ``127.1``, a name that points inwards nor one that changes its mind gets
through. Connections opened with permission are kept apart from those without; neither kind is reused for the
other.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from importlib.util import find_spec
from typing import Any

import httpcore2
import httpx2

from tuireader.sync.addresses import interleaved, is_private_by_name, is_public, look_up
from tuireader.sync.proxies import goes_direct, proxies

PRIVATE_ALLOWED = "tuireader.private_allowed"
"""The request extension that says whether this request may connect to an address that is not public."""

PROXY = "tuireader.proxy"
"""The request extension that names the proxy to go by: an address, ``direct``, or empty for the environment's."""

_HEAD_START = 0.25  # RFC 8305, 5: seconds before the next address is tried beside the one still connecting
_KEEP_ALIVE = 5.0


class PrivateAddressError(Exception):
    """Every address of the host lies in a private network and nobody allowed that."""


class NoSocksError(Exception):
    """A SOCKS proxy is named, and the library that speaks with one is not installed."""


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Sets of connections: to public addresses only, to any address, by each proxy.

    Raises httpcore2's exceptions as they are, `PrivateAddressError` and `NoSocksError`.
    """

    def __init__(self, tls: ssl.SSLContext, connections: int) -> None:
        def pool(private_allowed: bool, proxy: httpcore2.Proxy | None = None) -> httpcore2.AsyncConnectionPool:
            return httpcore2.AsyncConnectionPool(
                ssl_context=tls,
                proxy=proxy,
                max_connections=connections,
                keepalive_expiry=_KEEP_ALIVE,
                network_backend=GuardedBackend(private_allowed),
            )

        self._pool = pool
        self._public = pool(private_allowed=False)
        self._any = pool(private_allowed=True)
        self._proxies = proxies()
        self._by_proxy: dict[str, httpcore2.AsyncConnectionPool] = {}

    def _pool_for(self, request: httpx2.Request) -> httpcore2.AsyncConnectionPool:
        host, allowed = request.url.raw_host.decode("ascii"), bool(request.extensions.get(PRIVATE_ALLOWED))
        named = str(request.extensions.get(PROXY, ""))
        usual = self._proxies.get(request.url.scheme) or self._proxies.get("all")
        proxy = named or (usual if usual and not goes_direct(host, request.url.port) else "direct")
        if proxy == "direct":
            return self._any if allowed else self._public
        if not allowed and is_private_by_name(host):
            raise PrivateAddressError(host)
        if proxy not in self._by_proxy:
            self._by_proxy[proxy] = self._pool(True, _proxy(proxy))
        return self._by_proxy[proxy]

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = await self._pool_for(request).handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=_core_url(request.url, request.url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        for pool in (self._public, self._any, *self._by_proxy.values()):
            await pool.aclose()


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Looks a name up, checks the addresses, connects to a checked one."""

    def __init__(self, private_allowed: bool) -> None:
        self._private_allowed = private_allowed
        self._plain = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                addresses = await look_up(host, port)
                if not self._private_allowed:
                    addresses = [address for address in addresses if is_public(address)]
                    if not addresses:
                        raise PrivateAddressError(host)
                return await self._first_of(interleaved(addresses), port)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(error) from error
        except OSError as error:
            raise httpcore2.ConnectError(error) from error

    async def _first_of(self, addresses: list[str], port: int) -> httpcore2.AsyncNetworkStream:
        """The first connection that stands; the others are given up. Raises what the first address said."""
        waiting = list(addresses)
        trying: set[asyncio.Task[httpcore2.AsyncNetworkStream]] = set()
        said: BaseException | None = None
        try:
            while waiting or trying:
                if waiting:
                    trying.add(asyncio.create_task(self._plain.connect_tcp(waiting.pop(0), port)))
                head_start = _HEAD_START if waiting else None
                done, _ = await asyncio.wait(trying, timeout=head_start, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    if (error := task.exception()) is None:
                        trying.remove(task)
                        return task.result()
                    trying.remove(task)
                    said = said or error
        finally:
            for task in trying:
                task.cancel()
            for late in await asyncio.gather(*trying, return_exceptions=True):
                if isinstance(late, httpcore2.AsyncNetworkStream):
                    await late.aclose()
        raise said or OSError("the name has no address")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Body(httpx2.AsyncByteStream):
    """An answer's body as httpx2 wants it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


def _core_url(url: httpx2.URL, target: bytes) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=target)


def _proxy(address: str) -> httpcore2.Proxy:
    url = httpx2.URL(address)
    if url.scheme.startswith("socks") and find_spec("socksio") is None:
        raise NoSocksError(address)
    return httpcore2.Proxy(_core_url(url, b"/"), auth=(url.username, url.password) if url.userinfo else None)
