"""Where lines break."""

from __future__ import annotations

import pytest

from tuireader.reading.wrap import breaks, chops


def _lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in breaks(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one   two", 4, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdefgh", 4, ["a", "abcd", "efgh"]),
        ("a\n\nb", 4, ["a", "", "b"]),
        ("trailing   ", 8, ["trailing"]),
        ("a well-known fact", 8, ["a well-", "known", "fact"]),
        ("run --option 1-2", 7, ["run", "--optio", "n 1-2"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("日本語の文", 4, ["日本", "語の", "文"]),
        ("日本。語", 4, ["日", "本。", "語"]),  # no line begins with a full stop
        ("日「本語", 4, ["日", "「本", "語"]),  # none ends with an opening bracket
        ("abc日本", 5, ["abc日", "本"]),
        ("한국어 문장", 8, ["한국어", "문장"]),  # Hangul breaks at spaces
        ("aé" * 4, 3, ["aéa", "éaé", "aé"]),
        ("e\u0301" * 4, 2, ["e\u0301e\u0301", "e\u0301e\u0301"]),
        ("yes—no", 4, ["yes—", "no"]),
        ("日本[12]", 4, ["日", "本[1", "2]"]),  # a link's number stays with it as far as it fits
    ],
)
def test_breaks(text: str, width: int, lines: list[str]) -> None:
    assert _lines(text, width) == lines


def test_a_wide_character_in_one_cell_does_not_loop() -> None:
    assert _lines("日本 a", 1) == ["日", "本", "a"]


def test_chops_keep_every_character() -> None:
    text = "  indented and\nlong line   with  gaps in it"
    cut = list(chops(text, 12, 2))
    assert "".join(text[a:b] + ("\n" if b < len(text) and text[b] == "\n" else "") for a, b, _ in cut) == text
    assert [more for _, _, more in cut] == [False, True, False, True, True]


def test_spaces_at_the_end_of_a_line_do_not_go_on_below() -> None:
    assert list(chops("ab" + " " * 20 + "\n" + " " * 30, 8, 2)) == [(0, 2, False), (23, 23, False)]
