"""Bare addresses in running text: where they begin and where they end.

The end is found as GitHub Flavored Markdown 0.29 does (6.9, "extended autolinks"), and for texts in other
scripts: punctuation of the sentence and brackets that were opened before the address are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tuireader.reading.links import Numbers, resolve

# What no address holds: white space, angle brackets, quotation marks, full stops and brackets of wide scripts.
_NOT = '\\s<>"“”„«»‹›「」『』【】（）《》、。，；：！？\u3000'
_LOCAL, _LABEL = "[A-Za-z0-9._%+\\-]", "[^\\W_](?:[\\w\\-]{0,61}[^\\W_])?"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:https?|gemini|gopher)://[^{_NOT}/?#][^{_NOT}]*"
    rf"|www\.{_LABEL}\.[^{_NOT}]+"
    rf"|(?P<scheme>mailto:)?(?<![/@.%+\-])(?P<mail>{_LOCAL}{{1,64}}@(?:{_LABEL}\.)+[A-Za-z]{{2,24}})(?![\w@/]))",
    re.I,
)
_OPENING = {")": "(", "]": "[", "}": "{"}
_AFTER = ".,;:!?'’‘*_~…|`"


def may_hold(words: str) -> bool:
    """Whether `words` can hold an address at all: a look that costs next to nothing."""
    return "://" in words or "@" in words or "www." in words or "WWW." in words


def addresses(words: str) -> Iterator[tuple[int, int, str]]:
    """Begin, end and target of each bare address in `words` that may be followed."""
    if not may_hold(words):
        return
    for found in _ADDRESS.finditer(words):
        if found["mail"]:
            yield found.start(), found.end(), f"mailto:{found['mail']}"
            continue
        address = trimmed(found.group())
        url = resolve(address if "://" in address else f"https://{address}", None)
        if url is not None:
            yield found.start(), found.start() + len(address), url


def trimmed(address: str) -> str:
    """`address` without the punctuation of the sentence around it; a bracket opened within stays."""
    end = len(address)
    surplus = {closing: address.count(closing) - address.count(opening) for closing, opening in _OPENING.items()}
    while end:
        last = address[end - 1]
        if last in _OPENING:
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        elif last not in _AFTER:
            break
        end -= 1
    return address[:end]


def number(numbers: Numbers, url: str, address: str) -> int:
    """The number of the bare `address` that leads to `url`."""
    n = numbers.number(url)
    numbers.name(n, address)
    return n
