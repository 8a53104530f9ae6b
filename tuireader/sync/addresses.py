"""Numeric addresses: which a stranger may send us to, and how a name becomes some."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Network, ip_address

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291, 2.4
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052, 2.1: an IPv4 address behind a translator


def is_public(address: str) -> bool:
    """Whether a numeric address can be that of a public server; an address within it is what counts.

    Raises ValueError where `address` is not numeric.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast and not ip.is_reserved
    inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
    if ip in _TRANSLATED:
        inner = IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None:
        return is_public(str(inner))
    return ip in _GLOBAL_UNICAST and ip.is_global


def is_private_by_name(host: str) -> bool:
    """What can be told of `host` without looking it up: for a request by a proxy, which does that itself."""
    with contextlib.suppress(ValueError):
        return not is_public(host)
    with contextlib.suppress(OSError):  # the older ways to write a number: 127.1, 0x7f000001
        return not is_public(socket.inet_ntoa(socket.inet_aton(host)))
    name = host.rstrip(".")
    return name == "localhost" or name.endswith((".localhost", ".local", ".internal"))


def interleaved(addresses: Sequence[str]) -> list[str]:
    """Both families by turns, the first one's first (RFC 8305, 4): a broken one is soon passed."""
    six = [address for address in addresses if ":" in address]
    four = [address for address in addresses if ":" not in address]
    first, other = (six, four) if addresses and ":" in addresses[0] else (four, six)
    mixed = [address for pair in zip(first, other, strict=False) for address in pair]
    return mixed + first[len(other) :] + other[len(first) :]


async def look_up(host: str, port: int) -> list[str]:
    """The numeric addresses of `host`, best first. Raises `socket.gaierror`.

    In a thread of its own that nobody waits for: a name server that hangs can delay neither other look-ups
    nor the end of the process.
    """
    with contextlib.suppress(ValueError):
        return [str(ip_address(host))]
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[str]] = loop.create_future()

    def settle(answer: list[str] | OSError) -> None:
        if found.done():
            return
        if isinstance(answer, OSError):
            found.set_exception(answer)
        else:
            found.set_result(answer)

    def ask() -> None:
        answer = _addresses(host, port)
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, answer)

    threading.Thread(target=ask, name="name look-up", daemon=True).start()
    return await found


def _addresses(host: str, port: int) -> list[str] | OSError:
    try:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        return error
    except ValueError:  # UnicodeError: a label that is empty or too long
        return socket.gaierror(socket.EAI_NONAME, "not a host name")
    return list(dict.fromkeys(str(entry[4][0]) for entry in told))
