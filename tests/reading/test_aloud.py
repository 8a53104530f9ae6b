"""A page as it is said: structure in words, no drawing."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tuireader.reading.aloud import aloud
from tuireader.reading.parse import parse
from tuireader.text import cells

PAGE = """
<h1>The quay</h1><p>First words.</p>
<h2>What it keeps</h2>
<blockquote><p>Never told.</p><blockquote><p>Not us.</p></blockquote><p>Nor them.</p></blockquote>
<ul><li>one<ol><li>inner</li></ol></li><li>a long item that has to be broken somewhere</li></ul>
<hr>
<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Orrin</td><td>9</td></tr><tr><td>Vesper</td><td>12</td></tr></table>
<pre><code>if lamp:
    keep()</code></pre>
<p>It is <del>gone</del> here, see <a href="https://example.org/">the log</a>.</p>
"""
SAID = """
The quay

First words.

Heading: What it keeps

Quote:
Never told.

A quote in it:
Not us.
End of the quote in it.

Nor them.
End of the quote.

- one
  1. inner
- a long item that has to be
  broken somewhere

Section break.

Table, 2 rows:
Port: Orrin
Ships: 9

Port: Vesper
Ships: 12
End of the table.

Code:
if lamp:
    keep()
End of the code.

It is (struck out: gone) here,
see the log[1].
"""


def test_structure_is_said_in_words() -> None:
    assert aloud(parse(PAGE, "html", "https://example.org/"), 30) == SAID.strip().split("\n")


PARTS = st.sampled_from(
    ("<p>", "words ", "<blockquote>", "</blockquote>", "<ul><li>", "</ul>", "<hr>", "<h2>h</h2>", "<table><tr><th>a",
     "<td>b", "</table>", "<pre>x\ny</pre>", "<del>gone</del>", "<dl><dt>t<dd>d</dl>", "霧の鐘", "x" * 50)
)  # fmt: skip


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(PARTS, max_size=12), st.integers(1, 60))
def test_nothing_is_drawn_and_every_quote_ends(parts: list[str], width: int) -> None:
    said = aloud(parse("".join(parts), "html", ""), width)
    assert not re.search("[─═│↪•◦]", "\n".join(said))
    begun = sum(line.strip() in ("Quote:", "A quote in it:") for line in said)
    assert (begun == 0) == (not any(line.startswith("End of the quote") for line in said))
    flowing = [line for line in said if "words" in line]
    assert all(cells(line) <= max(width, 16) for line in flowing)
