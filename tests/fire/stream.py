"""What a program sent to its terminal: sequences of its own, text, and nothing that is neither."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

_SEQUENCE = re.compile(r"\x1b(?:\[([0-?]*)([ -/]*[@-~])|([\]P_^X])(.*?)(?:\x07|\x1b\\)|([ -/]*[0-~]))", re.S)
_NUMBERS = re.compile("[0-9;:]")
_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
"""C0 but the newline, DEL, C1, marks and overrides of direction, line and paragraph separators, tag characters."""
_LINK = re.compile(r"8;(?:id=[\w.-]*)?;(?:https?://[!-~]+)?")
"""OSC 8: an end, or an address of the web, all of it printable ASCII."""

DRAWING = frozenset(f"CSI {final}" for final in "ABCDGHJKLMPSTX@mr") | {"ESC D", "ESC E", "ESC M", "ESC 7", "ESC 8"}
"""The cursor, erasing, scrolling, colours."""
MODES = frozenset({"CSI ?h", "CSI ?l", "CSI ?$p", "CSI >u", "CSI <u", "CSI ?u", "OSC 22"})
"""What the reader settles when it starts and ends."""
READER = DRAWING | MODES | {"OSC 8"}
"""What the reader sends, but for what it copies."""
COMMAND = frozenset({"CSI K", "CSI m"})
"""What a command may send: the end of its line of progress."""


def offences(output: bytes, allowed: frozenset[str], *, copies: bool = False) -> list[str]:
    """What should not have been sent, with what stands around it. `copies`: OSC 52 is allowed, of clean text."""
    try:
        text = output.decode()
    except UnicodeDecodeError as error:
        return [f"no UTF-8: {output[max(0, error.start - 20) : error.end + 20]!r}"]
    return [*_sequences(text, allowed, copies), *_controls(_SEQUENCE.sub("", text).replace("\r\n", "\n"))]


def copied(output: bytes) -> list[str]:
    """The texts that were sent to the terminal's clipboard."""
    return [
        base64.b64decode(found[4][5:]).decode()
        for found in _SEQUENCE.finditer(output.decode())
        if found[3] == "]" and found[4].startswith("52;c;")
    ]


def _sequences(text: str, allowed: frozenset[str], copies: bool) -> Iterator[str]:
    for found in _SEQUENCE.finditer(text):
        kind = _kind(found)
        around = f"{kind} in {text[max(0, found.start() - 30) : found.end() + 30]!r}"
        if kind == "OSC 8" and not _LINK.fullmatch(found[4]):
            yield f"a link astray: {around}"
        if kind == "OSC 52" and copies:
            yield from (f"copied: {fault}" for fault in _of_copy(found[4]))
        elif kind not in allowed:
            yield around


def _kind(found: re.Match[str]) -> str:
    if found[2]:
        return f"CSI {_NUMBERS.sub('', found[1])}{found[2]}"
    if found[3] == "]":
        return f"OSC {found[4].partition(';')[0][:8]}"
    return f"ESC {found[3] or found[5]}"


def _of_copy(content: str) -> Iterator[str]:
    try:
        text = base64.b64decode(content.removeprefix("52;c;"), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        yield f"no text: {content[:80]!r}"
        return
    # What is pasted may hold tabs, as code does.
    yield from (f"{mark!r} in {text[:200]!r}" for mark in sorted(set(_CONTROL.findall(text)) - {"\t"}))


def _controls(text: str) -> Iterator[str]:
    for found in _CONTROL.finditer(text):
        # A carriage return begins the line anew: a progress bar does, and the reader at its start.
        if found[0] != "\r":
            yield f"{found[0]!r} in {text[max(0, found.start() - 30) : found.end() + 30]!r}"
