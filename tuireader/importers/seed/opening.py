"""The first sentence of a text: the title of an article that has none.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` before a space, but neither before a small letter nor after an
abbreviation. What an agency puts before its first sentence, ``CITY, Dec. 29 (Agency) --``, is left away.
"""

from __future__ import annotations

import re

from tuireader.importers.calendar_words import MONTHS
from tuireader.importers.seed.headings import is_known_agency
from tuireader.text import excerpt, fold

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”]?")
_LAST_WORD = re.compile(r"[\w'’-]+$")
_NEXT_WORD = re.compile(r"[\w-]+")
_YEAR_OF = re.compile(r"\d{4} ?[гр]$")

_BEFORE_NAMES = frozenset(
    fold(word)
    for words in (
        "mr mrs ms mx dr st prof sen rep gen gov pres lt col capt cpt cmdr sgt maj adm rev hon supt det insp vs jr sr",
        "mt ft inc ltd co corp bros approx ca bzw bzgl hr fr str mio mrd tsd inkl evtl geb dipl ing mag",
        "mme mlle mm me env boul sra srta dra dña ud uds ee sig dott avv on exmo mgr mudr judr rndr doc sv tzv např",
        "ул пр просп пер пл им обл тыс млн млрд проф акад св гос стр корп чл",
    )
    for word in words.split()
)
"""What is written before a name or number and so ends no sentence."""
_BEFORE_NUMBERS = frozenset(["no", "nos", "nr", "nro", "art", "abs", "vol", "fig", "pp", "klo", "kl", "стр", "рис"])
"""Ends no sentence where a number follows; nor does the name of a month, whole or cut."""

_PLACE = re.compile(
    r"(?P<place>[^\W\d_][^()/\n]{1,70}?)[. ]*"
    r"(?:\((?P<agency>[^()]{2,40})\) ?[-–—]+ ?|/(?P<between>[^/\n]{2,40})/(?:\.? ?[-–—]+|\.) ?)(?=\S)"
)
_PLACE_DASH = re.compile(r"(?P<place>[^\W\d_][^()/\n—–]{1,60}?) (?:—|–|--) (?=\S)")
_PLACE_NAME = re.compile(r"[^\W\d_][^()/\n]{1,40}?, [^()/\n]{3,20}? [-–—] (?P<agency>[^.\n]{2,20})\. (?=\S)")


def first_sentence(paragraph: str, limit: int = 100) -> str:
    """The first sentence of `paragraph`, without the agency's place and date, cut at `limit` characters."""
    start = without_place(paragraph[: limit * 6])[: limit * 4]
    end = next((found.end() for found in _END.finditer(start) if _is_end(start, found)), limit * 4)
    return excerpt(start[:end], limit)


def without_place(paragraph: str) -> str:
    """`paragraph` without ``CITY (Agency) -``, ``CITY, Dec. 31. /Agency/.``, ``CITY —`` before its first sentence.

    The place is told by its capitals or by a known agency after it.
    """
    for pattern in (_PLACE, _PLACE_NAME, _PLACE_DASH):
        found = pattern.match(paragraph)
        if found and not paragraph[found.end()].islower():
            said = found.groupdict()
            agency = said.get("agency") or said.get("between") or ""
            capitals = said.get("place", "").split(",")[0].isupper()
            if capitals or is_known_agency(agency):
                return paragraph[found.end() :]
    return paragraph


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Whether the mark `found` ends a sentence of `text`."""
    after = text[found.end() :].lstrip()
    if after[:1].islower():
        return False
    if found[0] != ".":
        return True
    before = text[max(0, found.start() - 40) : found.start()]
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    last, following = fold(word[0]), _NEXT_WORD.match(after)
    number = after[:1].isdigit()
    if last.isdigit():  # an ordinal, as in `3. Mai`
        return not (len(last) <= 2 and following is not None and fold(following[0]) in MONTHS)
    if len(last) == 1:  # an initial, or the last part of `U.S.`; but `2021 г.` may end a sentence
        return bool(_YEAR_OF.search(before))
    return not (last in _BEFORE_NAMES or (number and (last in _BEFORE_NUMBERS or last in MONTHS)))
