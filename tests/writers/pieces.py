"""Articles to be written, from markup."""

from __future__ import annotations

from tuireader.model.articles import Article
from tuireader.model.drafts import Form
from tuireader.model.rows import Row
from tuireader.model.stamps import Stamp
from tuireader.reading.parse import parse
from tuireader.writers import Piece


def piece(
    body: str,
    form: Form = "html",
    *,
    id: int = 1,
    title: str = "The swifts are back",
    source: str = "The Ledger",
    author: str = "A. Sexton",
    url: str | None = "https://ledger.example/swifts",
    tags: tuple[str, ...] = ("birds", "village"),
    language: str = "en",
) -> Piece:
    """An article of 14 May 2026."""
    stamp = Stamp(1_778_716_800, "day")
    row = Row(id, stamp.seconds, title, source, "feed", stamp, stamp.seconds, True, False, tags, url)
    article = Article(row, body, form, "", author, None, language, 5, None, (), (), "https://ledger.example/feed", ())
    return Piece(article, parse(body, form, url), {"id": id, "title": title})


RICH = """
<p>One <b>bold</b>, <i>set</i>in, <code>a`b</code> and <a href="https://x.example/a_(b)?c=1&amp;copy=2">a link</a>.</p>
<h2>Second # heading</h2>
<ul><li>first<ul><li>within</li></ul></li><li><p>second</p><p>goes on</p></li></ul>
<ol start="7"><li>seven</li><li>eight</li></ol>
<blockquote><p>Said <em>so</em>.</p><blockquote><p>Deeper.</p></blockquote></blockquote>
<pre><code class="language-python">if a &lt; b:
    print("```")
</code></pre>
<table><tr><th>Year</th><th>Nests|eggs</th></tr><tr><td>1981</td><td>4</td></tr></table>
<hr>
<p>3*4=12 *not bold* # not a heading, [1] &amp;amp; \\ _x_ &lt;b&gt;</p>
<p># nor this</p><p>1. nor this</p><p>+ nor this<br>- nor this</p>
<figure><img src="https://x.example/p.jpg" alt="A tower"></figure>
"""
