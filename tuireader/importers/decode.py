"""Bytes → text, whatever wrote them: byte order marks, UTF-16 without one, old code pages, text encoded twice.

Only what is certain is mended, and every guess is told in `Decoded.notes`.
"""

from __future__ import annotations

import re
from collections import Counter

from tuireader.importers.encoding import MARKS
from tuireader.model.documents import Refused
from tuireader.text import clean
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read."""

    text: str
    """Passed through `text.clean`: line ends are ``\\n``, nothing a terminal would obey."""
    encoding: str
    """The name Python gives it: ``utf-8``, ``utf-16-le``, ``windows-1252`` …"""
    notes: tuple[str, ...] = ()
    """What was guessed or mended, in words."""


_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
)

# C0 without tab, line ends, page feeds and ESC, which occur in texts; and DEL.
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"


def decode(content: bytes) -> Decoded | Refused:
    """The text in `content`, or why it is none. Never raises.

    In order: the byte order mark; UTF-16 told by its zero bytes; UTF-8; UTF-8 with a few foreign bytes; Cyrillic
    code pages where letter frequencies leave no doubt; windows-1252.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _unicode(content[len(mark) :], encoding, ())
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            return Refused(f"{what}, not a text")
    encoding = _wide_without_mark(content)
    if encoding:
        note = f"no byte order mark; read as {encoding.upper()} because of its zero bytes"
        return _unicode(content, encoding, (note,))
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > len(content) * 0.2:
        return Refused("binary data, not a text")
    try:
        return _mended(content.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        if controls > len(content) * 0.05:
            return Refused("binary data, not a text")
    return _eight_bit(content)


def _unicode(content: bytes, encoding: str, notes: tuple[str, ...]) -> Decoded | Refused:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        notes = (*notes, f"some bytes are not {encoding.upper()}; shown as \ufffd")
    if sum(map(text.count, map(chr, _CONTROLS))) > len(text) * 0.1:
        return Refused("binary data, not a text")
    return _mended(text, encoding, notes)


def _wide_without_mark(content: bytes) -> str:
    """``utf-16-le`` or ``-be`` where every second byte is nearly always one of two values, one of them zero.

    That is what a text in one alphabet looks like in UTF-16: its high bytes are the alphabet's and, for spaces
    and digits, zero. The other bytes are hardly ever zero.
    """
    sample = content[:4096]
    half = len(sample) // 2
    if half < 4 or b"\0" not in sample:
        return ""
    for high, low, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        values = Counter(sample[high : half * 2 : 2])
        commonest = values.most_common(2)
        zeros = sample[low : half * 2 : 2].count(0)
        regular = sum(count for _, count in commonest) >= half * 0.9
        if regular and values[0] >= half * 0.05 and zeros <= half * 0.02:
            return encoding
    return ""


# ---------------------------------------------------------------- 8-bit code pages

# windows-1252 as the web reads it (WHATWG Encoding Standard): its five holes are the C1 controls of Latin-1.
_HIGH = {b: bytes([b]).decode("windows-1252", "ignore") or chr(b) for b in range(0x80, 0xA0)}
_BACK = {ord(char): b for b, char in _HIGH.items()}
_ESCAPED = re.compile("[\udc80-\udcff]")
_CUT_OFF = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\\Z")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_RUN = re.compile(rb"[\xa8\xb8\xa3\xb3\xc0-\xff]{3,}")


def _eight_bit(content: bytes) -> Decoded:
    """What is not UTF-8 throughout."""
    text = content.decode("utf-8", "surrogateescape")
    whole = _CUT_OFF.sub("\ufffd", text)
    if not _ESCAPED.search(whole):
        return _mended(whole, "utf-8", ("the last character is cut off",))
    foreign = len(_ESCAPED.findall(text))
    letters = len(_BEYOND.findall(text)) - foreign
    if foreign * 4 <= letters:
        text = _ESCAPED.sub(lambda m: _western(ord(m.group()) - 0xDC00), text)
        return _mended(text, "utf-8", (f"{foreign} bytes are not UTF-8; read as windows-1252",))
    cyrillic = _cyrillic(content)
    if cyrillic:
        return Decoded(clean(content.decode(cyrillic, "replace")), cyrillic, (f"not UTF-8; read as {cyrillic}",))
    text = content.decode("latin-1").translate(_HIGH)
    return Decoded(clean(text), "windows-1252", ("not UTF-8; read as windows-1252",))


def _western(byte: int) -> str:
    return _HIGH.get(byte) or chr(byte)


def _cyrillic(content: bytes) -> str:
    """``windows-1251`` or ``koi8-r`` where it is certain: whole words of high bytes, mostly the five commonest
    Russian letters o, e, a, i, n in lower case (two fifths of Russian, under a fifth of Greek or Hebrew read so)."""
    high = len(content) - len(content.translate(None, bytes(range(0xC0, 0x100))))
    if high < 20 or sum(map(len, _RUN.findall(content))) < high * 0.8:
        return ""
    for encoding in ("windows-1251", "koi8-r"):
        if sum(content.count(letter.encode(encoding)) for letter in "оеаин") > high * 0.3:
            return encoding
    return ""


# ---------------------------------------------------------------- encoded twice

_CONTINUED = re.escape("".join(_HIGH.values())) + "\x80-\xbf"
_TWICE = re.compile(f"[\xc2-\xdf][{_CONTINUED}]|[\xe0-\xef][{_CONTINUED}]{{2}}|[\xf0-\xf4][{_CONTINUED}]{{3}}")


def _mended(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    """Cleaned; text that was UTF-8, read as windows-1252 and written as UTF-8 again is put right.

    A line is mended only if every character of it beyond ASCII is part of such a sequence, and the text only if
    no more lines speak against it than for it.
    """
    mended = text
    for _ in range(2):  # some are encoded three times
        if mended.isascii() or not _TWICE.search(mended):
            break
        again = _once(mended)
        if again == mended:
            break
        mended = again
    if mended != text:
        notes = (*notes, "the text was encoded twice; mended")
    return Decoded(clean(mended), encoding, notes)


def _once(text: str) -> str:
    lines, good, bad = text.split("\n"), 0, 0
    for index, line in enumerate(lines):
        if line.isascii():
            continue
        try:
            lines[index] = line.translate(_BACK).encode("latin-1").decode("utf-8")
            good += 1
        except UnicodeError:
            bad += 1
    return "\n".join(lines) if good >= bad else text
