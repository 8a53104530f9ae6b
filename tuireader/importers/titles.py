"""Titles as plain text, by the type that is declared for them.

Feeds disagree about what a title is: plain text (Atom, ``type=text``), HTML (``type=html``), a tree (``xhtml``), or,
in RSS, whatever the author took it for. There, tags that style words are taken away, anything else in angle brackets
is what the title is about and stays, and entities are resolved once more where that cannot be wrong.
"""

from __future__ import annotations

import html
import re

from tuireader.importers.encoding import mended
from tuireader.text import line, words_of

_STYLING = (
    "a|abbr|acronym|b|bdi|bdo|big|blink|br|center|cite|code|del|dfn|div|em|embed|font|h[1-6]|hr|i|img|ins|kbd|li|mark"
    "|nobr|ol|p|q|rb|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|svg|time|tt|u|ul|var|wbr"
)
# With attributes or without anything: "a<b and b>c" is a comparison.
_TAG = re.compile(rf"<(?:{_STYLING})(?:\s[^<>=]*=[^<>]*|\s*/?)>|</(?:{_STYLING})\s*>", re.I)
_BREAKING = re.compile(r"<(?:br|p|div|li|hr|h[1-6])(?=[\s/>])[^<>]*>|</(?:p|div|li|h[1-6])\s*>", re.I)
_HIDDEN = re.compile(r"<(script|style)(?=[\s/>])[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.S | re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

PLAIN = "text/plain"
HTML = "text/html"
XHTML = "application/xhtml+xml"


def plain(value: str, kind: str = HTML, *, declared: bool = False) -> str:
    """`value` on one line, safe for a terminal.

    `kind`: the media type; `declared`: whether the document says so (Atom) or it is a guess (RSS).
    """
    if kind == XHTML:
        return line(mended(words_of(value)))
    if kind == PLAIN and declared:
        return line(mended(value))
    text = value
    if "<" in text:
        text = _HIDDEN.sub(" ", text)
        text = _BREAKING.sub(" ", text)
        text = _TAG.sub("", text)
    if _ENTITY.search(text) and (declared or "<" not in text):
        text = html.unescape(text)
    return line(mended(text))
