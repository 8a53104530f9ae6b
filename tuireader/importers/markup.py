"""XML made fit to be parsed: no DOCTYPE, no entities but the five, no characters XML forbids.

Nothing is looked up outside, and what entities may grow to is bounded, so that no document can be a bomb. Every
step is linear in the text.
"""

from __future__ import annotations

import html.entities
import re

from tuireader.values import dataclass

GROWTH = 1_000_000
"""Characters that the entities of one document may add in all."""

BOMB = f"its entities would grow to more than {GROWTH:,} characters: not read"

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(x[0-9a-fA-F]*|[0-9]*);?|([A-Za-z][\w.\-]{0,63});)")
_XML_ONLY = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMED = {
    name[:-1]: char
    for name, char in html.entities.html5.items()
    if name.endswith(";") and not set(char) & set("<>&\"'") and name[:-1] not in _XML_ONLY
}
_PROLOG = re.compile(r"(?>\s+|<\?[^>]*>|(?><!--(?s:.*?)-->))*+")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*", re.I)
_SUBSET = re.compile(r"""(?>[^\]"'<]+|(?><!--(?s:.*?)-->)|<(?!!--)|"[^"]*"|'[^']*')*+\]\s*>?""")
_ENTITY = re.compile(r"""<!ENTITY\s+([A-Za-z_][\w.\-]*)\s+("[^"]*"|'[^']*')\s*>""")


@dataclass(frozen=True, slots=True)
class Markup:
    """Text of an XML document that needs nothing but a plain parser."""

    text: str
    doctype: str = ""
    """What the DOCTYPE named, without its internal subset."""
    mended: bool = False
    """Whether something XML forbids was taken out."""
    bomb: bool = False
    """Whether its entities would grow beyond `GROWTH`: it should not be read."""


def prepare(text: str) -> Markup:
    """`text` from its first ``<`` on, its own and HTML's entities resolved, forbidden characters dropped.

    References to no character (``&#xD800;``, ``&#x110000;``) become U+FFFD; unknown names stay as they are. The XML
    declaration goes, as the text is decoded already.
    """
    start = re.match(r"[\s\ufeff\x00-\x1f]*", text)
    text = text[start.end() :] if start else text
    text = re.sub(r"\A<\?xml\b[^>]*\?>\s*", "", text)
    text, doctype, own = _without_doctype(text)
    clean = _CONTROLS.sub("", text) if _CONTROLS.search(text) else text
    faults = len(text) - len(clean)
    room = GROWTH

    def resolved(match: re.Match[str]) -> str:
        nonlocal faults, room
        number, name = match.groups()
        if name is None:
            char = _character(number)
            faults += char is not None
            return match.group() if char is None else char
        value = own.get(name)
        if value is None:
            return _NAMED.get(name, match.group())
        room -= len(value)
        return value if room >= 0 else ""

    resolved_text = _REFERENCE.sub(resolved, clean)
    return Markup(resolved_text, doctype, faults > 0, room < 0)


def _character(number: str) -> str | None:
    """What stands instead of a numeric reference; None if it is good as it is."""
    digits = number[1:] if number.startswith("x") else number
    if not digits or len(digits) > 8:
        return None if not digits else "\ufffd"
    code = int(digits, 16 if number.startswith("x") else 10)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    return "" if code < 0x20 and code not in (9, 10, 13) else None


def _without_doctype(text: str) -> tuple[str, str, dict[str, str]]:
    """The text without its DOCTYPE, what that named, and the plain entities it declared."""
    prolog = _PROLOG.match(text)
    found = _DOCTYPE.match(text, prolog.end() if prolog else 0)
    if not found:
        return text, "", {}
    end = found.end()
    own: dict[str, str] = {}
    if text[end : end + 1] == "[":
        subset = _SUBSET.match(text, end + 1)
        if not subset:
            return text[: found.start()] + text[end + 1 :], found.group(), {}
        own = _entities(subset.group())
        end = subset.end()
    elif text[end : end + 1] == ">":
        end += 1
    return text[: found.start()] + text[end:], found.group(), own


def _entities(subset: str) -> dict[str, str]:
    """Entities whose text holds no other: what nests is how bombs are made."""
    own = {}
    for name, quoted in _ENTITY.findall(subset):
        value = _REFERENCE.sub(_spelled_out, quoted[1:-1])
        if name not in own and name not in _XML_ONLY and not re.search(r"[<%]|&(?!(?:amp|lt|gt|quot|apos);)", value):
            own[name] = value
    return own


def _spelled_out(match: re.Match[str]) -> str:
    """A numeric reference within an entity's text as a character, if that is not markup."""
    number, _ = match.groups()
    if number is None or _character(number) is not None:
        return match.group()
    code = int(number[1:], 16) if number.startswith("x") else int(number or 0)
    return {60: "&lt;", 62: "&gt;", 38: "&amp;", 34: "&quot;", 39: "&apos;"}.get(code) or chr(code)
