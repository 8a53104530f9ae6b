"""Pages as sites make them: an article between menus, teasers and scripts."""

from __future__ import annotations

PARAGRAPHS = (
    "The swifts came back on Tuesday, eleven of them, and the church tower has been loud ever since they arrived.",
    "The council had voted in March to leave the holes in the south wall open, against the advice of its builder.",
    "Nobody in the village remembers a spring without them, although the oldest nests are only forty years old.",
    "On Friday the school went up the tower, thirty children in two groups, and counted nine nests with eggs in them.",
    "The sexton keeps a list of every year since 1981, in pencil, on the inside of the door of the bell chamber.",
)

CODE = "def count(nests):\n    for nest in nests:\n        if nest.eggs:\n            yield nest"


def page(*, inner: str = "", title: str = "The swifts are back", head: str = "") -> str:
    """A whole page. `inner`: HTML in the middle of the article."""
    first, *rest = (f"<p>{words}</p>" for words in PARAGRAPHS)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | The Ledger</title>
<style>p {{ color: red }}</style><script>alert("never")</script>{head}</head><body class="home">
<header class="site-header"><a href="/">The Ledger</a><nav><ul><li><a href="/sport">Sport</a></li>
<li><a href="/politics">Politics</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<main><article class="post"><h1>{title}</h1>
<div class="share-buttons"><a href="#">Tweet this</a> <a href="#">Mail</a></div>
{first}{inner}{"".join(rest)}
<div class="related-posts"><h3>Read next</h3><ul><li><a href="/a">The mayor has a cold</a></li>
<li><a href="/b">Bridge closed again</a></li></ul></div></article></main>
<aside class="sidebar"><h2>Most read</h2><ol><li><a href="/c">Ferry sold to nobody in particular</a></li></ol></aside>
<div id="comments" class="comments"><p>First! I was here before all of you and I have much to say about it.</p></div>
<footer class="footer"><p>Copyright The Ledger. All rights reserved. Subscribe to our newsletter today.</p></footer>
</body></html>"""


NOT_THE_ARTICLES = (
    "Sport",
    "Tweet",
    "Read next",
    "mayor has a cold",
    "Most read",
    "Ferry sold",
    "First!",
    "Copyright",
    "alert",
)
