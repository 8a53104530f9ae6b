"""What holds for every page and every width."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.invariants import check
from tuireader.model.drafts import Form
from tuireader.reading.blocks import Span
from tuireader.reading.layout import CONTINUED, lines
from tuireader.reading.parse import parse
from tuireader.reading.style import SIGN
from tuireader.reading.words import paragraphs, references, render_plain
from tuireader.text import clean, steady

WORDS = (
    "a",
    "the",
    "well-known",
    "Straße",
    "naïve",
    "日本語",
    "「文」。",
    "한국어",
    "سلام",
    "e\u0301e\u0301",
    "👨‍👩‍👧",
    "❤️",
)
WORD = st.sampled_from((*WORDS, "x" * 90))
INLINE = (
    "b",
    "i",
    "em",
    "code",
    "span",
    "a href='https://e.example/'",
    "mark",
    "small",
    "font",
    "nosuch",
    "time",
)
BLOCK = (
    "p",
    "div",
    "blockquote",
    "ul",
    "ol",
    "li",
    "pre",
    "h2",
    "section",
    "figure",
    "details",
    "dl",
    "dd",
    "center",
)
TAGS = (
    *INLINE,
    *BLOCK,
    "table",
    "tr",
    "td",
    "th",
    "sup",
    "q",
    "ruby",
    "rt",
    "figcaption",
    "summary",
    "svg",
    "math",
    "button",
)
ATTRIBUTES = (
    "",
    " hidden",
    " style='display:none'",
    " href=/x",
    " src=y alt=z",
    " start=-5",
    " colspan=9",
    " rowspan=3",
)

ODD = (" ", "\n", "\t", "&nbsp;", "&#27;[2J", "&#x202e;", "<br>", "<hr>", "<", ">", "</", "<!--", "-->", "\x9b31m")
VOID = ("<img src=i.png alt=pic>", "<iframe src=/f></iframe>", "<input type=checkbox>", "<script>x</script>")
GAPS = (" ", "  ", "\n", "\n\n", "\t", "https://e.example/x).", "| a | b |")

SOUP = st.lists(
    st.one_of(
        WORD,
        st.sampled_from(ODD),
        st.builds(lambda tag, more: f"<{tag}{more}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
        st.sampled_from(VOID),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(WORD, st.sampled_from(GAPS))).map("".join))
WIDTHS = st.integers(1, 200)
TYPED = st.lists(
    st.one_of(
        st.sampled_from(("", "", "> ", ">> ", "- ", "  * ", "1. ", "2) ", "    ", "---", "=====", "\t", "a   b   c")),
        st.lists(WORD, max_size=14).map(" ".join),
    ).flatmap(lambda start: st.lists(WORD, max_size=3).map(lambda rest: start + " ".join(rest))),
    max_size=12,
).map("\n".join)


@given(SOUP, WIDTHS)
def test_any_markup_fits_any_width(markup: str, width: int) -> None:
    check(parse(markup, "html", "https://e.example/"), width)


MARKS = (
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "```py\n",
    "|",
    "|-|-|",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "[",
    "](",
    ")",
    "![",
    "<b>",
    "</b>",
)
MORE_MARKS = (
    "<div>",
    "[^1]",
    "[^1]: ",
    "[a]: /x",
    "\\",
    "- [x] ",
    "---",
    "===",
    "&amp;",
    "https://e.example/",
    "$x$",
    "  \n",
)
MARKED = st.lists(st.one_of(WORD, st.sampled_from((*MARKS, *MORE_MARKS, *GAPS))), max_size=40).map("".join)


@given(MARKED, WIDTHS)
def test_any_markdown_fits_any_width(body: str, width: int) -> None:
    check(parse(body, "markdown", "https://e.example/"), width)


@given(TYPED, WIDTHS)
def test_any_typed_text_fits_any_width(body: str, width: int) -> None:
    check(parse(body, "text"), width)


@given(st.text(), WIDTHS)
def test_any_string_is_a_page(body: str, width: int) -> None:
    forms: tuple[Form, ...] = ("html", "text", "markdown")
    for form in forms:
        page = parse(body, form)
        check(page, width)
        paragraphs(page), references(page)


@given(TEXTS, WIDTHS)
def test_any_text_fits_any_width(body: str, width: int) -> None:
    check(parse(body, "text"), width)


@given(st.one_of(TEXTS, TYPED), st.integers(12, 200))  # narrower, the numbers of list items give way
def test_plain_text_loses_nothing(body: str, width: int) -> None:
    page = parse(body, "text")
    laid = lines(page, width)
    rows = ["".join(s.text for s in laid.line(i) or () if not _is_number(s)) for i in range(laid.count())]
    assert _letters("\n".join(rows)) == _letters(steady(clean(body)))


@given(st.one_of(TEXTS, TYPED), WIDTHS)
def test_the_source_is_shown_as_it_is(body: str, width: int) -> None:
    rows = render_plain(parse(body, "text", raw=True), width)
    shown = "".join(row.replace(CONTINUED.strip(), "") for row in rows)
    if width > 1:
        assert "".join(shown.split()) == "".join(steady(clean(body)).split())


def _is_number(span: Span) -> bool:
    return bool(span.style & SIGN and span.link)


def _letters(written: str) -> str:
    return "".join(re.findall(r"\w+", written))


@given(SOUP, WIDTHS, WIDTHS)
def test_a_width_forgets_the_width_before(markup: str, width: int, before: int) -> None:
    page = parse(markup, "html")
    fresh = render_plain(parse(markup, "html"), width)
    render_plain(page, before)
    assert render_plain(page, width) == fresh


# ---------------------------------------------------------------- every word once, in order


KINDS = ("p", "h2", "blockquote", "ul", "ol", "dl", "pre", "table", "figure", "div", "section")
ITEMS = {
    "ul": "<li>{}</li>",
    "ol": "<li>{}</li>",
    "dl": "<dd>{}</dd>",
    "table": "<tr><td>{}</td></tr>",
    "div": "<div>{}</div>",
}


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A well-formed page of distinct words, and its words in order."""
    words: list[str] = []

    def word() -> str:
        words.append(f"w{len(words)}x")
        return words[-1]

    def inline(depth: int) -> str:
        parts = []
        for _ in range(draw(st.integers(1, 3))):
            tag = draw(st.sampled_from((None, None, *INLINE[:8])))
            if tag is None or depth > 1:
                parts.append(word())
            else:
                parts.append(f"<{tag}>{inline(depth + 1)}</{tag.split()[0]}>")
        return " ".join(parts)

    def flow(depth: int) -> str:
        kind = draw(st.sampled_from(KINDS))
        if depth > 2 or kind in ("p", "h2", "pre"):
            tag = kind if kind in ("h2", "pre") else "p"
            return f"<{tag}>{inline(0)}</{tag}>"
        inner = [
            (f"<dt>{word()}</dt>" if kind == "dl" else "")
            + ITEMS.get(kind, "{}").format(flow(depth + 1) if draw(st.booleans()) else inline(0))
            for _ in range(draw(st.integers(1, 3)))
        ]
        if kind == "figure":
            inner.append(f"<figcaption>{inline(0)}</figcaption>")
        return f"<{kind}>{' '.join(inner)}</{kind}>"

    markup = "".join(f"<div>{flow(0)}</div>" for _ in range(draw(st.integers(1, 3))))
    return markup, words


@given(trees(), st.integers(24, 200))
def test_every_word_stands_once_and_in_order(tree: tuple[str, list[str]], width: int) -> None:
    markup, words = tree
    page = parse(markup, "html", "https://e.example/")
    laid = lines(page, width)
    rows = ["".join(s.text for s in laid.line(i) or () if not s.style & SIGN) for i in range(laid.count())]
    assert re.findall(r"w\d+x", "\n".join(rows)) == words
    assert re.findall(r"w\d+x", "\n".join(paragraphs(page))) == words
