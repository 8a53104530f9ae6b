"""What a file is called: by date and title, never as a path; safe on every system and in every shell."""

from __future__ import annotations

import re
import unicodedata

from tuireader.model.articles import Article
from tuireader.text import clean

LONGEST = 120
"""Bytes in UTF-8, suffix and all."""
_APOSTROPHE = re.compile("[’']")


def file_name(article: Article, suffix: str) -> str:
    """``2026-05-14-The-swifts-are-back.md``: letters, digits and hyphens of any script, beginning with a date."""
    row = article.row
    date = row.published.iso()[:10] if row.published else "undated"
    return named(date, row.title, suffix)


def named(date: str, title: str, suffix: str) -> str:
    """A file name of a date (digits and hyphens, or a word) and any text. Never longer than `LONGEST` bytes."""
    composed = unicodedata.normalize("NFC", clean(title))
    kept = "".join(char if _is_written(char) else " " for char in composed)
    name = "-".join([date, *filter(None, (_APOSTROPHE.sub("", word) for word in kept.split()))])
    return _cut(name, LONGEST - len(suffix.encode())) + suffix


def numbered(name: str, number: int) -> str:
    """The name for another file of that name: ``…-2.md``."""
    stem, dot, suffix = name.rpartition(".")
    more = f"-{number}"
    return _cut(stem, LONGEST - len((more + dot + suffix).encode())) + more + dot + suffix


def _is_written(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char in "’'"


def _cut(name: str, size: int) -> str:
    """As much as fits, at the end of a character with its marks."""
    if len(name.encode()) <= size:
        return name
    short = name.encode()[:size].decode("utf-8", "ignore")
    while short and len(short) < len(name) and unicodedata.category(name[len(short)])[0] == "M":
        short = short[:-1]
    return short.rstrip("-")
