"""newsboat's urls file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers import newsboat_urls, read
from tuireader.importers.newsboat_urls import HIDDEN
from tuireader.model.documents import Document, Outline, Refused

URLS = r"""# my feeds
https://a.example/f

https://b.example/f#top tech "must read" "~The Bee" !   # a comment
feed://c.example/f
https://a.example/f news
"query:Of today:unread = \"yes\" and age between 0:1" queries
"exec:~/bin/fetch -x" scripts
file:///home/me/feed.xml
"""


def test_a_list_of_newsboat() -> None:
    document = read(URLS.encode(), "/home/me/list")
    assert isinstance(document, Document)
    assert document.kind == "outline"
    assert document.outlines == (
        Outline("https://a.example/f", "", None, ("news",)),
        Outline("https://b.example/f#top", "The Bee", None, ("tech", "must read", HIDDEN)),
        Outline("http://c.example/f"),
    )
    assert document.views == (("Of today", 'unread = "yes" and age between 0:1'),)
    double, command, file = document.notes
    assert double == "https://a.example/f: named twice, merged"
    assert "a command of another reader is not run" in command
    assert "`tuireader import /home/me/feed.xml`" in file


@pytest.mark.parametrize(
    ("text", "name", "taken"),
    [
        ("https://a.example/f\n", "/home/me/.newsboat/urls", True),
        ("https://a.example/f\n", "/home/me/notes/links.txt", False),
        ("https://a.example/f a page on bees\nhttps://b.example/ on wasps\n", "notes/links.txt", False),
        ('https://a.example/f "~Bees"\n', "notes/links.txt", True),
        ('"query:All:unread = \\"yes\\""\n', "-", True),
        ("https://a.example/f\nA sentence.\n", "urls", False),
        ("# nothing yet\n", "urls", False),
        ("", "urls", False),
    ],
)
def test_what_is_such_a_list(text: str, name: str, taken: bool) -> None:
    assert newsboat_urls.recognises(text.encode(), name) is taken


@given(st.text(alphabet='ahtps:/"~!# \\\nqueryx.', max_size=120) | st.binary(max_size=120))
def test_no_list_raises(text: str | bytes) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    newsboat_urls.recognises(content, "urls")
    assert isinstance(newsboat_urls.read(content, "urls"), Document | Refused)
