"""Who wrote an entry, as RSS 2.0 has people write it: an address, a name, or both in one line."""

from __future__ import annotations

import pytest

from tuireader.importers import read
from tuireader.model.documents import Document


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("ada@harbour.example (Ada Berg)", "Ada Berg"),
        ("Ada Berg &lt;ada@harbour.technology&gt;", "Ada Berg"),
        ("ada@harbour.org", "ada@harbour.org"),
        ("Ada Berg", "Ada Berg"),
        ("Ada Berg (harbour desk)", "Ada Berg (harbour desk)"),
        ("", ""),
    ],
)
def test_the_name_counts_and_the_address_where_there_is_none(written: str, author: str) -> None:
    feed = f"<rss version='2.0'><channel><item><title>x</title><author>{written}</author></item></channel></rss>"
    document = read(feed.encode(), "feed.xml")
    assert isinstance(document, Document)
    assert document.drafts[0].author == author
