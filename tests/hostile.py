"""Hostile documents, answers and keys, each in a few words: for tests and for ``python -m tests.bench fire``."""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

DRIVING = (
    "\x1b]52;c;aGk=\x07", "\x1b[2J", "\x1b]0;owned\x1b\\", "\x1bP$qm\x1b\\", "\x1b[6n", "\x9b31m", "\x9d0;x\x9c",
    "\x07", "\x00", "\u202e", "\u2066", "\r", "\b", "\x0e", "\x7f", "\u200b", "\U000e0041", "\x85", "\u2028",
)  # fmt: skip
"""What a terminal would obey, or a reader not see."""
MARKUP = (
    "[/]",
    "[@click=app.quit]x[/]",
    "[link=file:///etc/passwd]y[/link]",
    "[red on red]x[/]",
    "$title",
    "{x}",
    "%s",
)

ADDRESSES = (
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://-oProxyCommand=touch%20x", "--help",
    "http://", "http://[::1", "http://a b/", "//", "http://127.1/", "http://good@evil.example/", "\x1b]0;x\x07",
    "|touch x", "exec:touch x", "filter:touch x:http://a.example/", "/etc/passwd",
)  # fmt: skip

_BILLION = (
    "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)


def rss(title: str = "Title", body: str = "Text", *, head: str = "", more: str = "", guid: str = "g1") -> str:
    """A feed of one entry."""
    guid = f"<guid isPermaLink='false'>{guid}</guid>"
    item = f"<item><title>{title}</title>{guid}<description>{body}</description>{more}</item>"
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>Feed</title>{item}</channel></rss>"


def feeds() -> Iterator[tuple[str, bytes]]:
    """(name, content) of hostile feeds."""
    for number, text in enumerate((*DRIVING, *MARKUP)):
        yield f"driving-{number}", rss(f"a{text}b", f"c{text}d").encode()
        written = "".join(f"&amp;#{ord(one)};" for one in text)
        yield f"driving-twice-{number}", rss(f"a{written}b", f"c{written}d").encode()
    yield "billion-laughs", rss("&j;", head=_BILLION).encode()
    yield "one-large-entity", rss("&x;" * 40_000, head=f"<!DOCTYPE r [<!ENTITY x '{'y' * 40_000}'>]>").encode()
    yield "outside-entity", rss("&x;", head="<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>").encode()
    yield "outside-dtd", rss(head="<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'>").encode()
    yield "deep", rss(body="<a>" * 100_000).encode()
    yield "deep-html", rss(body="&lt;div>" * 100_000 + "leaf").encode()
    yield "comments", rss(body="&lt;!-- " * 50_000).encode()
    yield "one-line", rss(body="word " * 400_000).encode()
    yield "no-space", rss(body="x" * 2_000_000).encode()
    yield "new-lines", rss(body="\n" * 1_000_000).encode()
    yield "marks", rss("e" + "\u0301" * 50_000).encode()
    yield "author", rss(more=f"<author>{'a.' * 50_000}</author>").encode()
    yield "categories", rss(more="<category>x</category>" * 20_000).encode()
    yield "attributes", rss(more="<a " + " ".join(f"b{n}='1'" for n in range(20_000)) + "/>").encode()
    yield (
        "many",
        rss(more="</item>" + "".join(f"<item><title>{n}</title></item>" for n in range(6_000)) + "<item>").encode(),
    )
    yield "same-ids", rss(more="</item><item><title>Other</title><guid isPermaLink='false'>g1</guid>").encode()
    yield "surrogate", rss("a&#xD800;b&#x110000;c").encode()
    for number, date in enumerate(
        ("99999-01-01T00:00:00Z", "0000-00-00", "-44-03-15", "30 Feb 2024", "x" * 10_000, "9" * 400)
    ):
        yield f"date-{number}", rss(more=f"<pubDate>{date}</pubDate>").encode()
    for name in ("punycode", "undefined", "utf-7", "idna", "zip", "x" * 5_000):
        yield f"encoding-{name[:8]}", rss(head="").replace("1.0'", f"1.0' encoding='{name}'", 1).encode()
    for number, address in enumerate(ADDRESSES):
        link = address.replace("\x1b", "&#27;").replace("\x07", "")
        yield f"link-{number}", rss(body=f"&lt;a href='{link}'>x&lt;/a>", more=f"<link>{link}</link>").encode()
    yield "table", rss(body="&lt;table>&lt;tr>" + "&lt;td>x" * 5_000).encode()
    yield "cut-off", rss(body="x" * 1000).encode()[:400]
    yield "latin", rss("caf").encode() + b"\xe9\xff\xfe"
    yield "wide", rss("é").encode("utf-16")
    yield "json-deep", b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 200_000
    yield (
        "json-odd",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [1, null, {"id": {"a": [1e999, "\\ud800"]}}]}',
    )


def seeds() -> Iterator[tuple[str, bytes]]:
    """(name, content) of hostile seed files."""
    for number, text in enumerate((*DRIVING, *MARKUP)):
        yield f"driving-{number}", f"Title {text} x\n\nText {text} y.\nTags: a{text}b\n".encode()
    yield "nothing", b""
    yield "blank", b" \n\t\r\n" * 1000
    yield "nul", b"Title\n\n" + b"\0" * 100_000
    yield "noise", bytes(range(256)) * 400
    yield "surrogates", b"Title\n\n" + b"\xed\xa0\x80" * 10_000
    yield "title", b"t" * 1_000_000
    yield "lines", b"Title\n" + b"a\n" * 300_000
    yield "tags", b"Title\n\nText.\nTags: " + b", ".join(b"t%d" % n for n in range(20_000))
    yield "dates", b"\n".join(b"%d-99-99 99:99 UTC" % n for n in range(5_000))


def outlines() -> Iterator[tuple[str, bytes]]:
    """(name, content) of hostile lists of subscriptions."""
    for number, address in enumerate(ADDRESSES):
        told = address.replace("\x1b", "&#27;").replace("\x07", "").replace("'", "&apos;")
        yield (
            f"address-{number}",
            f"<opml version='2.0'><body><outline text='x' xmlUrl='{told}'/></body></opml>".encode(),
        )
    yield "deep", b"<opml version='2.0'><body>" + b"<outline text='x'>" * 50_000
    yield (
        "laughs",
        f"<?xml version='1.0'?>{_BILLION}<opml><body><outline text='&j;' xmlUrl='http://a.example/'/></body></opml>".encode(),
    )


def pages() -> Iterator[tuple[str, bytes]]:
    """(name, content) of feeds whose one body is a hostile page."""
    bodies = {
        "nested": "<div>" * 100_000 + "leaf",
        "nested lists": "<ul><li>" * 20_000 + "leaf",
        "nested quotes": "<blockquote>" * 50_000 + "leaf",
        "nested tables": "<table><tr><td>" * 20_000 + "leaf",
        "unclosed comments": "<!--" * 50_000,
        "unclosed tags": "<a href='" * 50_000,
        "unclosed scripts": "<script>" * 50_000 + "PWN()",
        "scripts": "<p>a<script>PWN()</script><svg onload=PWN()><img src=x onerror=PWN()>",
        "attributes": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x",
        "columns": "<table><tr>" + "<td>x" * 10_000,
        "spans": "<table>" + "<tr><td colspan=1000000 rowspan=1000000>x" * 200,
        "rows": "<table>" + "<tr><td>a<td>b" * 20_000,
        "one word": "x" * 1_000_000,
        "one line of Chinese": "漢" * 300_000,
        "paragraphs": "<p>a" * 50_000,
        "headings": "<h1>a" * 20_000,
        "links": "<a href='http://a.example/x'>y</a>" * 20_000,
        "links astray": "".join(f"<a href='{one}'>https://bank.example</a>" for one in ADDRESSES if "\x1b" not in one),
        "references": "&#x1b;[2J&#155;31m&#8238;x&#xE0041;&#xD800;&#x110000;&#0;" * 500,
        "marks": "e" + "\u0301" * 100_000,
        "line ends": "<pre>" + "\n" * 500_000,
        "tabs": "<pre>" + "\t" * 200_000,
        "code": "<pre><code class='language-python'>" + "((((" * 50_000,
        "formulas": "<math>" + "<mrow><mi>x" * 20_000,
        "pictures": "<img src='data:image/png;base64," + "A" * 500_000 + "'>",
        "ruby": "<ruby>" + "x<rt>y" * 20_000,
        "details": "<details><summary>x" * 5_000,
    }
    for name, body in bodies.items():
        yield name, rss(body=f"<![CDATA[{body.replace(']]>', '')}]]>").encode("utf-8", "surrogatepass")


# ---------------------------------------------------------------- what servers answer


@dataclass(frozen=True)
class Answer:
    """A bad answer: what is done with a connection after the head of a request."""

    name: str
    talk: Callable[[socket.socket, bytes], None]


def _sent(*parts: bytes) -> Callable[[socket.socket, bytes], None]:
    return lambda peer, head: peer.sendall(b"".join(parts))


def _poured(start: bytes, more: bytes) -> Callable[[socket.socket, bytes], None]:
    def pour(peer: socket.socket, head: bytes) -> None:
        peer.sendall(start)
        while True:
            peer.sendall(more)

    return pour


def _dripped(start: bytes, more: bytes) -> Callable[[socket.socket, bytes], None]:
    def drip(peer: socket.socket, head: bytes) -> None:
        peer.sendall(start)
        while True:
            peer.sendall(more)
            time.sleep(0.5)

    return drip


def _to(address: str) -> Callable[[socket.socket, bytes], None]:
    return _sent(b"HTTP/1.1 302 x\r\nLocation: ", address.encode("latin-1"), b"\r\nContent-Length: 0\r\n\r\n")


def answers(private: str) -> Iterator[Answer]:
    """What bad servers say. `private`: an address in a private network that nobody typed."""
    well = b"HTTP/1.1 200 OK\r\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(100)) + packer.flush()
    yield Answer("bomb", _sent(well, b"Content-Encoding: gzip\r\n\r\n", bomb))
    yield Answer("bomb of bombs", _sent(well, b"Content-Encoding: gzip, gzip\r\n\r\n", zlib.compress(bomb, 9, 31)))
    yield Answer("packed five times", _sent(well, b"Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n\r\n", bomb))
    yield Answer("body without end", _poured(well + b"\r\n", b"<item/>" * 5000))
    yield Answer("chunk without end", _poured(well + b"Transfer-Encoding: chunked\r\n\r\nffffffff\r\n", b"x" * 50_000))
    yield Answer("headers without end", _poured(well, b"X-A: " + b"b" * 1000 + b"\r\n"))
    yield Answer("a header without end", _poured(well + b"X-A: ", b"b" * 10_000))
    yield Answer("hints without end", _poured(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 100))
    yield Answer("drip", _dripped(well + b"\r\n<rss>", b"<"))
    yield Answer("drip of headers", _dripped(well, b"X: y\r\n"))
    yield Answer("silence", lambda peer, head: time.sleep(100))
    yield Answer("nothing", _sent(b""))
    yield Answer("no HTTP", _sent(b"\x16\x03\x01\x02\r\n\r\n"))
    yield Answer("half", _sent(well, b"Content-Length: 5000\r\n\r\n<rss>"))
    yield Answer("length of nonsense", _sent(well, b"Content-Length: -1, 5\r\n\r\n<rss>"))
    yield Answer("words in the reason", _sent(b"HTTP/1.1 418 \x1b]0;PWN\x07\x9b2J[/]\r\nContent-Length: 0\r\n\r\n"))
    yield Answer(
        "words in headers",
        _sent(
            well,
            b"ETag: \x1b]0;PWN\x07\x9b2J\r\nContent-Type: text/\x1b[2J\r\n",
            b"Link: <\x9b>; rel=alternate; title=\x1b[2J\r\n",
            b"Retry-After: \xd9\xa3\r\nContent-Length: 3\r\n\r\nabc",
        ),
    )
    for where in (
        private,
        "file:///etc/passwd",
        "javascript:x",
        "gopher://a",
        "//",
        "",
        "http://[",
        "/x\x1b]0;PWN\x07",
        "/again",
    ):
        yield Answer(f"to {where[:12]!r}".replace("\\", ""), _to(where))
    for where in ("127.2", "0x7f000002", "2130706434", "[::ffff:127.0.0.2]", "127.0.0.2.nip.io"):
        yield Answer(f"to {where}", _to(f"http://{where}:{private.rpartition(':')[2]}"))
    for name, content in (
        ("page", b"<html><script>x"),
        ("nested", b"<a>" * 300_000),
        ("laughs", rss("&j;", head=_BILLION).encode()),
    ):
        yield Answer(name, _sent(well, b"Content-Length: %d\r\n\r\n" % len(content), content))


# ---------------------------------------------------------------- what is typed


def typed() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) that no keyboard sends."""
    yield "no UTF-8", b"\xe9\xe9j\xff\xfek\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80\xed\xa0\x80\xf4\x90\x80\x80"
    yield "half a character", b"\xe2\x82"
    yield "UTF-16", "jjkk".encode("utf-16")
    yield "a long paste", b"\x1b[200~" + b"p" * 1_000_000 + b"\x1b[201~"
    yield "a long paste into a field", b"/\x1b[200~" + "a\x1b[2J\x9b\u202e[/]\x00\n".encode() * 20_000 + b"\x1b[201~"
    yield "a paste that presses keys", b"\x1b[200~\x1b[2JQ\x1bq\x1b[201~" * 3
    yield "a paste without end", b"\x1b[200~" + b"x" * 5000
    yield "an end without a paste", b"\x1b[201~" * 20
    yield "answers", b"\x1b]11;rgb:0/0/0\x1b\\\x1b[24;80R\x1b[?62;1c\x1bP1$r0m\x1b\\\x1b]lPWN\x1b\\\x1b]52;c;UFdO\x07"
    yield "without end", b"\x1b]52;c;" + b"AAAA" * 5 + b"j" * 2000
    yield (
        "numbers",
        b"\x1b[" + b"9" * 5000 + b";" + b"9" * 5000 + b"H\x1b[<999999999;999999999;999999999M\x1b[99999999999u",
    )
    yield "NUL", bytes(1000)
    yield "escapes", b"\x1b" * 500
