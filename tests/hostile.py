"""Hostile documents, each in a few words: for tests and for ``python -m tests.bench fire``."""

from __future__ import annotations

from collections.abc import Iterator

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
