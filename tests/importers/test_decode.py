"""Bytes → text: what is certain is read, what is guessed is told, what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.decode import Decoded, decode
from tuireader.model.documents import Refused
from tuireader.text import clean

RUSSIAN = "Паром «Север» вернулся в порт в воскресенье вечером, сообщил капитан.\nПассажиры не пострадали.\n"
GREEK = "Η γέφυρα του λιμανιού άνοιξε την Πέμπτη και τα πλοία περνούν ξανά."
ENGLISH = "The bridge is open.\nFerries run until Sunday.\n"
WESTERN = "Café crème für alle – „süß“, sagt der Bäcker.\n"


def text_of(content: bytes) -> str:
    found = decode(content)
    assert isinstance(found, Decoded), found
    return found.text


def twice(text: str) -> bytes:
    """UTF-8 read as windows-1252 and written as UTF-8, as the web's software does it."""
    holes = {b: bytes([b]).decode("windows-1252", "ignore") or chr(b) for b in range(0x80, 0xA0)}
    return text.encode().decode("latin-1").translate(holes).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, GREEK, ENGLISH, WESTERN], ids=["ru", "el", "en", "de"])
def test_unicode(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


def test_a_missing_mark_is_told() -> None:
    found = decode(ENGLISH.encode("utf-16-le"))
    assert isinstance(found, Decoded)
    assert found.encoding == "utf-16-le"
    assert found.notes == ("no byte order mark; read as UTF-16-LE because of its zero bytes",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(WESTERN, "windows-1252"), (RUSSIAN, "windows-1251"), (RUSSIAN.replace("«", "").replace("»", ""), "koi8-r")],
)
def test_code_pages(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert isinstance(found, Decoded)
    assert (found.text, found.encoding, found.notes) == (text, encoding, (f"not UTF-8; read as {encoding}",))


def test_what_is_not_certain_is_windows_1252() -> None:
    found = decode(GREEK.encode("windows-1253"))
    assert isinstance(found, Decoded) and found.encoding == "windows-1252"


def test_a_few_foreign_bytes_do_not_spoil_the_rest() -> None:
    found = decode(RUSSIAN.encode() + "Café\n".encode("latin-1") + RUSSIAN.encode())
    assert isinstance(found, Decoded)
    assert found.text == RUSSIAN + "Café\n" + RUSSIAN
    assert found.notes == ("1 bytes are not UTF-8; read as windows-1252",)


def test_a_cut_off_character() -> None:
    found = decode(RUSSIAN.strip(".\n").encode()[:-1])
    assert isinstance(found, Decoded)
    assert found.text == RUSSIAN.strip(".\n")[:-1] + "\ufffd"
    assert found.notes == ("the last character is cut off",)


@pytest.mark.parametrize("text", [RUSSIAN, GREEK, WESTERN, "naïve\n", "漢字とかな\n", "Just € 5\n"])
def test_encoded_twice(text: str) -> None:
    found = decode(twice(text))
    assert isinstance(found, Decoded)
    assert (found.text, found.notes) == (text, ("the text was encoded twice; mended",))
    assert text_of(twice(twice(text).decode())) == text


@pytest.mark.parametrize(
    "text", ["«MANHû disse\n", "Ä Ö Ü\n", RUSSIAN, "SÃO PAULO\n", "À la carte\n", "Â\n", "Été\nÀ toi\nÃ©\n"]
)
def test_what_is_right_is_not_mended(text: str) -> None:
    assert text_of(text.encode()) == text


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028", "\x0c"])
def test_line_ends(ends: str) -> None:
    assert text_of(ENGLISH.replace("\n", ends).encode()) == ENGLISH


def test_a_few_zero_bytes_are_left_out() -> None:
    assert text_of(b"Title\0hidden\n\nbody\0more\n") == "Titlehidden\n\nbodymore\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\0\1\2\3" * 50, "binary data, not a text"),
        (bytes(range(256)) * 8, "binary data, not a text"),
        (b"PK\x03\x04rest", "a ZIP archive, not a text"),
        (b"\x1f\x8brest", "a compressed file (gzip), not a text"),
        (b"SQLite format 3\0rest", "a database (SQLite), not a text"),
        (b"GIF89a", "a picture (GIF), not a text"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG), not a text"),
    ],
)
def test_no_text(content: bytes, reason: str) -> None:
    assert decode(content) == Refused(reason)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80))
def test_utf8_is_read_as_it_is_unless_encoded_twice(text: str) -> None:
    found = decode(text.encode())
    assert isinstance(found, Decoded)
    assert found.text == clean(text.removeprefix("\ufeff")) or "the text was encoded twice; mended" in found.notes


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    found = decode(content)
    assert found == decode(content)
    if isinstance(found, Decoded):
        assert found.text == clean(found.text)
        found.text.encode()
