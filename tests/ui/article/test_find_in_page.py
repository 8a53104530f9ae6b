"""Finding in a page: what is found, and where it is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.reading.layout import Lines, lines
from tuireader.reading.parse import parse
from tuireader.ui.article.find_in_page import Find, PageText, folded


def drawn(laid: Lines, line: int) -> str:
    """The line as text."""
    return "".join(span.text for span in laid.line(line) or ())


def found(html: str, words: str, width: int = 40) -> list[str]:
    """What is marked of each hit, pieces on several lines with a bar between them."""
    laid = lines(parse(html, "html"), width)
    find = Find(PageText(laid), words)
    pieces: dict[int, list[str]] = {hit: [] for hit in range(len(find))}
    for line in range(laid.count()):
        for mark in find.marks(line):
            pieces[mark.hit].append(drawn(laid, line)[mark.start : mark.end])
    return ["|".join(pieces[hit]) for hit in pieces]


@pytest.mark.parametrize(
    ("html", "words", "width", "expected"),
    [
        ("<p>The Ferry and the ferry", "ferry", 40, ["Ferry", "ferry"]),
        ("<p>Café, CAFE, cafe\u0301", "café", 40, ["Café"[:4], "CAFE", "cafe\u0301"[:4]]),
        ("<p>Die Straße, STRASSE", "strasse", 40, ["Straße", "STRASSE"]),
        ("<p>one night storm", "night   storm", 9, ["night|storm"]),
        ("<ul><li>one night storm", "night storm", 12, ["night|storm"]),
        ("<blockquote><p>one night storm", "night storm", 12, ["night|storm"]),
        ("<p>東京都の夜", "都の夜", 6, ["都|の夜"]),
        ("<p>one night</p><p>storm", "night storm", 40, []),
        ("<p>see <a href='https://e.org/'>the list</a> here", "list here", 60, ["list[1] here"]),
        ("<p>none", "1", 40, []),
        ("<p>aaaa", "aa", 40, ["aa", "aa"]),
        ("<pre>a  b\nc</pre>", "b", 40, ["b"]),
        ("<p>nothing", "  ", 40, []),
    ],
)
def test_found(html: str, words: str, width: int, expected: list[str]) -> None:
    assert found(html, words, width) == expected


def test_walking_the_hits() -> None:
    laid = lines(parse("".join(f"<p>word {n}" for n in range(5)) + "<p>none", "html"), 40)
    find = Find(PageText(laid), "word")
    assert [find.line(hit) for hit in range(5)] == [0, 2, 4, 6, 8]
    assert (find.first_from(3), find.first_from(4), find.first_from(9)) == (2, 2, 0)
    find.at = 3
    assert (find.step(1), find.at, find.step(1), find.at, find.step(-1), find.at) == (False, 4, True, 0, True, 4)
    assert Find(PageText(laid), "nothing").first_from(0) == -1


@given(st.text(max_size=60))
def test_folding_keeps_places(text: str) -> None:
    plain, places = folded(text)
    assert len(plain) == len(places)
    assert all(0 <= place < len(text) for place in places)


@given(
    st.lists(st.text(alphabet="ab éß東 \u0301", min_size=1, max_size=30), min_size=1, max_size=5), st.integers(4, 40)
)
def test_every_word_of_a_page_is_found_where_it_stands(paragraphs: list[str], width: int) -> None:
    laid = lines(parse("".join(f"<p>{words}" for words in paragraphs), "html"), width)
    page = PageText(laid)
    for word in {word for words in paragraphs for word in words.split() if folded(word)[0].strip()}:
        find = Find(page, word)
        assert len(find)
        for hit in range(len(find)):
            line = find.line(hit)
            assert hit in {mark.hit for mark in find.marks(line)}
