"""https on loopback; ``localhost.pem`` is a certificate for that name which vouches for itself, for tests only."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.asking import failed
from tests.sync.servers import RawServer, answer
from tuireader.sync.connecting import open_client
from tuireader.sync.fetching import Failed, Fetched, Request, fetch

CERTIFICATE = Path(__file__).parent / "localhost.pem"


@pytest.fixture
def server() -> Iterator[RawServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server = RawServer(lambda peer, head: peer.sendall(answer(body=b"<rss/>")), tls=context)
    yield server
    server.close()


async def test_a_trusted_name_is_fetched_and_another_is_not(server: RawServer) -> None:
    """The certificate is checked against the name, though it is a number that is connected to."""
    trust = ssl.create_default_context(cafile=str(CERTIFICATE))
    async with open_client(tls=trust) as client:
        right = await fetch(client, Request(f"https://localhost:{server.port}/", private_allowed=True))
        wrong = await fetch(client, Request(f"https://127.0.0.1:{server.port}/", private_allowed=True))
    assert isinstance(right, Fetched) and right.body == b"<rss/>"
    assert isinstance(wrong, Failed) and wrong.reason == "the certificate is not for 127.0.0.1. Check the address"
    assert len(server.asked) == 1


async def test_nobody_vouches_for_it(server: RawServer) -> None:
    result = await failed(f"https://localhost:{server.port}/")
    assert result.cause == "connect" and "self-signed" in result.reason
    assert server.asked == []
