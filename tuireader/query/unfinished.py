"""A query whose end is still being typed: what is asked so far."""

from __future__ import annotations

from tuireader.query.tokens import tokens

_LOOSE = ("and", "or", "not", "(")


def so_far(text: str) -> str:
    """`text` without what waits at its end for something to follow, its phrase and its groups closed:
    ``a (b OR`` asks ``a (b )``.
    """
    found = tokens(text, lenient=True)
    while found and (found[-1].kind in _LOOSE or (found[-1].open and not found[-1].text)):
        text = text[: found.pop().column]
    if found and found[-1].open:
        slashes = len(text) - len(text.rstrip("\\"))
        text = f'{text[: len(text) - slashes % 2]}"'
    depth = sum({"(": 1, ")": -1}.get(token.kind, 0) for token in found)
    return text + " )" * depth
