"""Bytes of XML → text: by mark, by what the bytes are, by what server and document declare, else by likelihood.

A declaration is believed only as far as the bytes agree with it. Names of encodings that are no character sets
(punycode, idna, base64 …) are not believed at all.
"""

from __future__ import annotations

import codecs
import re

from tuireader.values import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and what they say; a longer one comes before the one it begins with."""
# How "<" and the character after it lie in memory without a mark (XML 1.0, appendix F.1).
_SHAPES = (
    (re.compile(rb"\0\0\0<"), "utf-32-be"),
    (re.compile(rb"<\0\0\0"), "utf-32-le"),
    (re.compile(rb"(?:\0\s){0,9}\0[<{]\0[^\0]"), "utf-16-be"),
    (re.compile(rb"(?:\s\0){0,9}[<{]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']?\s*([A-Za-z][\w.:\-]*)""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z][\w.:\-]*)""", re.I)

# As the web reads these names (WHATWG Encoding Standard): the wider set that contains the named one.
_WIDER = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "windows-1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
_ALIASES = {
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "gb_2312-80": "gb18030",
    "csgb2312": "gb18030",
    "cn-big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "ms_kanji": "cp932",
    "korean": "cp949",
    "ks_c_5601-1989": "cp949",
    "unicode-1-1-utf-8": "utf-8",
    "ansi": "windows-1252",
    "utf8mb4": "utf-8",
    "unicode": "utf-16",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
}
_NO_CHARACTER_SETS = frozenset(
    {"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "mbcs", "oem"}
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read."""

    text: str
    encoding: str
    """The name Python gives it."""
    notes: tuple[str, ...] = ()


def decode_xml(content: bytes, content_type: str = "") -> Decoded:
    """The text of an XML document. Never raises; bytes that fit nothing become U+FFFD.

    `content_type`: the header of the server's answer; its ``charset`` comes before the document's (RFC 7303,
    section 3), except that UTF-8 is told from one-byte encodings by the bytes alone.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _certain(content[len(mark) :], encoding)
    for shape, encoding in _SHAPES:
        if shape.match(content):
            return _certain(content, encoding)
    stated = [_by_name(name) for name in (_of_header(content_type), _of_document(content))]
    utf8 = _strictly(content, "utf-8")
    for encoding in filter(None, stated):
        if utf8 is not None and (content.isascii() or _single_byte(encoding)) and not encoding.startswith("iso2022"):
            return Decoded(utf8, "utf-8")
        text = _strictly(content, encoding)
        if text is not None:
            return Decoded(text, encoding)
    if utf8 is not None:
        return Decoded(utf8, "utf-8")
    return _likely(content, "utf-8" in stated)


def _certain(content: bytes, encoding: str) -> Decoded:
    text = _strictly(content, encoding)
    if text is not None:
        return Decoded(text, encoding)
    return Decoded(content.decode(encoding, "replace"), encoding, (f"some bytes are not {encoding.upper()}",))


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _of_header(content_type: str) -> str:
    found = _CHARSET.search(content_type)
    return found[1] if found else ""


def _of_document(content: bytes) -> str:
    found = _DECLARED.match(content[:512])
    return found[1].decode("ascii", "replace") if found else ""


def _by_name(name: str) -> str | None:
    """Python's name of a declared character set; None if it is none."""
    try:
        plain = name.lower()
        known = codecs.lookup(_ALIASES.get(plain) or _ALIASES.get(plain.removeprefix("x-"), plain)) if name else None
    except (LookupError, UnicodeError, ValueError):
        return None if not name.lower().startswith("x-") else _by_name(name[2:])
    if known is None or known.name in _NO_CHARACTER_SETS or not getattr(known, "_is_text_encoding", True):
        return None
    if known.name.startswith(("utf-16", "utf-32")):
        return None  # it would have been told by its zero bytes
    return _WIDER.get(known.name, known.name)


def _single_byte(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(
        ("cp125", "iso8859", "koi8", "mac", "cp437", "cp8", "latin", "cp874", "tis")
    )


# ---------------------------------------------------------------- undeclared

_MULTIBYTE = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949")
_ALPHABETS = {
    "windows-1251": ("[а-яёА-ЯЁіїєґІЇЄҐ]", "оеаинтср"),
    "koi8-r": ("[а-яёА-ЯЁ]", "оеаинтср"),
    "iso8859-5": ("[а-яёА-ЯЁ]", "оеаинтср"),
    "cp866": ("[а-яёА-ЯЁ]", "оеаинтср"),
    "windows-1253": ("[α-ωΑ-Ωά-ώΆΈ-Ώ]", "αοιετσνη"),
    "windows-1255": ("[א-ת]", "יוהלאתרמ"),
    "windows-1256": ("[ء-ي]", "اليمونتر"),
    "iso8859-6": ("[ء-ي]", "اليمونتر"),
    "cp874": ("[ก-ฮะ-ูเ-๎]", "านรอกเงล"),
}
"""One byte each: their letters, and the eight commonest, which are three fifths of any text."""
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fff]")
_COMMON_HAN = re.compile(
    "[的一是不了人我在有他这这這中大来上个個国國到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过後后学對对可她里裡日新聞报本月]"
)
_COMMON_HANGUL = re.compile("[이다는의을를에가고하은로서한지도들기자시]")
_ODD = re.compile("[\u0080-\u009f\ue000-\uf8ff\uff61-\uff9f\u2500-\u257f\ufffd]")
_CASE_FLIP = re.compile("[а-яё][А-ЯЁ]")


def _likely(content: bytes, said_utf8: bool) -> Decoded:
    """What is not UTF-8 and says nothing that fits: the decoding whose text looks most like a language."""
    replaced = content.decode("utf-8", "replace")
    letters = sum(1 for char in replaced[:20000] if char > "\x7f" and char != "\ufffd")
    broken = replaced[:20000].count("\ufffd")
    if letters > 4 * broken:
        return Decoded(_patched(content), "utf-8", ("some bytes are not UTF-8; read as windows-1252",))
    best, name = 0.0, ""
    for encoding in (*_MULTIBYTE, *_ALPHABETS) if _runs(content) else ():
        text = _strictly(content, encoding)
        if text is None:
            continue
        sample = text[:50000]
        if not _enough(sample, encoding):
            continue
        score = _alphabetic(sample, encoding) if encoding in _ALPHABETS else _likeness(sample)
        if encoding in _ALPHABETS and score < 0.6:
            continue
        if score > best:
            best, name = score, encoding
    if best < 0.3:
        name = "windows-1252"
    text = _strictly(content, name) or content.decode("latin-1")
    said = "it says UTF-8 but is not" if said_utf8 else "it does not say how it is encoded"
    return Decoded(text, name, (f"{said}; read as {name}",))


def _runs(content: bytes) -> bool:
    """Whether bytes beyond ASCII mostly stand together, as they do wherever whole words are made of them.

    In the Latin alphabet they stand alone between plain letters.
    """
    lengths = [len(run) for run in _HIGH_BYTES.findall(content[:50000])]
    return sum(length for length in lengths if length > 1) > 0.6 * sum(lengths)


def _enough(text: str, encoding: str) -> bool:
    """Whether there is enough to judge by: any bytes are letters of some alphabet, few are well-formed double bytes."""
    foreign = sum(1 for char in text if char > "\x7f")
    return foreign >= (12 if encoding in _ALPHABETS else 4)


def _likeness(text: str) -> float:
    """From 0 to about 1: how far the characters beyond ASCII look like Japanese, Korean or Chinese."""
    foreign = sum(1 for char in text if char > "\x7f")
    if not foreign:
        return 0.0

    def count(pattern: re.Pattern[str]) -> int:
        return len(pattern.findall(text))

    kana, hangul, han = count(_KANA), count(_HANGUL), count(_HAN)
    odd = count(_ODD) * 2
    scores = (
        (kana * 1.6 + han * 0.6) if kana * 5 > han else 0,
        hangul * 0.6 + count(_COMMON_HANGUL) * 1.4,
        han * 0.5 + count(_COMMON_HAN) * 2.5,
    )
    return (max(scores) - odd) / foreign


def _alphabetic(text: str, encoding: str) -> float:
    """The same for an alphabet: its letters, and how many of them are the common ones."""
    letters, common = _ALPHABETS[encoding]
    foreign = sum(1 for char in text if char > "\x7f")
    found = len(re.findall(letters, text))
    frequent = sum(map(text.count, common))
    odd = len(_ODD.findall(text)) * 2
    return (found * 0.3 + frequent * 1.1 - len(_CASE_FLIP.findall(text)) * 3 - odd) / foreign if foreign else 0.0


def _patched(content: bytes) -> str:
    """UTF-8 with a few foreign bytes among it: those as windows-1252."""
    text = content.decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda m: bytes([ord(m[0]) - 0xDC00]).decode("windows-1252", "replace"), text)


# ---------------------------------------------------------------- encoded twice

_HIGH = {byte: bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_BACK = {ord(char): byte for byte, char in _HIGH.items()}


_CONTINUED = re.escape("".join(_HIGH.values())) + "\x80-\xbf"
_TWICE = re.compile(f"[\xc2-\xf4][{_CONTINUED}]")


def mended(text: str) -> str:
    """Text that was UTF-8, read as windows-1252 and encoded again, put right; any other as it is.

    Only where every character beyond ASCII is part of such a sequence: then it is certain.
    """
    if text.isascii() or not _TWICE.search(text):
        return text
    try:
        return text.translate(_BACK).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
