"""The look at a terminal's bytes sees what must not be there."""

from __future__ import annotations

import pytest

from tests.fire.stream import COMMAND, READER, copied, offences

SOUND = (
    b"plain text\r\nnext line, caf\xc3\xa9 \xe6\xbc\xa2 \xe2\x80\x8d\n",
    b"\x1b[?1049h\x1b[2;5H\x1b[1;31mred\x1b[m\x1b[K\x1b[10X\x1b[3C",
    b"\x1b]8;;https://example.org/a%20b\x1b\\link\x1b]8;;\x1b\\",
    b"[/] [@click=app.quit]x[/] ]52;c;aGk= [2J",
)
UNSOUND = (
    b"\x1b]52;c;aGk=\x07", b"\x1b]0;title\x07", b"\x1b]2;title\x1b\\", b"\x1b]11;?\x07", b"\x1b[6n", b"\x1b[c",
    b"\x1b[21t",
    b"\x1bP$qm\x1b\\", b"\x1bc", b"\x1b_x\x1b\\", b"\x1b(0", b"\x07", b"\x08", b"\x00", b"\x7f", b"\t", b"\x0e",
    b"\x05",
    b"\xc2\x9b31m", b"\xc2\x85", b"\xe2\x80\xae", b"\xe2\x81\xa6", b"\xe2\x80\xa8", b"\xd8\x9c", b"\xe2\x80\x8f",
    b"\xf3\xa0\x81\x81", b"\xed\xa0\x80", b"\xff", b"\x1b", b"\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\",
    b"\x1b]8;;javascript:x\x07x", b"\x1b]8;;https://a.example/\xc3\xa9\x07x", b"\x1b]8;;https://a.example/ b\x07x",
)  # fmt: skip


@pytest.mark.parametrize("output", SOUND)
def test_sound_bytes(output: bytes) -> None:
    assert offences(output, READER) == []


@pytest.mark.parametrize("output", UNSOUND)
def test_unsound_bytes(output: bytes) -> None:
    assert offences(b"before " + output + b" after", READER)


def test_a_command_draws_nothing() -> None:
    assert offences(b"\x1b[2J", COMMAND)
    assert offences(b"\x1b[3;1H", COMMAND)
    assert not offences(b"\r\x1b[Kdone\r\n", COMMAND)


def test_what_is_copied_is_text() -> None:
    assert copied(b"a\x1b]52;c;aGk=\x07b") == ["hi"]
    assert not offences(b"\x1b]52;c;aGk=\x07", READER, copies=True)
    assert offences(b"\x1b]52;c;G1syStpb\x07", READER, copies=True), "an escape sequence in it"
    assert offences(b"\x1b]52;c;?\x07", READER, copies=True), "a question"
    assert offences(b"\x1b]52;p;aGk=\x07", READER, copies=True)
