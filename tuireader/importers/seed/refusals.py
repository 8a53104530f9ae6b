"""What is no article and says so: nothing at all, or text for machines."""

from __future__ import annotations

import json
import re

from tuireader.importers.not_a_feed import why_not_a_feed

_DECLARATION = re.compile(r"[-\w]+\s*:\s*[^{};]+;?")
_JSON_KEY = re.compile(r'"[^"\n]{1,80}"\s*:\s*["\[{\d\-tfn]')
_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)
_OF_FEEDS = (".xml", ".rss", ".atom", ".rdf")
_SAMPLE = 20_000


def reason(text: str, *, dated: bool) -> str:
    """Why `text` (without its prefix; `dated` tells whether it had one) is no article; empty if it may be one."""
    bare = text.strip()
    if not bare:
        if dated:
            return "nothing but a date: no title and no text"
        return "only blank lines" if text else "the file is empty"
    if _is_json(bare):
        return "data for programs (JSON), not an article"
    if _is_css(bare):
        return "a style sheet (CSS), not an article"
    return ""


def _is_json(text: str) -> bool:
    """A JSON object or array, whole; one on each line; or one that was cut off, if it is mostly keys and values."""
    if not (text[0] == "{" and text[1:2] != "{") and text[0] != "[":
        return False
    if _parses(text):
        return True
    first, second = [*(part for part in text.split("\n", 4)[:4] if part.strip()), ""][:2]
    if _parses(first) and _parses(second):
        return True
    sample = text[:_SAMPLE]
    return len(_JSON_KEY.findall(sample)) * 60 > len(sample)


def _parses(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_css(text: str) -> bool:
    """Rules ``selector { property: value; }`` (or an at-rule) make up most of it."""
    sample = text[:_SAMPLE]
    *rules, rest = sample.split("}")
    ruled = 0
    for rule in rules:
        _, brace, inside = rule.rpartition("{")
        if brace and _DECLARATION.match(inside.strip()):
            ruled += len(rule)
    return ruled > (len(sample) - (len(rest) if len(text) > _SAMPLE else 0)) * 0.6


def is_markup(text: str) -> bool:
    """Whether `text` is the source of a web page."""
    return bool(_MARKUP.match(text[:1000]))


def is_called_a_feed(name: str) -> bool:
    """Whether a file's name says that it holds a feed."""
    return name.lower().endswith(_OF_FEEDS)


def markup_in_place_of_a_feed(content: bytes) -> str:
    """What a server gave in place of a feed (a login page, a sitemap), in words; empty for a text without markup."""
    reason = why_not_a_feed(content)
    return "" if reason.startswith("plain text") else reason
