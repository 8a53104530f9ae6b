"""What looks like a title, and what an address says of one."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from tuireader.importers.seed.sentences import is_glued
from tuireader.text import fold

_LETTER = re.compile(r"[^\W\d_]")
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_WORD = re.compile(r"\w+")
_NO_END = (".", ":", ",", ";", "…", "。", "：", "，", "；", "、")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_NUMBERED = re.compile(r"[-\s]*\d{4,}$")
_GLUED_SITE = re.compile(r"\d\d\.\d\d\.\d{4}, [^,.]{3,40}$")

_AGENCIES = frozenset(
    fold(name)
    for names in (
        "Reuters|AFP|Agence France-Presse|AP|Associated Press|The Associated Press|dpa|dpa-AFX|SDA|Keystone-SDA|awp",
        "APA|ANSA|EFE|Lusa|PTI|ANI|IANS|Bloomberg|Bloomberg News|Xinhua|TASS|Interfax|RIA Novosti|ČTK|STT|ERR|BNS",
        "Agerpres|AMNA|The Canadian Press|CNN|BBC|Agencies|Staff|Newsroom|ТАСС|Интерфакс|РИА Новости|РИА",
    )
    for name in names.split("|")
)


def is_heading(line: str) -> bool:
    """Whether `line` looks like a title.

    Up to 200 characters with letters in them; no full stop (but that of `U.S.`), colon or comma at the end; no
    sentences run together; no standfirst with date and site name glued on.
    """
    if len(line) > 200 or (line.endswith(_NO_END) and not _INITIALS.search(line[-8:])) or not _LETTER.search(line):
        return False
    if line.startswith(("•", "* ", "- ", "– ", "— ")):
        return False
    return not is_glued(line) and not _GLUED_SITE.search(line)


def is_strong(line: str) -> bool:
    """Whether a heading says enough to be a title even where others stand beside it: three words, or six
    signs in scripts without spaces."""
    return len(line.split()) >= 3 or len(_WIDE.findall(line)) >= 6


def is_agency(line: str) -> bool:
    """Whether `line` only names a news agency, as stands beside a dateline; an unknown one by its capitals."""
    return is_known_agency(line) or (2 <= len(line) <= 6 and line.isupper() and line.isalpha())


def is_known_agency(line: str) -> bool:
    """Whether `line` is the name of a news agency and nothing else."""
    return len(line) <= 40 and fold(line.strip("()/")) in _AGENCIES


def slug(url: str | None) -> str:
    """The title an address holds: its last part with spaces for hyphens, without extension and number.

    Empty where there are not three words.
    """
    if not url:
        return ""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    last = path.rstrip("/").rpartition("/")[2]
    stem = last.rpartition(".")[0] if re.search(r"\.\w{2,5}$", last) else last
    words = re.sub(r"[-_+\s]+", " ", _NUMBERED.sub("", stem)).strip()
    return words[:1].upper() + words[1:] if len(_LETTER.sub("a", words).split()) >= 3 else ""


def agrees(line: str, slug_words: str) -> bool:
    """Whether half of the words of `line` stand in the slug; True where there is no slug or the alphabets
    differ."""
    if not slug_words:
        return True
    words = set(_WORD.findall(fold(line)))
    known = set(_WORD.findall(fold(slug_words)))
    if not any(word.isascii() for word in words) and all(word.isascii() for word in known):
        return True
    return len(words & known) * 2 >= len(words)
