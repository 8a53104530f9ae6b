"""Markdown, as CommonMark and GitHub read it."""

from __future__ import annotations

import pytest

from tests.reading.looks import BASE, block
from tuireader.reading import style
from tuireader.reading.blocks import Heading, Link, Page, Paragraph, Span, Table, Verbatim
from tuireader.reading.layout import lines
from tuireader.reading.parse import parse
from tuireader.reading.words import render_plain


def page(body: str) -> Page:
    return parse(body, "markdown", BASE)


def drawn(body: str, width: int = 60) -> str:
    return "\n".join(render_plain(page(body), width))


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("one\ntwo", "one two"),
        ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
        ("snake_case_name 2*3*4 \\*x\\* &lt;b&gt;", "snake_case_name 2 3 4 *x* <b>".replace("2 3 4", "234")),
        ("* one\n* two\n  1. deep\n  2. deeper", "• one\n• two\n  1. deep\n  2. deeper"),
        ("3) three\n4) four", "3. three\n4. four"),
        ("- [x] done\n- [ ] open", "[x] done\n[ ] open"),
        ("> a\n> > b", "│ a\n│\n│ │ b"),
        ("a\n\n***\n\nb", "a\n\n" + "─" * 60 + "\n\nb"),
        ("    code\n      more", "  code\n    more"),
        ("a <kbd>Ctrl</kbd>+<sub>2</sub> <script>no()</script>b", "a Ctrl+₂ b"),
        ("<div>\n\n*in*\n\n</div>", "in"),
        ("![A cat](cat.png)", "[image: A cat][1]"),
        ("[a](javascript:x) [b](/b)", "a b[1]"),
        ("日本\n語", "日本語"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("*open [bracket](and `tick", "*open [bracket](and `tick"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown(body: str, seen: str) -> None:
    assert drawn(body) == seen


def test_looks() -> None:
    (found,) = page("*i* **b** ~~s~~ `c`").blocks
    assert isinstance(found, Paragraph)
    assert [span for span in found.spans if span.text.strip() and not span.style & style.SIGN] == [
        Span("i", style.ITALIC), Span("b", style.BOLD), Span("s", style.STRIKE), Span("c", style.CODE),
    ]  # fmt: skip


def test_links_of_every_kind() -> None:
    made = page('[a](/a "T") <https://b.example/> https://c.example/x. www.d.example [e] <me@f.example>\n\n[e]: ./e')
    assert [(link.url, link.text, link.kind) for link in made.links] == [
        ("https://example.org/a", "a", "link"),
        ("https://b.example/", "https://b.example/", "link"),
        ("https://c.example/x", "https://c.example/x", "link"),
        ("https://www.d.example", "www.d.example", "link"),
        ("https://example.org/news/e", "e", "link"),
        ("mailto:me@f.example", "me@f.example", "mail"),
    ]


def test_headings_have_the_names_their_contents_use() -> None:
    made = page("[up](#a-b--c) [down](#a-b--c-1)\n\n# A `b` & c!\n\n## A b & c")
    assert [jump.target for jump in made.jumps] == [(1, 0), (2, 0)]
    assert isinstance(made.blocks[1], Heading)


def test_a_table_is_aligned_as_it_says() -> None:
    body = "| Left | Right | Mid |\n|:--|--:|:-:|\n| a | b | c |\n| long one | 1 | x |"
    assert isinstance(page(body).blocks[0], Table)
    assert drawn(body) == block("""
        Left      Right  Mid
        ────────────────────
        a             b   c
        long one      1   x
        """)


def test_a_fence_states_its_language() -> None:
    (found,) = page("```Python title=x\ndef f():\n\treturn 1\n```").blocks
    assert isinstance(found, Verbatim) and found.language == "python"
    row = lines(Page((found,)), 60).line(0) or ()
    assert [(span.text, span.style) for span in row[1:]] == [
        ("def ", style.CODE | style.KEYWORD), ("f", style.CODE | style.NAME), ("():", style.CODE),
    ]  # fmt: skip


def test_footnotes_stay_where_they_are_and_lead_back() -> None:
    body = "One[^a], two[^b], one again[^a], none[^x].\n\n[^b]: Bee.\n[^a]: Ay.\n\n    More.\n\n[^z]: Alone."
    assert drawn(body) == block("""
        One⁽¹⁾, two⁽²⁾, one again⁽¹⁾, none[^x].

        2. Bee. ↩
        1. Ay.

           More. ↩

        3. Alone.
        """)
    made = page(body)
    leads = {jump.url.partition("#")[2]: jump.target for jump in made.jumps}
    assert leads == {"fn1": (2, 0), "fn2": (1, 0), "fnref1": (0, 3), "fnref2": (0, 11)}


@pytest.mark.parametrize("opener", [">", "- ", "1. ", "> - "])
def test_no_word_is_lost_however_deep(opener: str) -> None:
    assert drawn(opener * 500 + "word\n\nlast", 80).split()[-2:] == ["word", "last"]
    stairs = "\n".join(f"{'  ' * n}- w{n}" for n in range(300))
    assert [word for word in drawn(stairs, 80).split() if word[0] == "w"] == [f"w{n}" for n in range(300)]


def test_links_may_be_relative_or_tracked() -> None:
    assert page("[x](y?utm_source=z)").links == (
        Link(1, "https://example.org/news/y", "x", written="https://example.org/news/y?utm_source=z"),
    )
