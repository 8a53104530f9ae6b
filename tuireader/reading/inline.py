"""Elements within a line: emphasis, links, line breaks, quotes, small and raised letters, ruby."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuireader import text
from tuireader.reading import style
from tuireader.reading.blocks import Margin, Span
from tuireader.reading.elements import SKIP, Enter, Leave, skip
from tuireader.reading.nodes import attribute, language

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from tuireader.reading.builder import Builder


def _styled(flag: int) -> Enter:
    def enter(builder: Builder, _node: LexborNode) -> Leave:
        before = builder.style
        builder.style |= flag

        def leave() -> None:
            builder.style = before

        return leave

    return enter


GONE = "~~"
"""Stands around struck-out words: not every terminal can strike them out."""


_WITH_BLOCKS = "p, div, ul, ol, dl, table, blockquote, pre, figure, section, h1, h2, h3, h4, h5, h6"


def _struck(builder: Builder, node: LexborNode) -> Leave | None:
    before = builder.style
    builder.style |= style.STRIKE
    signed = not (before & style.STRIKE or builder.verbatim or node.css_matches(_WITH_BLOCKS))
    signed = signed and bool(node.text(deep=True).strip())
    if signed:
        builder.opening(GONE, style.SIGN)

    def leave() -> None:
        if signed:
            builder.closing(GONE, builder.style | style.SIGN)
        builder.style = before

    return leave


def _anchor(builder: Builder, node: LexborNode) -> Leave | None:
    href = attribute(node, "href")
    url = builder.numbers.resolve(href)
    if url is not None:
        outer = builder.open_link(url)
        return lambda: builder.close_link(outer)
    name = builder.numbers.fragment(href)
    if name is None:
        return None
    outer = builder.open_link(name, "jump")
    return lambda: builder.close_link(outer)


def _break(builder: Builder, _node: LexborNode) -> Leave:
    builder.br()
    return SKIP


# Outer and inner quotation marks by language (CLDR 44, "delimiters"); English where none is stated.
_MARKS = {
    "": "“”‘’",
    "de": "„“‚‘", "at": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "hr": "„“‚‘", "is": "„“‚‘", "lt": "„“‚‘",
    "bg": "„“’’", "et": "„“‚‘", "sr": "„“‘’",
    "pl": "„”«»", "ro": "„”«»", "hu": "„”»«",
    "fr": "«»«»", "ru": "«»„“", "uk": "«»„“", "be": "«»„“", "es": "«»“”", "ca": "«»“”", "it": "«»“”", "pt-pt": "«»“”",
    "el": "«»“”", "no": "«»‘’", "nb": "«»‘’", "nn": "«»‘’", "de-ch": "«»‹›", "fr-ch": "«»‹›", "fa": "«»‹›",
    "sv": "””’’", "fi": "””’’", "da": "””’’", "nl": "“”‘’", "ar": "”“’‘", "he": "””’’",
    "ja": "「」『』", "zh-tw": "「」『』", "zh-hant": "「」『』",
}  # fmt: skip
_SET_OFF = frozenset(("fr",))
"""Languages with a space between the marks and the words."""


def _quotation(builder: Builder, node: LexborNode) -> Leave:
    """Marks of the language, the inner ones within others."""
    stated = language(node)
    marks = _MARKS.get(stated) or _MARKS.get(stated.split("-")[0]) or _MARKS[""]
    at = 2 * (builder.quotations % 2)
    gap = "\xa0" if stated in _SET_OFF else ""
    builder.quotations += 1
    builder.opening(marks[at] + gap)

    def leave() -> None:
        builder.quotations -= 1
        builder.closing(gap + marks[at + 1])

    return leave


def _abbreviation(builder: Builder, node: LexborNode) -> Leave | None:
    """The long form in brackets where it stands first, unless the text beside it says it anyway.

    A title that begins with another letter is no long form: microformats keep dates for programs in it.
    """
    title, short = text.line(attribute(node, "title")), text.line(node.text(deep=True))
    if title in builder.explained or title[:1].casefold() != short[:1].casefold() or len(title) <= len(short):
        return None
    builder.explained.add(title)
    beside = " ".join(
        near.text_content or "" for near in (node.prev, node.next) if near is not None and near.is_text_node
    )
    if title.casefold() in text.line(beside).casefold():
        return None
    return lambda: builder.closing(f" ({title})")


# ---------------------------------------------------------------- raised and lowered

_RAISED = str.maketrans("0123456789+-−=()n[]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ⁽⁾")
_LOWERED = str.maketrans("0123456789+-−=()[]", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎")
_SMALL = re.compile(r"[0-9+\-−=()n\[\]]+")
_LOW = re.compile(r"[0-9+\-−=()\[\]]+")
# What reads the same on the line: marks, and after a number (Arabic or Roman) or N the ends of ordinals.
_MARKS_RAISED = frozenset(("tm", "sm", "™", "®", "©", "*"))
_ORDINALS = frozenset(["st", "nd", "rd", "th", "e", "er", "re", "ère", "ème", "a", "o", "º", "ª"])
_COUNTING = frozenset("IVXLCMNn")
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
"""Reads as a remark by itself: ``[citation needed]``."""


def _shifted(table: dict[int, int], allowed: re.Pattern[str], sign: str) -> Enter:
    def enter(builder: Builder, _node: LexborNode) -> Leave:
        builder.pay_space()
        mark = builder.mark()

        def leave() -> None:
            runs = builder.since(mark)
            if not runs:
                return
            words = "".join(run.text for run in runs if not run.style & style.SIGN).strip()
            ending = words.casefold()
            counted = builder.before(mark).isdigit() or builder.before(mark) in _COUNTING
            if not words or ending in _MARKS_RAISED or (counted and ending in _ORDINALS):
                return
            if allowed.fullmatch(words):
                changed = [
                    run if run.style & style.SIGN else run._replace(text=run.text.translate(table)) for run in runs
                ]
            elif _BRACKETED.fullmatch(words):
                return
            else:
                changed = [Span(f"{sign}(", runs[0].style), *runs, Span(")", runs[-1].style & ~style.SIGN)]
            builder.replace(mark, changed)

        return leave

    return enter


# ---------------------------------------------------------------- ruby, task items


def _reading(builder: Builder, _node: LexborNode) -> Leave:
    builder.closing("(")
    builder.opening("")
    return lambda: builder.closing(")")


def _input(builder: Builder, node: LexborNode) -> Leave:
    """A task's box takes the place of its item's marker (GitHub Flavored Markdown, 5.3)."""
    if attribute(node, "type").lower() == "checkbox":
        box = "[x]" if "checked" in node.attributes else "[ ]"
        if builder.margins and builder.margins[-1].marker and not builder.cell:
            builder.margins[-1] = Margin("item", max(4, builder.margins[-1].width), box)
        else:
            builder.text(f"{box} ")
    return SKIP


ELEMENTS: dict[str, Enter] = {
    **dict.fromkeys(("b", "strong"), _styled(style.BOLD)),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), _styled(style.ITALIC)),
    **dict.fromkeys(("code", "samp", "tt"), _styled(style.CODE)),
    **dict.fromkeys(("u", "ins"), _styled(style.UNDERLINE)),
    **dict.fromkeys(("s", "strike", "del"), _struck),
    "kbd": _styled(style.KEY),
    "mark": _styled(style.MARK),
    "a": _anchor,
    "br": _break,
    "q": _quotation,
    "abbr": _abbreviation,
    "acronym": _abbreviation,
    "sup": _shifted(_RAISED, _SMALL, "^"),
    "sub": _shifted(_LOWERED, _LOW, "_"),
    "rt": _reading,
    "rp": skip,
    "input": _input,
}
