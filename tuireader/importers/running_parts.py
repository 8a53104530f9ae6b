"""What would run in a browser, taken out of HTML before it is stored: scripts, style sheets, handlers of events.

The reader shows none of it. But the library is a file that other programs open too, and not each of them knows that
a stranger wrote these texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PERHAPS = re.compile(r"<(?:script|style)[\s/>]|[\s/\"']on[a-z]{3,30}\s*=", re.I)
"""A quick look: most texts have none."""

# Tags as a browser's tokenizer finds them (HTML Living Standard, 13.2.5): quotes mean something behind "=" alone.
_VALUE = r"\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^\s>\"'][^\s>]*"
_ATTRIBUTE = rf"[\s/]*[^\s/>][^\s/>=]*(?>\s*=\s*(?:{_VALUE})?)?"
_TOKEN = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?P<attributes>(?>{_ATTRIBUTE})*+)[\s/]*+(?P<whole>>|\Z)"
    r"|<[!?/][^>]*>",
    re.I | re.S,
)
_ONE = re.compile(rf"(?>{_ATTRIBUTE})", re.S)
_HANDLER = re.compile(r"[\s/]*on[a-z]+\s*=", re.I)

_GONE = frozenset(("script", "style"))
_RAW = frozenset(("textarea", "title", "xmp", "iframe", "noembed", "noframes"))
"""In these nothing is markup either."""


def without_running_parts(markup: str) -> str:
    """`markup` without its scripts, styles and handlers.

    From one on that is not closed all stays: nobody can tell its end from the article, and no reader shows it.
    """
    return "".join(_kept(markup)) if _PERHAPS.search(markup) else markup


def _kept(markup: str) -> Iterator[str]:
    done = 0
    while token := _TOKEN.search(markup, done):
        yield markup[done : token.start()]
        done = token.end()
        if token["name"] and not token["whole"]:
            yield token[0]
            break
        name = "" if token["end"] else (token["name"] or "").lower()
        if name in _GONE or name in _RAW:
            end = _end_of(markup, name, done)
            if end < 0:
                yield token[0]
                break
            if name in _RAW:
                yield markup[token.start() : end]
            elif markup[token.start() - 1 : token.start()] == "<":
                yield " "  # what follows must not become a tag
            done = end
        else:
            yield _without_handlers(token) if name else token[0]
    yield markup[done:]


def _end_of(markup: str, name: str, begun: int) -> int:
    """Behind the end of an element whose content is no markup; -1 where it does not end, or not there (13.2.5.17)."""
    closed = re.compile(rf"</{name}(?=[\s/>])(?:{_ATTRIBUTE})*+[\s/]*+>", re.I).search(markup, begun)
    if closed is None or (name == "script" and "<!--" in markup[begun : closed.start()]):
        return -1
    return closed.end()


def _without_handlers(tag: re.Match[str]) -> str:
    kept = _ONE.sub(lambda found: "" if _HANDLER.match(found[0]) else found[0], tag["attributes"])
    return tag[0] if kept == tag["attributes"] else f"<{tag['name']}{kept}>"
