"""Documents damaged by chance, each the same at every run: bytes flipped, tags swapped, halves of two put together."""

from __future__ import annotations

import random
import re
from collections.abc import Callable


def _flipped(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 3, 10, 100))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def _truncated(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    return bytes(content[: chance.randrange(len(content))])


def _beheaded(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    return bytes(content[chance.randrange(len(content)) :])


def _spliced(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    return bytes(content[: chance.randrange(len(content))]) + other[chance.randrange(len(other)) :]


def _inside(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(other))
    at = chance.randrange(len(content))
    return bytes(content[:at]) + other[start : start + chance.randrange(2000)] + bytes(content[at:])


def _repeated(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    part = bytes(content[start : start + chance.choice((5, 50, 500))])
    return bytes(content[:start]) + part * chance.choice((2, 10, 60)) + bytes(content[start:])


def _dropped(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    del content[start : start + chance.choice((1, 2, 20, 300))]
    return bytes(content)


_TAG = re.compile(rb"<(/?)([\w:.\-]+)([^<>]*)>")


def _swapped(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    """Names of elements exchanged, within the document and with those of another one."""
    names = [found[2] for found in _TAG.finditer(bytes(content) + other)] or [b"x"]
    one, two = chance.choice(names), chance.choice(names)
    both = {one: two, two: one}
    share = chance.choice((0.2, 1.0))

    def renamed(found: re.Match[bytes]) -> bytes:
        name = both.get(found[2], found[2]) if chance.random() < share else found[2]
        return b"<" + found[1] + name + found[3] + b">"

    return _TAG.sub(renamed, bytes(content))


def _unclosed(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    return _TAG.sub(lambda found: b"" if chance.random() < 0.1 else found[0], bytes(content))


_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "koi8-r",
    "shift_jis",
    "gb18030",
    "cp037",
    "utf-7",
)


def _encoded(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    """In another encoding than it says, or saying another one than it is in."""
    text = content.decode("utf-8", "replace")
    if chance.random() < 0.3:
        named = chance.choice((*_ENCODINGS, "rot13", "base64", "punycode", "idna", "nonsense", "x" * 300))
        text = re.sub(r"encoding=[\"'][^\"']*[\"']", f'encoding="{named}"', text)
        return text.encode("utf-8", "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


_INSERTIONS = (
    *(b"&nbsp;", b"&#0;", b"&#27;[2J", b"&#xD800;", b"&#x110000;", b"&#99999999999;", b"&undefined;"),
    *(b"&", b"&#", b"&x"),
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?", b"?>", b"<!DOCTYPE x [<!ENTITY a 'C:\\data'>]>", b"<", b">"),
    *(b"</", b"/>"),
    *(b"\0", b"\x1b]52;c;eA==\x07", b"\x0b", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xc2"),
    *(b"\x9b31m", b"\x1b"),
    *(b" xml:base='http://[half'", b"<link>javascript:alert(1)</link>", b"<pubDate>9999-99-99</pubDate>",),
    *(b"<item>", b"</item>"),
    *(b"<entry xmlns='http://www.w3.org/2005/Atom'>", b"<title type='xhtml'><div><p>", b"\\u0000"),
    *(b"<content src='data:,x'/>", b"<content src='/whole' type='text/html'/>"),
    *(b'"version":"https://jsonfeed.org/version/1.1",', b"{", b"]", b'"', b"1e999", b"NaN", b"null,"),
    *(b"<outline xmlUrl='|x'>", b"<outline text='"),
)  # fmt: skip


def _inserted(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 2, 12))):
        at = chance.randrange(len(content))
        content[at:at] = chance.choice(_INSERTIONS) * chance.choice((1, 1, 1, 40))
    return bytes(content)


def _nested(content: bytearray, other: bytes, chance: random.Random) -> bytes:
    """Elements within themselves, a few or very many times."""
    at = chance.randrange(len(content))
    name = chance.choice((b"item", b"entry", b"div", b"content", b"title", b"source", b"outline", b"a:b"))
    depth = chance.choice((3, 30, 3000))
    closed = chance.random() < 0.5
    return (
        bytes(content[:at])
        + b"<%b>" % name * depth
        + (b"</%b>" % name * depth if closed else b"")
        + bytes(content[at:])
    )


DAMAGES: tuple[Callable[[bytearray, bytes, random.Random], bytes], ...] = (
    *(_flipped, _truncated, _beheaded, _spliced, _inside, _repeated, _dropped, _swapped, _unclosed, _encoded),
    *(_inserted, _nested),
)  # fmt: skip


def damaged(originals: list[bytes], number: int) -> bytes:
    """The document of that number: one, two or three kinds of damage to one of `originals`."""
    chance = random.Random(number)
    content = originals[number % len(originals)]
    for _ in range(chance.choice((1, 1, 2, 3))):
        if content:
            content = chance.choice(DAMAGES)(bytearray(content), chance.choice(originals), chance)[:400_000]
    return content
