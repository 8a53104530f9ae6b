"""Every reader of foreign bytes, as a function that takes any bytes and raises where a promise is broken."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.fire.variants import ATOM, OPML, RSS, SEED
from tests.importers.promises import broken_promises
from tests.reading.golden import BASE
from tests.reading.invariants import check
from tuireader import importers, row_format, text
from tuireader.config import read as read_config
from tuireader.config import template
from tuireader.errors import TuireaderError
from tuireader.importers import dates, opml, page_feeds
from tuireader.importers.answer import read_answer
from tuireader.importers.running_parts import without_running_parts
from tuireader.model.drafts import Form
from tuireader.query import parse, show
from tuireader.reading.parse import parse as parse_page
from tuireader.sync.unpacking import PackingError, unpacker
from tuireader.ui.keys.names import sequence_name
from tuireader.ui.terminal.differ import ScreenDiffer
from tuireader.ui.terminal.typed import Typed

Target = Callable[[bytes], object]
NOW = 1_700_000_000
_WIDTHS = (1, 7, 40, 80, 200)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _keeps_promises(found: object) -> None:
    assert not (broken := list(broken_promises(found))), broken


def files(content: bytes) -> None:
    """A file, by whichever importer recognises it."""
    _keeps_promises(importers.read(content, "sample.txt"))


def feeds(content: bytes) -> None:
    """What a server sent as a feed."""
    _keeps_promises(read_answer(content, "https://feeds.example/feed.xml", "text/xml"))


def outlines(content: bytes) -> None:
    """A list of subscriptions; what is written of it is read again as it is."""
    found = opml.read(content, "sample.opml")
    _keeps_promises(found)
    if written := getattr(found, "outlines", ()):
        again = opml.read(opml.write(written, "title"), "again.opml")
        assert {one.url for one in getattr(again, "outlines", ())} == {one.url for one in written}


def pages_with_feeds(content: bytes) -> None:
    """A page that may name feeds."""
    for feed in page_feeds.feeds_of(content, "https://a.example/", _text(content[:200])):
        assert feed.url.startswith(("http://", "https://")), feed


def moments(content: bytes) -> None:
    """A date."""
    stamp = dates.parse(_text(content))
    assert stamp is None or 0 <= int(stamp.iso()[:4]) <= 9999


def _page(form: Form) -> Target:
    def read(content: bytes) -> None:
        check(parse_page(text.clean(_text(content)), form, BASE), _WIDTHS[len(content) % len(_WIDTHS)])

    return read


def stored_html(content: bytes) -> None:
    """What is taken out of HTML, again and again: in the end nothing is left to take."""
    markup = _text(content)
    assert len(without_running_parts(markup)) <= len(markup) + markup.count("<")


def queries(content: bytes) -> None:
    """A query in any notation: understood and written again as the same, or refused with a place."""
    typed = _text(content)
    try:
        node = parse.parse(typed, NOW)
    except TuireaderError:
        return
    show.in_words(node)
    parse.parse(show.unparse(node), NOW)


def searches(content: bytes) -> None:
    """Words typed into the search: never an error."""
    parse.words(_text(content), NOW)


def settings(content: bytes) -> None:
    """A configuration, or faults in words on its lines."""
    found = read_config(content)
    if isinstance(found, tuple):
        assert found and all(1 <= fault.line <= content.count(b"\n") + 1 for fault in found)


def cleaning(content: bytes) -> None:
    """The one gate, and what stands on it."""
    given = _text(content)
    for form in (given, given.encode("utf-8", "surrogateescape").decode("latin-1")):
        cleaned = text.clean(form)
        assert not _UNSAFE.search(cleaned) and text.clean(cleaned) == cleaned
        assert not _UNSAFE.search(text.words_of(form))
        assert len(text.excerpt(form, 40)) <= 40 and "\n" not in text.line(form)
        assert text.cells(text.fit(text.steady(text.line(form)), 20)) == 20


def drawing(content: bytes) -> None:
    """What the differ makes of a frame: whatever it is, the next whole frame is drawn right."""
    differ = ScreenDiffer(40, 10)
    differ.feed(text.clean(_text(content)) if len(content) % 2 else _text(content))
    differ.take()
    differ.repaint()
    differ.take()


def typing(content: bytes) -> None:
    """What comes from the terminal: pastes hold nothing that drives anything."""
    typed, middle = Typed(), len(content) // 2
    for part in (content[:middle], content[middle:]):
        for found in typed.feed(part.decode("utf-8", "replace")):
            assert found is None or isinstance(found, str) or not _UNSAFE.search(found.text)


def packed(content: bytes) -> None:
    """A packed body: undone in pieces that are never large."""
    for coding in ("gzip", "deflate", "br", "zstd", "gzip, br"):
        try:
            for piece in unpacker(coding).feed(content):
                assert len(piece) <= 1 << 20
        except PackingError:
            continue


def formats(content: bytes) -> None:
    """A format for rows, and the name of a key."""
    typed = _text(content)[:500]
    try:
        row_format.parse(typed)
    except (TuireaderError, ValueError) as error:
        assert str(error)
    sequence_name(typed)


TARGETS: dict[str, Target] = {
    "files": files, "feeds": feeds, "outlines": outlines, "pages with feeds": pages_with_feeds, "dates": moments,
    "html": _page("html"), "markdown": _page("markdown"), "plain text": _page("text"), "stored html": stored_html,
    "queries": queries, "searches": searches, "configuration": settings, "clean": cleaning, "differ": drawing,
    "typed": typing, "packed": packed, "formats": formats,
}  # fmt: skip

_HTML = (
    "<h1>T</h1><p>a <b>b</b> <a href='/x' onclick=y>c</a></p><ul><li>1<ol start=3><li>2</ol></ul>"
    "<table><tr><th>a<td colspan=2>b</table><pre><code class=language-py>x = 1</code></pre>"
    "<blockquote>q</blockquote><img src=i.png alt=x><script>s()</script><details><summary>s</summary>d</details>"
    "<math><mi>x</mi></math><svg><title>t</title></svg><video src=v.mp4></video>"
)
_JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "content_html": "<p>x"}]}'
_PACKED = (
    "1f8b08000000000002ff4b4c4a0600c241243503000000",  # gzip
    "789c4b4c4a0600024d0127",  # deflate
    "0b018061626303",  # br
    "28b52ffd0403190000616263c8a5e1b5",  # zstd
)
SEEDS: dict[str, tuple[str | bytes, ...]] = {
    "files": (RSS, ATOM, OPML, SEED, _JSON),
    "feeds": (RSS, ATOM, _JSON),
    "outlines": (OPML,),
    "pages with feeds": ("<html><head><link rel=alternate type='application/rss+xml' href=/f title=x><base href=/>",),
    "dates": ("Tue, 08 Feb 2022 10:30:00 +0100", "2022-02-08T10:30:00.5Z", "8 février 2022", "08/02/22 10:30 PM EST"),
    "html": (_HTML,),
    "stored html": (_HTML,),
    "markdown": (
        "# T\n\n* a\n\n> q\n\n|a|b|\n|-|-|\n|1|2|\n\n```py\nx\n```\n[x](http://a.example)[^1]\n\n[^1]: n\n- [x] t",
    ),
    "plain text": (
        "Title\n\n * one\n * two\n\n> quoted\n\n    code\n\nhttps://a.example/ [1]\n\n[1]: http://b.example\n",
    ),
    "queries": (
        'tag:x -tag:y (a OR "b c") is:unread age:<3d title~^x|y words:>500',
        'unread = "yes" and (title =~ "f" or age between 0:3)',
        "@6-months-ago +unread -tag !regex ~feed #10",
        "before:2022-02 on:yesterday view:x limit:10 source-age:>30d",
    ),
    "searches": ('ferry "night boat" -sport C++ 日本 tag:x',),
    "configuration": (
        template(),
        '[[source]]\nurl = "https://a.example/"\ntags = ["a"]\n[[rule]]\nname = "x"\nquery = "a"\ndo = ["hide"]\n',
    ),
    "clean": ("a\x1b[2J\u202e e\u0301\u0301 <b>x</b> &#27; 日本 👩\u200d🚀",),
    "differ": ("\x1b[1;1Hab\x1b[31;1mc\x1b[K\x1b]8;;http://a.example\x1b\\x\x1b[2;3H日本\x1b[38;2;1;2;3m\x1b[2J",),
    "typed": ("jk\x1b[200~pasted\x1b[201~\x1b[A\x1b]11;rgb:0/0/0\x07\x1b[<0;1;1M",),
    "packed": tuple(map(bytes.fromhex, _PACKED)),
    "formats": ("%4i %f %D %-14T %t %> %{tags} %?x?a&b? ctrl+x g s f5",),
}


def seeds(name: str) -> list[bytes]:
    """What a target's input is made from."""
    return [one if isinstance(one, bytes) else one.encode() for one in SEEDS[name]]
