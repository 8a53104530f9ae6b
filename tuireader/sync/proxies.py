"""The proxies that the environment names: ``http_proxy``, ``https_proxy``, ``all_proxy``, ``no_proxy``."""

from __future__ import annotations


def proxies() -> dict[str, str]:
    """Scheme (http, https, all) → address of its proxy."""
    from urllib.request import getproxies

    named = {scheme: url for scheme, url in getproxies().items() if scheme in ("http", "https", "all") and url}
    return {scheme: url if "://" in url else f"http://{url}" for scheme, url in named.items()}


def goes_direct(host: str, port: int | None) -> bool:
    """Whether `host` is this very machine or ``no_proxy`` names it."""
    from urllib.request import proxy_bypass

    if host in ("localhost", "::1") or host.startswith("127."):
        return True
    return bool(proxy_bypass(host if port is None else f"{host}:{port}"))
