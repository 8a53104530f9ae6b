"""The text of an article out of what a feed offers: which part is the body, which is a summary of it."""

from __future__ import annotations

import html
import re
import textwrap

from tuireader.importers.encoding import mended
from tuireader.importers.links import absolute_inside
from tuireader.importers.running_parts import without_running_parts
from tuireader.model.drafts import Form
from tuireader.text import clean, line, words_of

_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);")
_VOID = re.compile(r"(<(area|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b[^<>]*>)\s*</\2\s*>", re.I)
_CLOSED = re.compile(r"</(?:p|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|blockquote)\s*>|<br\s*/?>", re.I)
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
_LEAD_IN = re.compile(
    r"(?:\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&#8230;\]|read more|continue reading.*|weiterlesen))+\s*$", re.I
)

# What WordPress puts below every excerpt.
_SIGNED = re.compile(r"\s*The post .{1,300} (?:first appeared|appeared first) on .{1,200}$")


def html_body(markup: str, base: str | None) -> tuple[str, Form]:
    """The body of an article that is said to be HTML, and what it is.

    Plain text with blank lines between its paragraphs and no markup in it is text whatever it is called.
    """
    markup = mended(markup)
    if not _MARKUP.search(markup) and _PARAGRAPHS.search(markup.strip()):
        return text_body(markup), "text"
    return clean(absolute_inside(without_running_parts(markup), base)).strip(), "html"


def without_void_ends(markup: str) -> str:
    """XHTML whose empty elements are spelled with an end, as HTML: ``<br></br>`` would be two breaks there."""
    return _VOID.sub(r"\1", markup) if "</" in markup else markup


def any_body(text: str, base: str | None) -> tuple[str, Form]:
    """The body from an element that may hold text or HTML and does not say which."""
    if _CLOSED.search(text):
        return html_body(text, base)
    return text_body(html.unescape(text) if "<" not in text else text), "text"


def markdown_body(text: str) -> str:
    """Markdown: the indentation of the document around it removed, that of lists and code kept."""
    return textwrap.dedent(clean(mended(text)).expandtabs(4)).strip("\n").rstrip()


def text_body(text: str) -> str:
    """Plain text: indentation of the document around it removed, one blank line between paragraphs."""
    lines = [one.strip() for one in clean(mended(text)).strip().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def summary(markup: str, body: str, form: Form) -> str:
    """`markup` as plain words on one line; empty if it says nothing that is not the beginning of `body`."""
    short = line(words_of(mended(markup)))
    beginning_of = _SIGNED.sub("", short.partition("[…]")[0].partition("[...]")[0]) or short
    if not short:
        return ""
    said = _letters((beginning_of[:-200] + _LEAD_IN.sub("", beginning_of[-200:])).rstrip(" .…"))
    for length in (3 * len(short) + 1000, len(body)):  # mostly the beginning of the body is enough to see it
        beginning = _letters(words(body[:length], form))
        if len(beginning) > len(said) + 100 or length >= len(body):
            return "" if beginning.startswith(said) else short
    return short


def words(body: str, form: Form) -> str:
    """A body's words, whatever its form."""
    return words_of(body) if form == "html" else body


def _letters(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", html.unescape(text)).casefold()
