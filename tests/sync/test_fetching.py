"""One request against real sockets on loopback: what arrives, what is sent, where redirects may lead."""

from __future__ import annotations

import base64
import gzip
import hashlib
import socket
import zlib

import brotli
import pytest
from backports import zstd
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from tests.sync.asking import FEED, failed, fetched, got
from tests.sync.servers import answer, serving
from tuireader.sync.connecting import open_client
from tuireader.sync.fetching import USER_AGENT, Failed, Fetched, Hop, NotModified, Request, fetch

# ---------------------------------------------------------------- a body


async def test_a_body_arrives_with_what_belongs_to_it() -> None:
    headers = {
        "ETag": 'W/"a,b"',
        "Last-Modified": "yesterday, about  noon",
        "Content_Type": "text/xml",
        "Cache_Control": "public, max-age=7200",
        "Link": "</feed>; rel=alternate",
        "Retry_After": "90",
    }
    with serving(answer(body=FEED, **headers)) as server:
        result = await fetched(server.url("/a?b=c#d"))
    assert result.body == FEED
    assert result.sha256 == hashlib.sha256(FEED).hexdigest()
    assert (result.status, result.url, result.wire_bytes) == (200, server.url("/a?b=c"), len(FEED))
    assert (result.etag, result.last_modified) == ('W/"a,b"', "yesterday, about  noon")
    assert (result.content_type, result.link) == ("text/xml", "</feed>; rel=alternate")
    assert (result.max_age, result.retry_after, result.moved) == (7200, 90, ())
    assert result.moved_for_good is None


async def test_what_we_say_of_ourselves() -> None:
    with serving(answer(body=FEED)) as server:
        await fetched(server.url())
        await fetched(server.url(), user_agent="Mozilla/5.0", headers=(("X-Key", "k"), ("accept", "text/plain")))
    first, second = (head.decode().splitlines() for head in server.asked)
    assert first[0] == "GET /feed HTTP/1.1"
    assert f"User-Agent: {USER_AGENT}" in first and USER_AGENT.startswith("tuireader/")
    assert "Accept-Encoding: gzip, deflate, br, zstd" in first
    assert not [line for line in first if line.lower().startswith(("cookie", "if-", "authorization", "x-key"))]
    assert "User-Agent: Mozilla/5.0" in second and "X-Key: k" in second
    assert [line for line in second if line.lower().startswith("accept:")] == ["accept: text/plain"]


def gzipped(content: bytes) -> bytes:
    """Without the time of packing, which would give a test another name each second."""
    return gzip.compress(content, mtime=0)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzipped(FEED)),
        ("x-gzip", gzipped(FEED[:100]) + gzipped(FEED[100:])),
        ("gzip", gzipped(FEED) + b"\0\0\0"),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED, wbits=-15)),
        ("br", brotli.compress(FEED)),
        ("zstd", zstd.compress(FEED)),
        ("zstd", zstd.compress(FEED[:100]) + zstd.compress(FEED[100:])),
        ("gzip, br", brotli.compress(gzipped(FEED))),
        ("identity", FEED),
    ],
)
async def test_packed_bodies(coding: str, packed: bytes) -> None:
    with serving(answer(body=packed, Content_Encoding=coding)) as server:
        result = await fetched(server.url())
    assert result.body == FEED
    assert result.wire_bytes == len(packed)


@pytest.mark.parametrize(
    ("coding", "packed", "said"),
    [
        ("gzip", FEED, "not packed the way"),
        ("br", b"\xff" * 99, "not packed the way"),
        ("zstd", FEED, "not packed the way"),
        ("deflate", b"\x78\x9c" + FEED, "not packed the way"),
        ("gzip", gzipped(FEED)[:-12], "cut off"),
        ("gzip", gzipped(FEED)[:-4], "cut off"),
        ("br", brotli.compress(FEED)[:-3], "cut off"),
        ("zstd", zstd.compress(FEED)[:-3], "cut off"),
        ("shrink\x9b", FEED, "packed as “shrink”"),
        ("gzip, gzip, gzip, gzip", FEED, "4 times over"),
    ],
)
async def test_bodies_that_are_not_what_their_header_says(coding: str, packed: bytes, said: str) -> None:
    with serving(answer(body=packed, Content_Encoding=coding)) as server:
        result = await failed(server.url())
    assert result.cause == "protocol"
    assert said in result.reason


# ---------------------------------------------------------------- nothing new


async def test_validators_go_back_byte_for_byte(httpserver: HTTPServer) -> None:
    """A server that looks closely: what it gave is what it wants, and both change on their own."""
    seen: list[tuple[str | None, str | None]] = []
    script = [("A", "x"), ("B", "x"), ("B", "x")]

    def told(asked: Asked) -> Response:
        seen.append((asked.headers.get("If-None-Match"), asked.headers.get("If-Modified-Since")))
        etag, modified = script[len(seen) - 1]
        headers = {"ETag": f'"{etag}"', "Last-Modified": modified, "Expires": "0"}
        return Response(b"same", 304 if len(seen) == 3 else 200, headers)

    httpserver.expect_request("/feed").respond_with_handler(told)
    url = httpserver.url_for("/feed")
    one = await fetched(url)
    two = await fetched(url, etag=one.etag, last_modified=one.last_modified)
    assert two.sha256 == one.sha256
    three = await got(url, etag=two.etag, last_modified=two.last_modified)
    assert isinstance(three, NotModified)
    assert (three.status, three.max_age) == (304, 0)
    assert seen == [(None, None), ('"A"', "x"), ('"B"', "x")]


async def test_a_validator_may_hold_any_byte() -> None:
    raw = b'"caf\xe9 \xf0\x9f\x98\x80"'
    with serving(b"HTTP/1.1 200 OK\r\nETag: " + raw + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") as server:
        one = await fetched(server.url())
        await got(server.url(), etag=one.etag)
    assert b"If-None-Match: " + raw + b"\r\n" in server.asked[1]


async def test_nothing_changed_to_a_first_request_is_no_success() -> None:
    with serving(answer("304 Not Modified")) as server:
        result = await failed(server.url())
    assert (result.status, result.cause) == (304, "status")


async def test_no_content_is_nothing_new() -> None:
    with serving(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n") as server:
        assert isinstance(await got(server.url()), NotModified)


async def test_answers_without_a_body_keep_the_connection() -> None:
    """304 and an empty redirect on one connection: the next handshake is saved."""
    seen: list[bytes] = []

    def talk(peer: socket.socket, head: bytes) -> None:
        while head:
            seen.append(head.split()[1])
            if head.startswith(b"GET /moved"):
                peer.sendall(b"HTTP/1.1 301 x\r\nLocation: /feed\r\nContent-Length: 0\r\n\r\n")
            else:
                peer.sendall(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 999\r\n\r\n")
            head = peer.recv(65536)

    with serving(talk) as server:
        async with open_client() as client:
            for path in ("/feed", "/moved"):
                request = Request(server.url(path), etag='"e"', private_allowed=True)
                assert isinstance(await fetch(client, request), NotModified)
    assert seen == [b"/feed", b"/moved", b"/feed"]
    assert len(server.asked) == 1  # connections


# ---------------------------------------------------------------- refusals by status


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("401 Unauthorized", "password"),
        ("403 Forbidden", "user agent"),
        ("404 Not Found", "nothing is at this address"),
        ("418 \x1b]0;PWN\x07I am a teapot[/]", "418 ]0;PWNI am a teapot[/]"),
        ("500 Oops", "fault of its own"),
        ("521 Down", "fault of its own (521 Down)"),
        ("300 Multiple Choices", "no feed"),
    ],
)
async def test_statuses_in_words(status: str, said: str) -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
    with serving(head) as server:
        result = await failed(server.url())
    assert (result.status, result.cause, result.gone) == (int(status[:3]), "status", False)
    assert said in result.reason


async def test_gone_is_for_good() -> None:
    with serving(answer("410 Gone")) as server:
        result = await failed(server.url())
    assert result.gone and "gone for good" in result.reason


@pytest.mark.parametrize(
    ("status", "value", "seconds"),
    [
        ("429 Slow", "120", 120),
        ("503 Busy", "0", 0),
        ("503 Busy", "Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("429 x", "soon", None),
    ],
)
async def test_retry_after(status: str, value: str, seconds: int | None) -> None:
    with serving(answer(status, Retry_After=value)) as server:
        assert (await failed(server.url())).retry_after == seconds


@pytest.mark.parametrize(
    ("body", "headers", "is_check"),
    [
        (b"<title>Just a moment...</title>", {"Content_Type": "text/html"}, True),
        (
            gzipped(b"<title>Just a moment...</title>"),
            {"Content_Type": "text/html", "Content_Encoding": "gzip"},
            True,
        ),
        (b"", {"cf_mitigated": "challenge"}, True),
        (b"<title>No entry</title>", {"Content_Type": "text/html"}, False),
        (b"Just a moment", {"Content_Type": "text/plain"}, False),
    ],
)
async def test_a_check_for_bots_is_named(body: bytes, headers: dict[str, str], is_check: bool) -> None:
    with serving(answer("403 Forbidden", body, **headers)) as server:
        result = await failed(server.url())
    assert ("check for bots" in result.reason) == is_check
    assert result.status == 403


# ---------------------------------------------------------------- redirects


def moving(*statuses: int) -> dict[str, bytes]:
    """Paths /0 /1 ... that redirect to the next, the last one to a feed."""
    answers = {f"/{n}": answer(f"{status} Moved", Location=f"/{n + 1}") for n, status in enumerate(statuses)}
    return answers | {f"/{len(statuses)}": answer(body=FEED, ETag='"z"')}


def by_path(answers: dict[str, bytes]):  # type: ignore[no-untyped-def]
    return lambda peer, head: peer.sendall(answers[head.split()[1].decode("latin-1")])


@pytest.mark.parametrize(("statuses", "for_good"), [((301, 308), True), ((301, 302), False), ((307, 303, 308), False)])
async def test_every_hop_is_told(statuses: tuple[int, ...], for_good: bool) -> None:
    with serving(by_path(moving(*statuses))) as server:
        result = await fetched(server.url("/0"))
    end = server.url(f"/{len(statuses)}")
    assert result.url == end
    assert result.moved == tuple(Hop(status, server.url(f"/{n + 1}")) for n, status in enumerate(statuses))
    assert result.moved_for_good == (end if for_good else None)


async def test_five_redirects_are_enough() -> None:
    with serving(by_path(moving(*[302] * 5))) as server:
        await fetched(server.url("/0"))
    with serving(by_path(moving(*[302] * 6))) as server:
        result = await failed(server.url("/0"))
    assert result.cause == "redirect" and "more than 5" in result.reason
    assert len(server.asked) == 6


async def test_a_circle_names_its_way() -> None:
    circle = {"/a": answer("301 x", Location="/b"), "/b": answer("302 x", Location="/a#top")}
    with serving(by_path(circle)) as server:
        result = await failed(server.url("/a"))
    way = " → ".join(map(server.url, ("/a", "/b", "/a")))
    assert result.cause == "redirect" and result.reason == f"the server sends us in a circle: {way}. Check the address"


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "javascript:alert(1)",
        "data:text/xml,<rss/>",
        "http://[",
        "",
        "http://127.0.0.1:99999/",
        "gopher://127.0.0.1/",
        "/" + "x" * 9000,
    ],
)
async def test_redirects_to_what_is_no_web_address(location: str) -> None:
    with serving(answer("302 Found", Location=location)) as server:
        result = await failed(server.url())
    assert result.cause == "redirect"
    assert len(server.asked) == 1


async def test_an_escape_in_a_location_is_refused() -> None:
    with serving(b"HTTP/1.1 302 x\r\nLocation: /x\x1b]0;PWN\x07\r\nContent-Length: 0\r\n\r\n") as server:
        assert (await failed(server.url())).cause in ("redirect", "protocol")


async def test_a_location_in_raw_utf8_is_understood() -> None:
    moved = "HTTP/1.1 301 x\r\nLocation: /é\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
    with serving(lambda peer, head: peer.sendall(answer(body=FEED) if b"%C3%A9" in head else moved)) as server:
        assert (await fetched(server.url())).url == server.url("/%C3%A9")


# ---------------------------------------------------------------- secrets


async def test_a_password_in_the_address_is_sent_but_never_shown() -> None:
    url = "http://anna%40home:s3cr%3At@127.0.0.1"
    with serving(answer(body=FEED)) as server:
        result = await fetched(f"{url}:{server.port}/feed")
    pair = base64.b64encode(b"anna@home:s3cr:t").decode()
    assert f"Authorization: Basic {pair}".encode() in server.asked[0]
    assert result.url == server.url()
    with serving(answer("302 x", Location="/feed")) as server:
        refused = await failed(f"{url}:{server.port}/feed")
    assert "s3cr" not in repr(refused) and server.url() in refused.reason


async def test_secrets_stay_with_their_host() -> None:
    """Another host, another port and a way back: only the first place sees what was written for it."""
    with serving(answer(body=FEED)) as other:

        def talk(peer, head):  # type: ignore[no-untyped-def]
            peer.sendall(answer("302 x", Location="/again" if b"GET /feed" in head else other.url(host="127.0.0.1")))

        with serving(talk) as first:
            url = f"http://u:p@127.0.0.1:{first.port}/feed"
            await fetched(url, headers=(("X-Api-Key", "k"), ("Cookie", "c=1")), etag='"e"')
    assert len(first.asked) == 2
    for head in first.asked:
        assert b"Authorization: Basic" in head and b"X-Api-Key: k" in head and b"Cookie: c=1" in head
    assert b"authorization" not in other.asked[0].lower()
    assert b"x-api-key" not in other.asked[0].lower() and b"cookie" not in other.asked[0].lower()


async def test_a_password_in_a_location_is_not_taken_over() -> None:
    with serving(answer(body=FEED)) as other:
        to = f"http://eve:x@127.0.0.1:{other.port}/feed"
        with serving(answer("301 x", Location=to)) as first:
            result = await fetched(first.url())
    assert b"authorization" not in other.asked[0].lower()
    assert result.moved == (Hop(301, other.url()),)


async def test_cookies_are_not_kept() -> None:
    def talk(peer, head):  # type: ignore[no-untyped-def]
        peer.sendall(answer("302 x", Location="/2", Set_Cookie="a=b") if b"GET /feed" in head else answer(body=FEED))

    with serving(talk) as server:
        await fetched(server.url())
    assert b"cookie" not in server.asked[1].lower()


# ---------------------------------------------------------------- private networks


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "localhost", "[::ffff:127.0.0.1]"])
async def test_private_hosts_need_leave(host: str) -> None:
    with serving(answer(body=FEED)) as server:
        result = await failed(server.url(host=host), private_allowed=False)
        assert (result.cause, server.asked) == ("address", [])
        assert "private network" in result.reason
        await fetched(server.url(host="127.0.0.1"))


async def test_leave_is_for_one_host_and_does_not_pass_on() -> None:
    """127.0.0.1 was typed; it points to 127.0.0.2, which was not."""
    with (
        serving(answer(body=FEED), "127.0.0.2") as inner,
        serving(answer("302 x", Location=inner.url("/admin"))) as outer,
    ):
        result = await failed(outer.url())
    assert (result.cause, inner.asked) == ("address", [])
    assert result.moved == (Hop(302, inner.url("/admin")),)


async def test_a_permitted_connection_is_not_lent() -> None:
    """A kept connection to a typed private host must not carry a request that may not go there."""

    def talk(peer, head):  # type: ignore[no-untyped-def]
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        while peer.recv(65536):
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlent")

    with serving(talk) as server:
        async with open_client() as client:
            one = await fetch(client, Request(server.url(), private_allowed=True))
            two = await fetch(client, Request(server.url(), private_allowed=True))
            three = await fetch(client, Request(server.url(), private_allowed=False))
    assert isinstance(one, Fetched) and one.body == b"ok"
    assert isinstance(two, Fetched) and two.body == b"lent"
    assert isinstance(three, Failed) and three.cause == "address"


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "file: addresses"),
        ("feed://example.org/x", "feed: addresses"),
        ("example.org/feed", "without http://"),
        ("", "without http://"),
        ("http://", "no host"),
        ("http://exa mple.org:x/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://[/", "no host"),
        ("http://a b/", "no host"),
        ("http://\x1b[2J/", "no web address"),
        ("http://example.org:0/", "no host"),
        ("http://example.org/" + "a" * 9000, "too long"),
    ],
)
async def test_addresses_that_cannot_be_asked(url: str, said: str) -> None:
    result = await failed(url)
    assert result.cause == "address"
    assert said in result.reason
