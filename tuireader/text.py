"""Text from the world, made safe for a terminal; what it is as plain words; how wide it is.

`clean` is the one gate: every string from outside passes it when it is stored and again when it is drawn or
printed. What comes out can be written to a terminal as it is.
"""

from __future__ import annotations

import re
import unicodedata

from tuireader.patterns import late
from tuireader.widths import cells as cells
from tuireader.widths import fit as fit
from tuireader.widths import width_of

# C0 but tab and newline, DEL, C1, soft hyphen, the bidi marks and overrides (CVE-2021-42574), zero-width
# space, invisible operators, byte order mark, interlinear marks, tag characters. ZWNJ and ZWJ (U+200C,
# U+200D) stay: Persian, Indic scripts and emoji need them.
_OBEYED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_UNSAFE = late(_OBEYED)
_SURROGATE = late("[\ud800-\udfff]")
_BREAK = late("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
# Marks of scripts that stack at most three (Latin, Greek, Cyrillic, Hebrew, Arabic, Thai), and for symbols.
_COMBINING = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_ZALGO = late(f"({_COMBINING}{{4}}){_COMBINING}+")
_SPACE = late(r"\s+")
_PRINTED = bytes(range(0x20, 0x7F)) + b"\n\t"
# Any character that one of the patterns above may touch: one look spares most texts the four substitutions.
_SUSPECT = late(f"[\ud800-\udfff\u2028\u2029{_OBEYED.strip('[]')}{_COMBINING.strip('[]')}]")


def clean(text: str) -> str:
    """`text` without anything a terminal would obey; line ends become ``\\n``, tabs stay.

    Lone surrogates become U+FFFD; more than four combining marks in a row are cut to four.
    """
    if not (text.encode().translate(None, _PRINTED) if text.isascii() else _SUSPECT.search(text)):
        return text
    text = _BREAK.sub("\n", text)
    text = _UNSAFE.sub("", text)
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
        text = _ZALGO.sub(r"\1", text)
    return text


def line(text: str) -> str:
    """`text` cleaned and on one line: every run of white space is one space."""
    return " ".join(clean(text).split())


def json_line(value: object) -> str:
    """`value` as JSON on one line; what a terminal would obey is escaped, so that nothing of it is lost."""
    import json

    written = json.dumps(value, ensure_ascii=False)
    return written if clean(written) == written else json.dumps(value)


_ACCENTED = late("([A-Za-z\u0080-\u024f\u0370-\u03ff])[\u0300-\u036f]+")


def fold(name: str) -> str:
    """How names are compared: without case, accents, Unicode form and runs of white space.

    Accents are those of Latin and Greek. A mark elsewhere makes another letter (и, й; か, が) and stays.
    """
    if name.isascii():
        return " ".join(name.split()).lower()
    folded = name.translate(_FOLDS)
    return " ".join((_folded(name) if _TOGETHER in folded else folded).split())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTED.sub(r"\1", plain))


_TOGETHER = "\0"
"""In the place of a character that is folded together with those beside it."""


class _Folds(dict[int, str]):
    """character → what it is folded to by itself, or `_TOGETHER`; those that have been asked for."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        # Marks join what stands before them, as vowels and finals of Hangul do (UAX #15, the property NFC_QC=Maybe).
        joins = any(unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" for char in chr(code) + folded)
        found = _TOGETHER if joins else folded
        if len(self) < 10_000:
            self[code] = found
        return found


_FOLDS = _Folds()


# ---------------------------------------------------------------- HTML as words

# Each of these is linear in the text, however hostile: a tag never runs over the next "<", and what hides its
# content hides all the rest when it is not closed, as in a browser.
# Each begins with the "<" that a search finds at the speed of `str.find`.
_HIDDEN = late(
    r"<(?:!--.*?(?:-->|\Z)"
    r"|(script|style|template|svg|math)(?=[\s/>])(?:[^<>]*/>|.*?(?:</\1\s*>|\Z))"
    r"|\?[^<>]*>|![a-z][^<>]*>|!\[CDATA\[)",
    re.S | re.I,
)
_INSIDE = r"""(?:(?:[^<>"']|"[^<"]*"|'[^<']*')*>|[^<>]*>)"""
_BLOCK = late(
    r"</?(?:p|div|li|[uod]l|d[dt]|t[rdh]|table|thead|tbody|caption|h[1-6r]|br|blockquote|pre|section|article|figure|figcaption"
    r"|header|footer|main|aside|nav|address|details|summary|form|option)(?=[\s/>])" + _INSIDE,
    re.I,
)
_TAG = late("</?[a-zA-Z]" + _INSIDE)


def plain(form: str, body: str) -> str:
    """The words of a body in `form`, without its markup."""
    return words_of(body) if form == "html" else body


def words_of(markup: str) -> str:
    """The plain words of an HTML text, for search and counting (not for reading: that is `reading`)."""
    if "<" in markup:
        markup = _HIDDEN.sub(" ", markup).replace("]]>", " ")
        markup = _BLOCK.sub("\n", markup)
        markup = _TAG.sub("", markup)
    if "&" in markup:
        from html import unescape  # its names of characters take long to load

        markup = unescape(markup)
    return clean(markup)


def excerpt(text: str, limit: int = 80) -> str:
    """The first words of `text`, at most `limit` characters, with an ellipsis where it was cut."""
    text = line(text)
    if limit < 1:
        return ""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit)
    return text[: cut if cut > 0 else limit - 1].rstrip(" ,;:-–—") + "…"


_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = late(rf"[{_CJK}]")
_WORD = late(rf"[{_CJK}]|[^\W_][^\s—–…{_CJK}]*")
# Most texts hold letters, ASCII and these signs alone: their words are counted byte by byte.
_PARTING = "—–…\u00a0\u2009\u202f"
_QUOTING = "«»‹›“”„‘’‚•·"
_UNUSUAL = late(rf"[^\x00-\x7f\w{_PARTING}{_QUOTING}]|[{_CJK}]")
_SPACES = b"\t\n\v\f\r\x1c\x1d\x1e\x1f "
_ALNUM = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_NO_WORD = bytes(set(range(128)) - {*_SPACES, *_ALNUM})
_AS_SPACE = bytes.maketrans(_SPACES, b" " * len(_SPACES))


def count_words(text: str) -> int:
    """How many words `text` has: what stands between spaces and dashes and holds a letter or digit.

    Each Chinese or Japanese character counts as one.
    """
    if not text.isascii():
        if _UNUSUAL.search(text):
            return len(_WORD.findall(text))
        for sign in _PARTING:
            text = text.replace(sign, " ")
        for sign in _QUOTING:
            text = text.replace(sign, "")
    return len(text.encode().translate(_AS_SPACE, _NO_WORD).split())


def count_ideographs(text: str) -> int:
    """How many of these words are single Chinese or Japanese characters."""
    return 0 if text.isascii() else len(_IDEOGRAPH.findall(text))


# ---------------------------------------------------------------- what terminals agree on

_VARIATION = late("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_JOINED = late("\u200d([^\\s\u200d])")


def _unjoined(match: re.Match[str]) -> str:
    """What is left of a joiner and the character after it: no symbol, no joiner before a wide one."""
    char = match.group(1)
    if unicodedata.category(char) in ("So", "Sm", "Sk", "Cn"):
        return ""
    return char if width_of(char) == 2 else match.group()


def steady(text: str) -> str:
    """`text` without what terminals measure differently: variation selectors, skin tones, joined emoji.

    A family, flag or profession is shown by its first pictograph; Persian and Indic joiners stay.
    """
    if text.isascii():
        return text
    text = _VARIATION.sub("", text)
    if "\u200d" in text:
        text = _JOINED.sub(_unjoined, text)
    return text


def without_login(address: str) -> str:
    """An address as it may be shown and told: without the user and password that stand before its host."""
    return re.sub(r"(?<=://)[^/?#\s]*@", "", address, count=1)
