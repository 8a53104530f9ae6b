"""The client: one for a whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.sync.answers import Limits

if TYPE_CHECKING:
    import ssl

    import httpx2


def open_client(limits: Limits | None = None, tls: ssl.SSLContext | None = None) -> httpx2.AsyncClient:
    """A client for `fetch`; close it by ``async with``. `tls` replaces the trust of the operating system.

    It follows no redirects, keeps no cookies, reads no netrc, connects only where a request may, and uses the
    proxies that the environment names.
    """
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    import httpx2

    from tuireader.sync.transport import GuardedTransport

    limits = limits or Limits()
    return httpx2.AsyncClient(
        transport=GuardedTransport(tls or httpx2.create_ssl_context(), limits.connections),
        timeout=httpx2.Timeout(limits.idle, connect=limits.connect, pool=None),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        follow_redirects=False,
        trust_env=False,
    )
