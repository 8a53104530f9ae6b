"""The client: one for a whole run."""

from __future__ import annotations

import os
from functools import cache
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
    trust = tls or _trust(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    return httpx2.AsyncClient(
        transport=GuardedTransport(trust, limits.connections),
        timeout=httpx2.Timeout(limits.idle, connect=limits.connect, pool=None),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        follow_redirects=False,
        trust_env=False,
    )


@cache
def _trust(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """The trust of the operating system, or of the file or folder named instead; loading it takes 50 milliseconds."""
    import httpx2

    return httpx2.create_ssl_context()
