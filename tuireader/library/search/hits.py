"""Where the words of a query stand in a text: what the index has found is found again, for the eyes.

Words are compared as the index compares them: without case and accents, whole, or by their beginning where the query
says so; Chinese, Japanese and Korean anywhere within a run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from tuireader.query import tree
from tuireader.store.finding.search import is_run
from tuireader.text import fold

MOST = 100
"""Words that are looked for at once: of more, nobody reads what is marked."""

_PART = r"[^\W_]+"
_JOINT = r"[\W_]+"
_JOINING = frozenset("'’-.,:;!?/@&()\"“”„«»‘_")
"""Signs that only join or end words: others are looked for as they stand, as in ``C++``."""


def levelled(text: str) -> str:
    """`text` as words are compared, without case and accents, each character in its place. For composed text (NFC)."""
    lower = text.lower()
    if len(lower) != len(text):
        return text.translate(_LEVELS)
    if not lower.isascii():
        # Of a long text few characters are not ASCII, and most of these are level as they are.
        for char in set(lower):
            if char > "\x7f" and (level := chr(_LEVELS[ord(char)])) != char:
                lower = lower.replace(char, level)
    return lower


class _Levels(dict[int, int]):
    """character → the one it is compared as; those that have been asked for."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        plain = next((one for one in (fold(char), char.lower()) if len(one) == 1), char)
        if len(self) < 10_000:
            self[code] = ord(plain)
        return ord(plain)


_LEVELS = _Levels()


def searched(query: tree.Node, level: Callable[[str], str] = levelled) -> re.Pattern[str] | None:
    """What finds the words of a query in a text that has been made equal by `level`; None if it looks for none."""
    patterns = (_pattern(node, level) for node in islice(_leaves(query), MOST))
    found = dict.fromkeys(filter(None, patterns))
    return re.compile("|".join(found)) if found else None


def words_of(query: tree.Node) -> Iterator[tree.Words]:
    """The words that a query looks for, those it excludes left out."""
    return (node for node in _leaves(query) if isinstance(node, tree.Words))


def _leaves(node: tree.Node) -> Iterator[tree.Words | tree.Title]:
    if isinstance(node, tree.Words | tree.Title):
        yield node
    elif isinstance(node, tree.And | tree.Or):
        for part in node.parts:
            yield from _leaves(part)


def _pattern(node: tree.Words | tree.Title, level: Callable[[str], str]) -> str:
    """A regular expression for one word or phrase; empty if nothing is left of it."""
    text = level(unicodedata.normalize("NFC", node.text)).strip()
    if isinstance(node, tree.Title):
        return re.escape(text)
    pieces = [piece for word in text.split() for piece in _pieces(word)]
    if not pieces:
        return re.escape(text)
    said = _bounded(pieces[0][0], before=True)
    for place, piece in enumerate(pieces):
        said += (_joint(pieces[place - 1], piece) if place else "") + re.escape(piece)
    last = pieces[-1][-1]
    return said + (r"[^\W_]*" if node.prefix and last.isalnum() and not is_run(last) else _bounded(last, before=False))


def _pieces(word: str) -> list[str]:
    """A word as it stands if signs that mean something belong to it, else what stands between its signs."""
    bare = word.strip("".join(_JOINING))
    if any(not char.isalnum() and char not in _JOINING and unicodedata.category(char)[0] not in "MZ" for char in bare):
        return [bare]
    return re.findall(_PART, word)


def _joint(left: str, right: str) -> str:
    return r"[\W_]*" if is_run(left[-1]) or is_run(right[0]) else _JOINT


def _bounded(char: str, *, before: bool) -> str:
    """Where a word begins or ends with `char`, no other word may go on: but for a sign, and within a run."""
    if not char.isalnum() or is_run(char):
        return ""
    return r"(?<![^\W_])" if before else r"(?![^\W_])"
