"""The template of a row, as newsboat writes it: ``%4i %f %D %6L  %?T?|%-17T|  ?%t``. Pure, and loads nothing.

``%X`` is a placeholder, ``%17X`` in 17 cells at their right, ``%-17X`` at their left, ``%=17X`` in their middle;
``%>c`` fills with ``c`` so that what follows stands at the right edge; ``%?X?then&else?`` depends on whether there is
an X; ``%%`` is a percent sign. What X may be: `LETTERS`, or a name of `NAMES` in braces: ``%-17{source}``.
(newsboat, doc/newsboat.asciidoc, "Format Strings".)
"""

from __future__ import annotations

LETTERS = {
    "i": "index", "n": "unread", "f": "flags", "F": "letters", "d": "deleted", "D": "date", "a": "author",
    "t": "title", "T": "source", "L": "length", "e": "file",
}  # fmt: skip
"""newsboat's placeholders of an article. Letters as flags, deleted rows and files to be fetched there are none here:
these are blank."""

NAMES = ("index", "unread", "starred", "flags", "date", "age", "author", "title", "source", "length", "tags")
BLANK = ("letters", "deleted", "file")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Token = tuple[Any, ...]
"""A token: ``("text", text)``, ``("fill", sign)``, ``("field", name, width or None, "<" or ">" or "=")`` or
``("if", name, tokens, tokens)``."""


def parse(template: str) -> tuple[Token, ...]:
    """The tokens of a template. Raises ValueError in words."""
    found: list[Token] = []
    at, text = 0, ""
    while at < len(template):
        char = template[at]
        if char != "%":
            text, at = text + char, at + 1
            continue
        if template[at + 1 : at + 2] == "%":
            text, at = text + "%", at + 2
            continue
        if text:
            found.append(("text", text))
            text = ""
        token, at = _token(template, at + 1)
        found.append(token)
    if text:
        found.append(("text", text))
    return tuple(found)


def _token(template: str, at: int) -> tuple[Token, int]:
    """What begins behind a percent sign, and where it ends."""
    sign = template[at : at + 1]
    if sign == ">":
        if len(template) == at + 1:
            raise ValueError("%> needs the sign that fills, as in %>-")
        return ("fill", template[at + 1]), at + 2
    if sign == "?":
        return _condition(template, at + 1)
    align = {"-": "<", "=": "="}.get(sign, ">")
    at += align != ">"
    end = at
    while template[end : end + 1].isdecimal() and template[end].isascii():
        end += 1
    width = min(int(template[at:end]), 500) if end > at else None
    name, end = _name(template, end)
    return ("field", name, width, align), end


def _name(template: str, at: int) -> tuple[str, int]:
    char = template[at : at + 1]
    if char == "{":
        end = template.find("}", at)
        name = template[at + 1 : end] if end > 0 else template[at + 1 :]
        if name not in NAMES or end < 0:
            raise ValueError(f"%{{{name}}} is no placeholder; there are {', '.join(NAMES)}")
        return name, end + 1
    if char not in LETTERS or not char:
        raise ValueError(f"%{char} is no placeholder; there are %{' %'.join(LETTERS)} and names as in %{{tags}}")
    return LETTERS[char], at + 1


def _condition(template: str, at: int) -> tuple[Token, int]:
    name, at = _name(template, at)
    if template[at : at + 1] != "?" or (end := template.find("?", at + 1)) < 0:
        raise ValueError("%?X?then&else? has to end with a ?")
    then, _, otherwise = template[at + 1 : end].partition("&")
    return ("if", name, parse(then), parse(otherwise)), end + 1


def names(tokens: tuple[Token, ...]) -> set[str]:
    """The placeholders that a template makes use of."""
    found: set[str] = set()
    for token in tokens:
        if token[0] == "field":
            found.add(token[1])
        elif token[0] == "if":
            found |= {token[1], *names(token[2]), *names(token[3])}
    return found
