"""What articles are cited by: BibTeX, RIS, and a line in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writers.pieces import piece
from tuireader.model.articles import Provenance
from tuireader.model.stamps import Stamp
from tuireader.writers import Options, Piece, Writer
from tuireader.writers.bibtex import bibtex, escaped
from tuireader.writers.citation import citation
from tuireader.writers.references import names, reference
from tuireader.writers.ris import ris

SHA = "ab" * 32
READ = 1_778_803_200
"""15 May 2026."""


def held(given: Piece, where: str = "https://ledger.example/feed", **more: object) -> Piece:
    """The piece, of an article that a document brought; `more` changes facts of its row."""
    article = replace(given.article, provenance=(Provenance(where, SHA, READ),))
    return replace(given, article=replace(article, row=replace(article.row, **more)))  # type: ignore[arg-type]


def written(writer: Writer, *pieces: Piece) -> str:
    return writer.write(pieces, Options()).decode()


SWIFTS = held(piece("", id=12, author="Ana Lima, Jo Roe and A. Sexton"))
NOTE = held(piece("", id=13, title="50 % of {all} & more", author="", url=None, tags=()), "notes/swifts_2026.txt")


def test_an_article_of_the_web_in_bibtex() -> None:
    assert written(bibtex, SWIFTS) == (
        "@online{lima2026n12,\n"
        "  author = {Ana Lima and Jo Roe and A. Sexton},\n"
        "  title = {{The swifts are back}},\n"
        "  organization = {The Ledger},\n"
        "  date = {2026-05-14},\n"
        "  url = {https://ledger.example/swifts},\n"
        "  urldate = {2026-05-15},\n"
        "  language = {en},\n"
        "  keywords = {birds, village},\n"
        f"  note = {{article 12, SHA-256 {SHA}}},\n"
        "}\n\n"
    )


def test_a_file_in_bibtex_is_told_by_its_path_and_bytes() -> None:
    text = written(bibtex, NOTE)
    assert text.startswith(
        "@misc{theledger2026n13,\n  title = {{50 \\% of \\textbraceleft{}all\\textbraceright{} \\& more}},\n"
    )
    assert f"  note = {{article 13, notes/swifts\\_2026.txt, SHA-256 {SHA}}},\n" in text
    assert "url" not in text


def test_an_article_of_the_web_in_ris() -> None:
    assert written(ris, SWIFTS).split("\r\n") == [
        "TY  - ELEC",
        "ID  - lima2026n12",
        "AU  - Ana Lima",
        "AU  - Jo Roe",
        "AU  - A. Sexton",
        "TI  - The swifts are back",
        "T2  - The Ledger",
        "PY  - 2026",
        "DA  - 2026/05/14/",
        "UR  - https://ledger.example/swifts",
        "Y2  - 2026/05/15/",
        "LA  - en",
        "KW  - birds",
        "KW  - village",
        "N1  - article 12",
        f"N1  - SHA-256 {SHA}",
        "ER  - ",
        "",
        "",
    ]


def test_in_words() -> None:
    assert written(citation, SWIFTS, NOTE).splitlines() == [
        "Ana Lima, Jo Roe, A. Sexton: “The swifts are back”. The Ledger, 14 May 2026."
        " https://ledger.example/swifts (read 15 May 2026)",
        f"“50 % of {{all}} & more”. The Ledger, 14 May 2026. notes/swifts_2026.txt, SHA-256 {SHA} (read 15 May 2026)",
    ]


@pytest.mark.parametrize(
    ("published", "bib", "day", "words"),
    [
        (Stamp(1_778_716_800, "month"), "2026-05", "2026/05//", "May 2026"),
        (Stamp(1_778_716_800, "year"), "2026", "2026///", "2026"),
        (None, None, None, "undated"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    published: Stamp | None, bib: str | None, day: str | None, words: str
) -> None:
    one = held(SWIFTS, published=published)
    assert re.findall(r"  date = \{(.*)\}", written(bibtex, one)) == ([bib] if bib else [])
    assert re.findall(r"DA  - (.*)\r", written(ris, one)) == ([day] if day else [])
    assert f"The Ledger, {words}." in written(citation, one)
    assert ("undated" in reference(one).key) == (published is None)


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ("", ()),
        ("Ana Lima", ("Ana Lima",)),
        ("Ana Lima and Jo Roe", ("Ana Lima", "Jo Roe")),
        ("Ana Lima, Jo Roe, and Max van der Berg", ("Ana Lima", "Jo Roe", "Max van der Berg")),
        ("Ana Lima & Jo Roe; Li Wei", ("Ana Lima", "Jo Roe", "Li Wei")),
        ("Lima, Ana", ("Lima, Ana",)),
        ("Reuters", ("Reuters",)),
        ("Sand and Sea Ltd", ("Sand and Sea Ltd",)),
        ("The Harbour and Bridge News", ("The Harbour and Bridge News",)),
    ],
)
def test_who_wrote_it(author: str, people: tuple[str, ...]) -> None:
    assert names(author, "The Harbour and Bridge News") == people


@pytest.mark.parametrize("author", ["Reuters", "Lima, Ana", "Sand and Sea Ltd"])
def test_a_name_that_cannot_be_taken_apart_stays_whole_in_bibtex(author: str) -> None:
    assert f"  author = {{{{{author}}}}},\n" in written(bibtex, held(piece("", author=author)))


@given(st.text(), st.text(), st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_whatever_is_cited_braces_and_lines_hold(title: str, author: str, url: str, tags: list[str]) -> None:
    one = held(piece("", title=title, author=author, url=f"https://x.example/{url}", tags=tuple(tags)), title)
    text = written(bibtex, one)
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
    assert all(re.fullmatch(r"@online\{\w+,|  \w+ = \{.*\},|\}|", row) for row in text.split("\n")), text
    for row in written(ris, one).split("\r\n"):
        assert re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", row) and row.isprintable() | ("  - " in row)
    assert written(citation, one).count("\n") == 1


def test_what_means_something_to_tex_is_escaped() -> None:
    assert (
        escaped(r"a\b{c}$&#%_~^")
        == r"a\textbackslash{}b\textbraceleft{}c\textbraceright{}\$\&\#\%\_\textasciitilde{}\textasciicircum{}"
    )


def test_a_key_is_short_and_ascii_and_never_anothers() -> None:
    keys = [reference(held(piece("", id=id, author=author))).key for id, author in ((1, "Émile Zola"), (2, "日本"))]
    assert keys == ["zola2026n1", "article2026n2"]
