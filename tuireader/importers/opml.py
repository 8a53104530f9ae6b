"""Lists of subscriptions as OPML 1 and 2 (opml.org/spec2.opml), in and out.

Folders become tags, outermost first, then what ``category`` says. Only addresses that can be fetched are taken:
what other readers run as a command (``|cmd``, ``exec:``, ``filter:``) or open as a file is refused, each with a line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from tuireader.importers import Importer, tags
from tuireader.importers.encoding import decode_xml
from tuireader.importers.links import absolute
from tuireader.importers.markup import BOMB, prepare
from tuireader.importers.not_a_feed import why_not_a_feed
from tuireader.importers.subscribable import fetchable, refusal
from tuireader.model.documents import Document, FeedHead, Outline, Refused
from tuireader.text import clean, line

_ROOT = re.compile(
    r"(?>\s+|<\?[^>]*>|(?><!--(?s:.*?)-->)|<!(?!--)[^>\[]*(?:\[[^\]]*\]\s*)?>)*+<(?:[\w.\-]+:)?opml(?=[\s/>])",
    re.I,
)
_ANYWHERE = re.compile(r"<opml[\s>]|<outline\s[^<>]*\bxmlurl\s*=", re.I)

MOST_NOTES = 1_000
"""Outlines that are told of one by one, where many are refused or merged."""

_Event = tuple[str, dict[str, str], str]
"""Element, attributes, and text: ("outline", {…}, "") opens one, ("/outline", {}, "") closes it, ("title", {}, "x")."""


def recognises(content: bytes, name: str) -> bool:
    """Whether the first element is ``opml``, or a fragment of one."""
    text = decode_xml(content[:16384]).text.lstrip("\ufeff \t\r\n\0")
    if not text.startswith("<"):
        return False
    return _ROOT.match(text) is not None or (
        _ANYWHERE.search(text) is not None and not re.search("<html|<rss|<feed", text, re.I)
    )


def read(content: bytes, name: str) -> Document | Refused:
    """The subscriptions in an OPML file; what is refused or merged is named in the notes. Never raises."""
    markup = prepare(decode_xml(content).text)
    if markup.bomb:
        return Refused(BOMB)
    events, sound = _events(markup.text)
    if not any(name == "opml" or name == "outline" for name, _, _ in events):
        return Refused(why_not_a_feed(content))
    title, outlines, notes = _gathered(events)
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"{len(notes) - MOST_NOTES:,} more outlines were refused or merged"]
    if not sound:
        notes.insert(0, "repaired: the document is not well-formed XML")
    return Document("outline", head=FeedHead(title=title, format="opml"), outlines=outlines, notes=tuple(notes))


def write(outlines: Iterable[Outline], title: str) -> bytes:
    """An OPML 2.0 document in UTF-8: a folder for each first tag, all tags in ``category``.

    Commas, slashes and percent signs within a tag are percent-encoded in ``category``, so that nothing is lost.
    """
    folders: dict[str, list[str]] = {}
    for outline in outlines:
        folders.setdefault(outline.tags[0] if outline.tags else "", []).append(_element(outline))
    body = []
    for folder, elements in folders.items():
        if folder:
            name = _attribute(folder)
            elements = [
                f"    <outline text={name} title={name}>",
                *(f"  {one}" for one in elements),
                "    </outline>",
            ]
        body += elements
    head = f"    <title>{html.escape(_allowed(title), quote=False)}</title>"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        head,
        "  </head>",
        "  <body>",
    ]
    return "\n".join([*lines, *body, "  </body>", "</opml>", ""]).encode("utf-8", "replace")


# ---------------------------------------------------------------- in


def _gathered(events: list[_Event]) -> tuple[str, tuple[Outline, ...], list[str]]:
    title = ""
    found: dict[str, Outline] = {}
    notes: list[str] = []
    folders: list[str] = []
    for name, given, text in events:
        if name == "/outline":
            if folders:
                folders.pop()
        elif name == "title":
            title = title or line(text)
        elif name == "outline":
            label = line(given.get("title") or "") or line(given.get("text") or "")
            address = _address(given)
            if address:
                _take(address, label, given, folders, found, notes)
            # A subscription is no folder, but its children still lie in those around it.
            folders.append("" if address else label)
    return title, tuple(found.values()), notes


def _address(given: dict[str, str]) -> str:
    """The address an outline subscribes to; empty for a folder and for a plain link."""
    stated = given.get("xmlurl", "").strip()
    if not stated and given.get("type", "").strip().lower() in ("rss", "atom", "feed", "pie", "rdf"):
        stated = given.get("url", "").strip()
    return stated


def _take(
    stated: str,
    label: str,
    given: dict[str, str],
    folders: list[str],
    found: dict[str, Outline],
    notes: list[str],
) -> None:
    address = fetchable(stated)
    if address is None:
        notes.append(f"{line(label or stated)[:120]}: {refusal(stated)}")
        return
    names = tags.distinct([*folders, *_categories(given.get("category", ""))])
    known = found.get(address)
    if known is None:
        found[address] = Outline(address, "" if label == address else label, absolute(given.get("htmlurl")), names)
        return
    merged = tags.distinct([*known.tags, *names])
    found[address] = Outline(address, known.title or label, known.link or absolute(given.get("htmlurl")), merged)
    notes.append(f"{label or address}: named twice, merged")


def _categories(text: str) -> Iterator[str]:
    """``/Boston/Weather,Arts`` → Boston, Weather, Arts (OPML 2.0, "category")."""
    for path in text.split(","):
        for name in path.split("/"):
            yield re.sub("%2[5CF]", lambda found: unquote(found[0]), name, flags=re.I)


def _events(text: str) -> tuple[list[_Event], bool]:
    """The elements that matter in document order, and whether the document is well-formed."""
    events: list[_Event] = []
    written: list[str] = []
    in_head: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        plain = _local(name)
        if plain in ("opml", "outline"):
            events.append((plain, {_local(key): value for key, value in given.items()}, ""))
        elif plain == "head" or in_head:
            in_head.append(plain)
            written.clear()

    def end(name: str) -> None:
        plain = _local(name)
        if plain == "outline":
            events.append(("/outline", {}, ""))
        elif in_head:
            if plain == "title":
                events.append(("title", {}, "".join(written)))
            in_head.pop()

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda data: written.append(data) if in_head else None
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, ValueError, LookupError):
        return list(_lenient(text)), False
    return events, True


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


_ELEMENT = re.compile(
    r"""<(/?)(?:[\w.\-]+:)?(opml|outline|title)(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*|[^<>]*)(?<!/)(/?)>([^<]*)""",
    re.I,
)
_GIVEN = re.compile(r"""([\w:.\-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""")


def _lenient(text: str) -> Iterator[_Event]:
    """The same from a document that is broken: a bare ``&``, a ``<`` in a title, a tag not closed."""
    for closing, name, given, empty, behind in _ELEMENT.findall(re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.S)):
        plain = name.lower()
        if closing:
            if plain == "outline":
                yield "/outline", {}, ""
            continue
        values = {_local(key): html.unescape(value.strip("\"'")) for key, value in _GIVEN.findall(given)}
        yield plain, values, html.unescape(behind)
        if empty and plain == "outline":
            yield "/outline", {}, ""


# ---------------------------------------------------------------- out

_FORBIDDEN = re.compile("[\ufffe\uffff\ud800-\udfff]")


def _allowed(text: str) -> str:
    """What XML 1.0 lets a document hold."""
    return _FORBIDDEN.sub("\ufffd", clean(text))


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text), {"\n": "&#10;", "\t": "&#9;"})


def _element(outline: Outline) -> str:
    label = _attribute(outline.title or outline.url)
    parts = [f"text={label}", f"title={label}", 'type="rss"', f"xmlUrl={_attribute(outline.url)}"]
    if outline.link:
        parts.append(f"htmlUrl={_attribute(outline.link)}")
    if outline.tags:
        spelled = (tag.replace("%", "%25").replace(",", "%2C").replace("/", "%2F") for tag in outline.tags)
        parts.append(f"category={_attribute(','.join(spelled))}")
    return f"    <outline {' '.join(parts)}/>"


importer = Importer("OPML", 20, recognises, read)
