"""Every way a fetch can fail, as a sentence: what happened, then what to do.

What a server or a library said is hostile or unreadable; it is shown cleaned, short, and only where it helps.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

from tuireader.sync.answers import Cause, Limits
from tuireader.text import line

LATER = "It is tried again later"

_STATUS = {
    400: "the server does not understand the request (400). Check the address",
    401: "the server wants a user name and password (401). Write them into the address, user:password@host",
    402: "the server wants payment (402). See its page in a browser",
    403: "the server refuses this to us (403). Another user agent for this source may help",
    404: "nothing is at this address (404). Look for the feed's new address on its page",
    406: "the server has nothing in a form we read (406). Check the address",
    408: f"the server gave up waiting (408). {LATER}",
    410: "the source is gone for good (410). It is no longer asked; its articles stay",
    429: f"the server asks for fewer requests (429). {LATER}",
    451: "the server may not show this, for legal reasons (451)",
    500: f"the server has a fault of its own (500). {LATER}",
    502: f"the server behind this address does not answer (502). {LATER}",
    503: f"the server is overloaded or being mended (503). {LATER}",
    504: f"the server behind this address is too slow (504). {LATER}",
}
_BOT_CHECK = (
    "refused, it looks like a check for bots ({status}). Set another user agent for this source, or ask its owner"
)


class Refusal(Exception):
    """Why a fetch ends by our own decision, in words."""

    def __init__(self, cause: Cause, reason: str) -> None:
        super().__init__(reason)
        self.cause: Cause = cause
        self.reason = reason


def of_status(status: int, phrase: str, bot_check: bool = False) -> str:
    """For an HTTP status that is no success."""
    if bot_check:
        return _BOT_CHECK.format(status=status)
    if status in _STATUS:
        return _STATUS[status]
    said = line(phrase)[:40]
    named = f"{status} {said}" if said else str(status)
    if 500 <= status < 600:
        return f"the server has a fault of its own ({named}). {LATER}"
    if 400 <= status < 500:
        return f"the server refuses the request ({named}). Check the address"
    return f"the server gave an answer that is no feed ({named}). Check the address"


def is_bot_check(status: int, mitigated: str, content_type: str, start: str) -> bool:
    """Whether a refusal is a challenge to browsers: by ``cf-mitigated`` or the words its page starts with."""
    if status not in (403, 429, 503):
        return False
    page = start.lower() if "html" in content_type.lower() else ""
    marks = (
        "just a moment",
        "cf-chl",
        "challenge-platform",
        "attention required",
        "captcha",
        "are you a robot",
    )
    return mitigated.strip().lower() == "challenge" or any(mark in page for mark in marks)


def of_exception(error: BaseException, host: str, limits: Limits, *, proxied: bool = False) -> tuple[Cause, str]:
    """For whatever connecting, speaking HTTP or unpacking raised. `proxied`: the way led by a proxy of the source's."""
    import httpcore2
    import httpx2

    from tuireader.sync.transport import NoSocksError, PrivateAddressError
    from tuireader.sync.unpacking import PackingError

    host = line(host)[:80]
    chain = list(_causes(error))
    if isinstance(error, PrivateAddressError):
        return "address", (
            f"{host} is in a private network, where only addresses you typed yourself may lead. "
            "If you trust it, `tuireader add` it, or :add it in the reader"
        )
    if isinstance(error, NoSocksError):
        return "address", "a SOCKS proxy needs one library more. Install it by: pip install 'tuireader[socks]'"
    if isinstance(error, PackingError):
        return "protocol", f"the answer cannot be read: {error}. {LATER}"
    for cause in chain:
        if isinstance(cause, ssl.SSLError):
            return "connect", _of_tls(cause, host)
    if proxied and isinstance(error, httpcore2.ConnectTimeout | httpcore2.ConnectError):
        host = f"the proxy to {host}"
    for cause in chain:
        if isinstance(cause, socket.gaierror):
            return "connect", _of_name(cause, host)
    if isinstance(error, httpcore2.ConnectTimeout):
        return "connect", f"{host} takes no connection within {limits.connect:g} s. {LATER}"
    if isinstance(error, httpcore2.TimeoutException):
        return "silent", f"{host} fell silent for {limits.idle:g} s. {LATER}"
    if isinstance(error, httpcore2.ConnectError):
        return "connect", _of_connection(chain, host)
    if isinstance(error, httpcore2.ProxyError):
        return "connect", f"the proxy refuses the way to {host}. Check the proxy settings"
    if isinstance(error, httpcore2.NetworkError):
        return "protocol", f"{host} broke off the connection. {LATER}"
    if isinstance(error, httpcore2.RemoteProtocolError | httpx2.RemoteProtocolError):
        return "protocol", _of_http(str(error), host)
    if isinstance(error, httpcore2.LocalProtocolError):
        return (
            "address",
            "the request cannot be sent: the address or a header holds characters that HTTP forbids",
        )
    if proxied and (isinstance(error, AssertionError) or type(error).__module__.startswith("socksio")):
        return "connect", f"the proxy to {host} does not speak SOCKS5. Check the proxy settings"
    return "internal", f"unexpected {type(error).__name__}: {line(str(error))[:80]}. Please report this"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """`error` and what led to it, through causes, contexts, groups and arguments."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        found = waiting.pop(0)
        if found is None or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [found.__cause__, found.__context__]
        waiting += [argument for argument in found.args if isinstance(argument, BaseException)]
        if isinstance(found, BaseExceptionGroup):
            waiting += found.exceptions


def _of_name(error: socket.gaierror, host: str) -> str:
    if error.errno in (socket.EAI_AGAIN, socket.EAI_FAIL, socket.EAI_SYSTEM):
        return f"{host} could not be looked up: no name server answers. Check this machine's connection"
    return f"no host is named {host}. Check the address"


def _of_connection(chain: list[BaseException], host: str) -> str:
    numbers = {cause.errno for cause in chain if isinstance(cause, OSError)}
    if errno.ECONNREFUSED in numbers:
        return f"{host} refuses connections. {LATER}"
    if numbers & {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN}:
        return f"no way leads to {host}. Check this machine's connection"
    if numbers & {errno.EMFILE, errno.ENFILE}:
        return "too many files are open on this machine. Allow more, or fetch fewer at a time"
    return f"{host} broke off while connecting. {LATER}"


def _of_tls(error: ssl.SSLError, host: str) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        # Codes of X509_verify_cert_error_string(3).
        if error.verify_code == 10:
            return f"the certificate of {host} has expired. Its owner must renew it"
        if error.verify_code == 9:
            return f"the certificate of {host} is not valid yet. Check this machine's clock"
        if error.verify_code in (62, 63, 64):
            return f"the certificate is not for {host}. Check the address"
        if error.verify_code in (18, 19):
            return f"{host} vouches for itself (self-signed). Add its certificate to this system's trust"
        if error.verify_code in (2, 20, 21):
            return f"nobody this system trusts vouches for {host}. Add its authority, or ask its owner"
        return f"the certificate of {host} is refused: {line(error.verify_message or '')[:60]}. Ask its owner"
    said = getattr(error, "reason", None) or "no common ground"
    if said in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE"):
        return f"{host} speaks no https here. Try http:// instead"
    named = line(said.replace("_", " ").lower())[:60]
    return f"no secure connection with {host}: {named}. Its server may be too old"


def _of_http(said: str, host: str) -> str:
    if any(words in said for words in ("without sending complete", "incomplete", "peer closed")):
        return f"the answer of {host} arrived cut off. {LATER}"
    if "without sending" in said:
        return f"{host} closed the connection without an answer. {LATER}"
    if "buffer too long" in said:
        return f"{host} sends headers without end. Check the address"
    return f"what answers at {host} does not speak proper HTTP. Check the address"
