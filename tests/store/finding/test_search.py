"""Full text: any input is safe, what stands in an article is found, the index follows every change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.library_builder import Shelf, draft, passing_shelf
from tuireader.library.marks import marking
from tuireader.library.search import searching
from tuireader.library.views.listing import View
from tuireader.query import parse, tree
from tuireader.store.file import health
from tuireader.store.finding import search
from tuireader.store.finding.search import match, pairs

# ---------------------------------------------------------------- any input

ODD = [
    "C++", "don't", "foo-bar", "AND", "node.js", '"', "*", "", " ", "title:x", "NEAR(", "NEAR(a b, 3)", "^a", "a*",
    "*a", "(", ")", "()", "{a}:b", "a AND", "OR", "NOT", "-", "-a", "'", "''", '""', '"a', 'a"b', ";--", "%", "_",
    "a_b", "\\", "x + y", "#42", "€5", "½", "🎉", "👩‍👩‍👧", "é", "e\u0301", "ß", "İ", "ﬁn", "１２", "日本",
    "日", "ア・イ", "人々", "日本abc日本",
    "\u202eabc", "a\x00b", "\t\n", "٣", "हिन्दी", "𞤀𞤣", "ὀδός", "Tiếng Việt", "C#", ".NET", "AT&T", "https://a.example/b?c=d#e",
]  # fmt: skip


@pytest.fixture
def odd() -> Iterator[Shelf]:
    with passing_shelf(fill_with_odd) as shelf:
        yield shelf


def fill_with_odd(shelf: Shelf) -> None:
    """For each odd text an article of that title, and one that holds it within a sentence, as text and as HTML."""
    import html

    shelf.save(
        *(draft(f"in text {n}", f"Before {text} after", guid=f"t{n}") for n, text in enumerate(ODD)),
        *(
            draft(f"in html {n}", f"<p>Before <b>{html.escape(text)}</b> after</p>", guid=f"h{n}", form="html")
            for n, text in enumerate(ODD)
        ),
    )
    shelf.index()


@pytest.mark.parametrize("number", range(len(ODD)), ids=lambda number: repr(ODD[number]))
def test_what_an_article_holds_is_found(odd: Shelf, number: int) -> None:
    """As the search box would ask it, as a query, and as words that mean nothing else."""
    text = ODD[number]
    odd.found(text)
    odd.found(text + " ")
    if text.strip() and text.isprintable():
        nodes = [tree.Words(text, " " in text), tree.Words(text, " " in text, prefix=True)]
        for node in nodes:
            titles = {row.title for row in View(odd.library, node).walk()}
            assert {f"in text {number}", f"in html {number}"} <= titles, node


@pytest.mark.parametrize(
    "typed",
    [
        *("x" * 10_000, '"' * 10_000, "日" * 1_000, "( " * 5000, "a.b" * 1000, "🎉" * 20_000, "- " * 500 + "a"),
        *(pytest.param(typed, marks=pytest.mark.long) for typed in ("日" * 10_000, "a.b" * 4000)),
    ],
    ids=lambda typed: f"{typed[:3]}-{len(typed)}",
)
def test_thousands_of_characters(shelf: Shelf, typed: str) -> None:
    shelf.save(draft("All of it", typed), draft("Other"))
    shelf.index()
    assert isinstance(shelf.found(typed), list)
    assert [row.title for row in View(shelf.library, tree.Words(typed.strip(), True)).walk()] == ["All of it"]


@pytest.mark.parametrize("count", [400, pytest.param(1700, marks=pytest.mark.long)])
def test_very_many_different_words(shelf: Shelf, count: int) -> None:
    words = " ".join(f"word{n}" for n in range(count))
    shelf.save(draft("All of them", words), draft("All but one", words.replace(f"word{count - 1}", "")))
    shelf.index()
    assert shelf.found(words + " ") == ["All of them"]
    assert shelf.found(" OR ".join(words.split())) == ["All of them", "All but one"]


@settings(max_examples=examples(200))
@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\"*()-:^{}+ 'ab日本"), max_size=30))
def test_no_expression_is_a_syntax_error(text: str) -> None:
    with passing_shelf() as shelf:
        for prefix in (False, True):
            hits = match(text, prefix=prefix)
            if hits is not None:
                shelf.library.db.execute("SELECT rowid FROM search WHERE search MATCH ?", (hits,)).fetchall()
        shelf.found(text)


_TEXTS = st.lists(
    st.sampled_from(
        ["ferry", "Überfahrt", "日本語", "本", "の", "ア", "한국어", "don't", "x1", "C++", "—", "9.5", "ネット"]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=examples(150))
@given(_TEXTS, st.sampled_from(["", " "]), st.data())
def test_every_piece_of_a_text_is_found(parts: list[str], glue: str, data: st.DataObject) -> None:
    """Any stretch of the text that begins and ends where a word does, or anywhere within Chinese or Japanese."""
    text = glue.join(parts)
    whole = data.draw(st.integers(0, len(parts) - 1))
    until = data.draw(st.integers(whole + 1, len(parts)))
    wanted = glue.join(parts[whole:until])
    if not glue:
        wanted = text
    cut = data.draw(st.integers(0, len(wanted) - 1))
    if all(search._RUN.match(char) for char in wanted):
        wanted = wanted[cut:]
    with passing_shelf() as shelf:
        shelf.save(draft("It", text))
        shelf.index()
        assert [row.title for row in View(shelf.library, tree.Words(wanted.strip() or text, True)).walk()] == ["It"]


# ---------------------------------------------------------------- words


def test_words_as_they_are_typed(shelf: Shelf) -> None:
    shelf.save(draft("University", "extending the café of São Tomé"), draft("Universe", "extended"))
    shelf.index()
    for typed in ("u", "un", "univers", "universi", "universit", "university"):
        assert "University" in shelf.found(typed)
    assert shelf.found("university ") == ["University"]
    assert shelf.found("univers ") == []
    for typed in ("extend", "extendi", "extendin", "extending"):
        assert "University" in shelf.found(typed)
    assert shelf.found("CAFE sao ") == shelf.found("café SÃO ") == shelf.found("cafe\u0301 ") == ["University"]
    assert shelf.found('"of sao tome"') == ["University"]
    assert shelf.found('"sao of"') == []
    assert shelf.found("extend -univ") == []
    assert shelf.found("extending -universe ") == ["University"]


@pytest.mark.parametrize("typed", ["日本", "記事", "本語", "日", "語", "日本語の記事", "記事です", "の", "語の記"])
def test_two_characters_within_a_japanese_sentence(shelf: Shelf, typed: str) -> None:
    shelf.save(draft("新聞", "これは日本語の記事です。"), draft("other", "本日の事"))
    shelf.index()
    assert "新聞" in shelf.found(typed)


def test_chinese_and_korean(shelf: Shelf) -> None:
    shelf.save(draft("北京大学", "中华人民共和国"), draft("서울", "대한민국 서울특별시"))
    shelf.index()
    assert shelf.found("京大") == shelf.found("人民") == ["北京大学"]
    assert shelf.found("한민") == shelf.found("특별 서울") == ["서울"]
    assert shelf.found("京民") == []


def test_signs_count_where_they_mean_something(shelf: Shelf) -> None:
    shelf.save(draft("plus", "about C++ today"), draft("sharp", "about C# today"), draft("plain", "about c today"))
    shelf.index()
    assert shelf.found("C++") == ["plus"]
    assert shelf.found("c# ") == ["sharp"]
    assert sorted(shelf.found("c ")) == ["plain", "plus", "sharp"]


def test_markup_is_not_searched(shelf: Shelf) -> None:
    shelf.save(draft("It", '<p class="ferries">a &lt; b <a href="x++">y</a></p>', form="html"))
    shelf.index()
    assert shelf.found("ferries") == shelf.found("x++") == []
    assert [row.title for row in View(shelf.library, tree.Words("a < b", True)).walk()] == ["It"]


def test_pairs_of_a_run() -> None:
    assert pairs("plain text") == "plain text"
    assert pairs("日本語").split() == ["日本", "本語", "語"]
    assert pairs("日").split() == ["日"]
    assert pairs("abc日本x").split() == ["abc", "日本", "本", "x"]
    assert pairs("か\u3099は") == pairs("がは")


# ---------------------------------------------------------------- the index follows


def test_new_articles_wait_and_are_indexed_in_batches(shelf: Shelf) -> None:
    shelf.save(*(draft(str(n), guid=str(n)) for n in range(25)))
    assert searching.waiting(shelf.library) == 25
    assert shelf.found("text ") == []
    assert list(searching.catch_up(shelf.library, 10)) == [10, 10, 5]
    assert (searching.waiting(shelf.library), len(shelf.found("text "))) == (0, 25)
    assert list(searching.catch_up(shelf.library)) == []


def test_articles_as_large_as_feeds_are_indexed_few_at_a_time(shelf: Shelf) -> None:
    """A transaction that takes in forty of nine megabytes would hold the library for a minute, and half a gigabyte."""
    large = "ferry " * (search.MOST // 10)
    shelf.save(*(draft(str(n), large, guid=str(n)) for n in range(3)), *(draft(str(n), guid=str(n)) for n in (8, 9)))
    assert list(searching.catch_up(shelf.library)) == [4, 1]  # the last was stored first
    assert len(shelf.found("ferry ")) == 3


def test_it_goes_on_where_it_was_cut_off(shelf: Shelf) -> None:
    shelf.save(*(draft(str(n), guid=str(n)) for n in range(25)))
    for _ in searching.catch_up(shelf.library, 10):
        break
    assert searching.waiting(shelf.library) == 15
    shelf.check()
    shelf.index()
    assert len(shelf.found("text ")) == 25


def test_text_tags_and_authors_are_followed(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Ferries", "Monday", guid="1", author="Ana", summary="brief", tags="sea"))
    shelf.index()
    for typed in ("ferries ", "monday ", "ana ", "brief ", "sea "):
        assert shelf.found(typed) == ["Ferries"]
    shelf.save(draft("Boats", "Friday", guid="1", author="Bo", summary="short", tags="ports"))
    shelf.index()
    for typed in ("boats ", "friday ", "bo ", "short ", "ports "):
        assert shelf.found(typed) == ["Boats"]
    for typed in ("ferries ", "monday ", "ana ", "brief ", "sea "):
        assert shelf.found(typed) == []
    marking.tag(shelf.library, [id], ["日本"], ["ports"])
    shelf.index()
    assert (shelf.found("日本"), shelf.found("ports ")) == (["Boats"], [])
    marking.undo(shelf.library)
    shelf.index()
    assert (shelf.found("日本"), shelf.found("ports ")) == ([], ["Boats"])
    shelf.check()


def test_changes_before_the_index_has_caught_up(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("One", guid="1", tags="sea"))
    shelf.index()
    marking.tag(shelf.library, [id], ["new"])
    shelf.save(draft("Two", guid="1", tags="sea"))
    shelf.save(draft("Three", guid="1"))
    marking.tag(shelf.library, [id], remove=["new"])
    shelf.index()
    assert (shelf.found("three "), shelf.found("one "), shelf.found("two "), shelf.found("new ")) == (
        ["Three"],
        [],
        [],
        [],
    )
    vocabulary = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, row)"
    shelf.library.db.execute(vocabulary)
    words = {row[0] for row in shelf.library.db.execute("SELECT term FROM temp.words")}
    assert words == {"three", "text", "of"}
    shelf.check()


def test_a_search_while_another_statement_is_read(shelf: Shelf) -> None:
    shelf.save(*(draft(str(n), guid=str(n)) for n in range(5)))
    shelf.index()
    reading = shelf.library.db.execute("SELECT id FROM articles")
    next(reading)
    assert len(shelf.found("author~x OR text ")) == 5
    assert len(list(reading)) == 4


def test_making_the_index_anew(shelf: Shelf) -> None:
    shelf.save(draft("Ferries"), draft("Mist", guid="2"))
    shelf.index()
    shelf.library.db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    shelf.library.db.execute("DELETE FROM indexed")
    assert health.index_faults(shelf.library.db) == ["2 articles are not in the index"]
    health.reindex(shelf.library.db)
    assert searching.waiting(shelf.library) == 2
    shelf.index()
    assert shelf.found("ferries ") == ["Ferries"]
    shelf.check()


def test_a_query_in_words_is_understood_by_the_store(shelf: Shelf) -> None:
    shelf.save(draft("Ferries", tags="sea"), draft("Mist", guid="2"))
    shelf.index()
    assert shelf.titles("tag:sea ferries OR mist") == ["Ferries", "Mist"]
    assert parse.words("tag:sea", shelf.clock()) == tree.Tag("sea")
