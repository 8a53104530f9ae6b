"""Scripts, styles and handlers do not get in; what is an article's stays, letter for letter."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tuireader.importers.running_parts import without_running_parts as rid


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<p>a</p><script>PWN()</script><p>b</p>", "<p>a</p><p>b</p>"),
        ("a<SCRIPT type='x' src=\"y\">\nPWN()\n</Script >b", "ab"),
        ("a<style>p{PWN:1}</style\n>b", "ab"),
        ("a<script>if (a < b) '</p>'</script>b", "ab"),
        ("a<script data-x='>'>PWN()</script x>b", "ab"),
        ("<img src=x onerror=PWN() alt=y>", "<img src=x alt=y>"),
        ("<a href='/q' onclick='PWN(\"x\")' ONMOUSEOVER = \"PWN()\">t</a>", "<a href='/q'>t</a>"),
        ("<svg onload=PWN()><title>on a=b</title></svg>", "<svg><title>on a=b</title></svg>"),
        ("<script>a</script><b onclick=x>c</b>", "<b>c</b>"),
    ],
)
def test_what_goes(markup: str, left: str) -> None:
    assert rid(markup) == left


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Press the &lt;script&gt; key</p>",
        "<!-- <script> --><p>text</p><script",
        "text <script> to the end",
        "<xmp><script>shown</script></xmp>",
        "<img alt='click onclick=go' src=x>",
        "Put it on x = 3 and go",
        "<scripture>a</scripture>",
        "<p title='x' on>",
        "a < b onclick=c",
        "<? on=<script> ?>text",
        "<script><!--<script></script>--></script>x",
        "<style is never closed <p>text</p>",
    ],
)
def test_what_stays(markup: str) -> None:
    assert rid(markup) == markup


PIECES = (
    "<script>", "</script>", "<style", "</style>", "<!--", "-->", "<p>", "<a onclick=", "'", '"', ">", "<",
    " onload=x ",
    "text", "<xmp>", "</xmp>", "<title/>", "\n", "/",
)  # fmt: skip


def seen(markup: str) -> str:
    """The letters a browser shows."""
    tree = LexborHTMLParser(markup)
    tree.strip_tags(["script", "style"])
    return "".join(tree.text().split())


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_what_is_seen_stays(markup: str) -> None:
    assert seen(rid(markup)) == seen(markup)


@pytest.mark.parametrize(
    "piece", ["<script", "<script>", "<style ", "<!--", "<a onclick=", "<a onclick='", "<xmp>", " on a="]
)
def test_linear(piece: str) -> None:
    """Own time, and far above what it takes: a quadratic one would need minutes."""
    began = time.process_time()
    rid(piece * 100_000)
    assert time.process_time() - began < 20
