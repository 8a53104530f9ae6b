"""The gate: what gets through `clean` drives no terminal, and every width is what a terminal makes of it."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tuireader import text

ANYTHING = st.text(st.characters(), max_size=60)
TANGLED = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b\r\n\t\x85\u2028 \u200b\u200c\u200d\ufe0f\u202e\u2066\ud800\u0301\u0e47❤👩🏽🚀日"),
    ),
    max_size=40,
)
# fmt: off
MARKUP_PIECES = [
    "<", ">", "</", "/>", "<p", "<b>", "<!--", "-->", "<script", "</script>", "<svg", "<?", "<![CDATA[",
    "]]>", '"', "'", "=", " ", "\n", "\x1b", "&amp;", "&#27;", "&lt;", "word", "é", "</p>",
]
HOSTILE_PIECES = [
    "<svg", "<?", "<!", "<p", "<p ", '<a"', "<a'", '<a "', "<a '", "<", "< ", "<!--", "<![CDATA[", "</script",
    "<svg>", "&", "&#", "<script", "]]>", "<math/", "-", ".", "\u200d", "'a", "a-",
]
# fmt: on
MARKUP = st.lists(st.sampled_from(MARKUP_PIECES), max_size=30).map("".join)


COMMON = 0x3400
"""Where the ideographs begin: what lies below differs from sign to sign."""


def every_character(step: int = 1) -> list[str]:
    """With a `step`, of those from `COMMON` on only every so manieth."""
    return [chr(code) for code in (*range(COMMON), *range(COMMON, sys.maxunicode + 1, step))]


steps = pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.long)])


# ---------------------------------------------------------------- clean, line


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("plain text, nothing to do", "plain text, nothing to do"),
        ("a\r\nb\rc\nd\u2028e\u2029f\x85g\x0bh\x0ci", "a\nb\nc\nd\ne\nf\ng\nh\ni"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;Zm9v\x07", "]52;c;Zm9v"),
        ("\x9b2J\x90q\x9d0;title\x9c", "2Jq0;title"),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("pass\u202eword\u202c \u2066x\u2069", "password x"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e" + "\u0301" * 40 + "x", "e" + "\u0301" * 4 + "x"),
        ("ก" + "\u0e47" * 40, "ก" + "\u0e47" * 4),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("[red]not markup[/red]", "[red]not markup[/red]"),
    ],
)
def test_clean(given_text: str, expected: str) -> None:
    assert text.clean(given_text) == expected


@steps
def test_clean_lets_no_control_character_through(step: int) -> None:
    out = text.clean("".join(every_character(step)))
    assert {c for c in out if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} == {"\n", "\t"}
    assert not {c for c in out if unicodedata.bidirectional(c) in _BIDI_CONTROLS}
    # Each character alone as well: what is safe in company must be safe by itself.
    for char in every_character(step):
        alone = text.clean(char)
        assert alone in ("", "\n", "\ufffd", char)
        assert unicodedata.category(char) != "Cc" or alone in ("", "\n", "\t")


_BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_clean_keeps_every_letter_digit_and_punctuation() -> None:
    kept = [c for c in every_character() if unicodedata.category(c)[0] in "LNPS"]
    assert [c for c in kept if text.clean(c) != c] == []


@given(TANGLED)
def test_clean_twice_is_clean_once(tangled: str) -> None:
    once = text.clean(tangled)
    assert text.clean(once) == once
    once.encode()  # no lone surrogate left


@given(TANGLED)
def test_line_is_one_line_and_steady_under_repetition(tangled: str) -> None:
    once = text.line(tangled)
    assert once == text.line(once)
    assert once.splitlines() in ([], [once])
    assert once == once.strip()
    assert "  " not in once


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("  two\n\n words\t", "two words"),
        ("no\u00a0break\u2003em", "no break em"),
        ("a\x1b\nb", "a b"),
        ("\u3000全角\u3000", "全角"),
        ("\u200b \ufeff", ""),
    ],
)
def test_line(given_text: str, expected: str) -> None:
    assert text.line(given_text) == expected


# ---------------------------------------------------------------- fold


@pytest.mark.parametrize(
    "same",
    [
        ("Ukraine", "UKRAINE", " ukraine "),
        ("Éclair", "eclair", "E\u0301CLAIR"),
        ("São Paulo", "sao  paulo", "SAO\u00a0PAULO"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Ａｂ", "ab"),
        ("ΟΔΟΣ", "οδος", "οδοσ", "Οδός"),
        ("ﬁnance", "finance"),
        ("Việt Nam", "viet nam"),
        ("가", "\u1100\u1161"),
        ("Москва", "МОСКВА"),
    ],
)
def test_fold_brings_together(same: tuple[str, ...]) -> None:
    assert len({text.fold(name) for name in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("бой", "бои"),
        ("か", "が"),
        ("हिन्दी", "हिनदी"),
        ("uk", "u k"),
        ("c", "c++"),
        ("ør", "or"),
        ("किताब", "कताब"),
    ],
)
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert text.fold(one) != text.fold(other)


@given(TANGLED | st.text("aé\u0301\u0327ß…“ﬁΣςй\u0306がカ\u3099\u1100\u1161\u11a8각 \xa0\u09c7\u09be\0", max_size=12))
def test_fold_is_that_of_the_whole_text(name: str) -> None:
    assert text.fold(name) == " ".join(text._folded(name).split())


@given(ANYTHING)
def test_fold_forgets_case_form_and_itself(name: str) -> None:
    folded = text.fold(name)
    assert text.fold(folded) == folded
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert text.fold(unicodedata.normalize(form, name)) == folded
    assert text.fold(f"  {name}\n") == folded


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"]), max_size=30))
def test_fold_forgets_case(name: str) -> None:
    assert text.fold(name.casefold()) == text.fold(name)


# ---------------------------------------------------------------- HTML as words


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("no markup, 1 < 2 & 3 > 2", "no markup, 1 < 2 & 3 > 2"),
        ("<p>one</p><p>two</p>", "one two"),
        ("a<b>c</b>d", "acd"),
        ("one<br>two<br/>three<hr>four", "one two three four"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("&lt;b&gt; &amp;amp; &eacute;", "<b> &amp; é"),
        ("a<script>var x = '<p>no</p>'</script>b", "a b"),
        ("a<STYLE type='text/css'>p { }</STYLE >b", "a b"),
        ("a<script>never closed", "a"),
        ("<svg width='1'/>after", "after"),
        ("<svg><path d='M0'/></svg>after", "after"),
        ("<scripty>kept</scripty>", "kept"),
        ("<!-- a comment > with signs -->kept", "kept"),
        ("<!DOCTYPE html><?xml version='1.0'?>kept", "kept"),
        ("<![CDATA[kept]]>", "kept"),
        ("""<a title="a > b" href='x>y'>kept</a>""", "kept"),
        ("<p don't>kept</p>", "kept"),
        ('<a href="never closed>kept</a> "later"', 'kept "later"'),
        ("x <3 y", "x <3 y"),
        ("a <unclosed", "a <unclosed"),
        ("&#27;[31m&#x9b;31m&#0;", "[31m›31m\ufffd"),
        ("caf\u00e9\u200b<b>s</b>", "cafés"),
    ],
)
def test_words_of(markup: str, expected: str) -> None:
    assert text.line(text.words_of(markup)) == expected


@given(MARKUP)
def test_words_of_is_clean_whatever_it_is_given(markup: str) -> None:
    words = text.words_of(markup)
    assert text.clean(words) == words


@pytest.mark.timeout(120)
@pytest.mark.parametrize("length", [50_000, pytest.param(300_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("piece", HOSTILE_PIECES)
def test_hostile_text_takes_no_more_than_linear_time(piece: str, length: int) -> None:
    """Milliseconds each; a quadratic pattern takes minutes, and pytest-timeout ends it."""
    for lead in ("", "<", "<script>", '<p title="'):
        hostile = lead + piece * (length // len(piece)) + " " * (length // 3)
        for function in (text.words_of, text.clean, text.line, text.excerpt, text.count_words, text.steady):
            function(hostile)


# ---------------------------------------------------------------- excerpts, words


@pytest.mark.parametrize(
    ("given_text", "limit", "expected"),
    [
        ("short", 80, "short"),
        ("  two\nlines ", 80, "two lines"),
        ("exactly ten", 11, "exactly ten"),
        ("one two three four", 12, "one two…"),
        ("one two, three", 9, "one two…"),
        ("Donaudampfschifffahrt", 8, "Donauda…"),
        ("word", 1, "…"),
        ("word", 0, ""),
        ("word", -3, ""),
        ("", 5, ""),
    ],
)
def test_excerpt(given_text: str, limit: int, expected: str) -> None:
    assert text.excerpt(given_text, limit) == expected


@given(TANGLED, st.integers(-2, 50))
def test_an_excerpt_keeps_its_limit_and_begins_like_the_text(tangled: str, limit: int) -> None:
    cut = text.excerpt(tangled, limit)
    assert len(cut) <= max(0, limit)
    whole = text.line(tangled)
    assert cut == whole or not cut or (cut[-1] == "…" and whole.startswith(cut[:-1]))


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("", 0),
        (" \n ", 0),
        ("one two  three\nfour", 4),
        ("don't count - dashes — or … dots", 5),
        ("one—two", 2),
        ("“Quoted,” she said.", 3),
        ("2,000 people, 3.14 %", 3),
        ("C++ and C#", 3),
        ("snake_case", 1),
        ("Привет, мир", 2),
        ("cafe\u0301s caf\u00e9s", 2),
        ("हिन्दी में समाचार", 3),
        ("第一章 hello", 4),
        ("カタカナ", 4),
        ("한국어 단어", 2),
        ("***", 0),
    ],
)
def test_count_words(given_text: str, expected: int) -> None:
    assert text.count_words(given_text) == expected


@given(ANYTHING | st.text("aé—… \u00a0«“x’•_-7。語\u0301\t\n", max_size=20))
def test_words_are_counted_as_the_rule_says(given_text: str) -> None:
    """Letter by letter: a word begins at a letter or digit and goes on to the next space, dash or CJK character."""
    words, inside = 0, False
    for char in given_text:
        if re.match(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", char):
            words, inside = words + 1, False
        elif char.isspace() or char in "—–…":
            inside = False
        elif not inside and char.isalnum():
            words, inside = words + 1, True
    assert text.count_words(given_text) == words


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_one_foreign_word_more_is_one_word_more(ascii_text: str) -> None:
    assert text.count_words(ascii_text + " é") == text.count_words(ascii_text) + 1


@given(ANYTHING, ANYTHING)
def test_words_add_up(one: str, other: str) -> None:
    assert text.count_words(f"{one}\n{other}") == text.count_words(one) + text.count_words(other)


# ---------------------------------------------------------------- widths


@steps
def test_every_character_is_as_wide_as_the_screen_thinks(step: int) -> None:
    """All assigned characters that can reach a screen, against the tables Textual draws by."""
    differing = {}
    for char in every_character(step):
        if unicodedata.category(char) in ("Cn", "Cc"):
            continue
        for shown in text.steady(text.line(char)):
            if text.cells(shown) != cell_len(shown):
                differing[f"U+{ord(shown):04X}"] = (text.cells(shown), cell_len(shown))
    assert differing == {}


@pytest.mark.parametrize(
    ("given_text", "shown", "width"),
    [
        ("plain", "plain", 5),
        ("日本語", "日本語", 6),
        ("ｱｲｳ", "ｱｲｳ", 3),
        ("e\u0301", "e\u0301", 1),
        ("👍🏽", "👍", 2),
        ("👨‍👩‍👧", "👨", 2),
        ("👩🏽‍🚀", "👩", 2),
        ("🧑‍⚕️", "🧑", 2),
        ("👩‍❤️‍👨", "👩", 2),
        ("🙂‍↔️", "🙂", 2),
        ("❤️", "❤", 1),
        ("1️⃣", "1⃣", 1),
        ("🇩🇪", "🇩🇪", 2),
        ("می‌خواهم", "می‌خواهم", 7),
        ("क्‍ष", "क्‍ष", 2),
        ("a\u200d日", "a日", 3),
    ],
)
def test_steady_and_cells(given_text: str, shown: str, width: int) -> None:
    assert text.steady(given_text) == shown
    assert text.cells(shown) == width


@given(TANGLED)
def test_steady_text_measures_alike_and_stays(tangled: str) -> None:
    once = text.steady(text.line(tangled))
    assert text.steady(once) == once
    assigned = "".join(c for c in once if c != "\u200d" and unicodedata.category(c) != "Cn")
    assert text.cells(assigned) == cell_len(assigned)
    assert text.cells(once) == sum(text.cells(c) for c in once)


@pytest.mark.parametrize(
    ("given_text", "width", "expected"),
    [
        ("abc", 5, "abc  "),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("abcd", 1, "…"),
        ("abcd", 0, ""),
        ("abcd", -1, ""),
        ("", 2, "  "),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日… "),
        ("日本語", 1, "…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ],
)
def test_fit(given_text: str, width: int, expected: str) -> None:
    assert text.fit(given_text, width) == expected


@given(TANGLED, st.integers(0, 30), st.sampled_from(["…", "", "...", "日"]))
def test_fit_is_exactly_as_wide_as_asked(tangled: str, width: int, mark: str) -> None:
    shown = text.steady(text.line(tangled))
    fitted = text.fit(shown, width, mark)
    assert text.cells(fitted) == width
    if text.cells(shown) <= width:
        assert fitted.startswith(shown)
