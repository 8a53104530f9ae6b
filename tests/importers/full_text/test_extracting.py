"""What is taken from a page, what is left, and what is refused."""

from __future__ import annotations

import pytest

from tests.pages import CODE, NOT_THE_ARTICLES, PARAGRAPHS, page
from tuireader.importers.full_text import Extracted, extract, extracting
from tuireader.model.documents import Refused
from tuireader.reading import parse
from tuireader.reading.blocks import Page, Table, Verbatim, plain
from tuireader.reading.words import paragraphs

AT = "https://ledger.example/2026/05/swifts.html"


def extracted(content: str | bytes, content_type: str = "text/html; charset=utf-8", title: str = "") -> Extracted:
    found = extract(content if isinstance(content, bytes) else content.encode(), AT, content_type, title)
    assert isinstance(found, Extracted), found
    return found


def refused(content: str | bytes, content_type: str = "text/html") -> str:
    found = extract(content if isinstance(content, bytes) else content.encode(), AT, content_type)
    assert isinstance(found, Refused), found
    return found.reason


def read(found: Extracted) -> Page:
    return parse.parse(found.body, found.form, "https://feed.example/")


@pytest.mark.parametrize("helped", [True, False], ids=["by trafilatura", "by its looks"])
def test_the_article_and_nothing_else(helped: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not helped:
        monkeypatch.setattr(extracting, "LONGEST_FOR_TRAFILATURA", 0)
    found = extracted(page(), title="The swifts are back")
    assert paragraphs(read(found)) == PARAGRAPHS
    assert found.words == sum(len(words.split()) for words in PARAGRAPHS)
    for foreign in NOT_THE_ARTICLES:
        assert foreign not in found.body


def test_a_heading_goes_only_where_it_repeats_the_title() -> None:
    assert "<h1>" in extracted(page(), title="Another title").body
    assert "<h1>" not in extracted(page(), title="the SWIFTS are back").body


def test_code_tables_lists_and_images_survive_as_the_page_has_them() -> None:
    inner = (
        f"<pre><code class='language-python'>{CODE}</code></pre>"
        "<table><tr><th>Year</th><th>Nests</th></tr><tr><td>1981</td><td>4</td></tr><tr><td>2026</td><td>9</td></tr>"
        "</table><ol start='3'><li>third<ul><li>within</li></ul></li><li>fourth</li></ol>"
        "<figure><img src='/tower.jpg' alt='The tower'><figcaption>By day</figcaption></figure>"
        "<p>See <a href='../list.html'>the whole list</a> and 3*4=12 *not bold* # not a heading.</p>"
    )
    whole = read(extracted(page(inner=inner)))
    (code,) = [block for block in whole.blocks if isinstance(block, Verbatim)]
    assert plain(code.spans) == CODE
    assert code.language == "python"
    (table,) = [block for block in whole.blocks if isinstance(block, Table)]
    assert [[plain(cell.spans) for cell in row] for row in table.rows] == [
        ["Year", "Nests"],
        ["1981", "4"],
        ["2026", "9"],
    ]
    said = paragraphs(whole)
    assert [words for words in said if words in ("third", "within", "fourth")] == ["third", "within", "fourth"]
    assert {link.url for link in whole.links} == {
        "https://ledger.example/tower.jpg",
        "https://ledger.example/2026/list.html",
    }, "addresses are those of the page, not of the feed"
    assert any("3*4=12 *not bold* # not a heading" in words for words in said)


def test_an_address_the_page_states_for_itself_counts() -> None:
    head, inner = "<base href='https://cdn.example/x/'>", "<p>See <a href='y'>what the other place says</a> of it.</p>"
    assert [link.url for link in read(extracted(page(head=head, inner=inner))).links] == ["https://cdn.example/x/y"]


def test_plain_text_is_text() -> None:
    found = extracted("One.\r\n\r\n\r\n" + "\r\n\r\n".join(PARAGRAPHS), "text/plain")
    assert found.form == "text"
    assert paragraphs(read(found)) == ("One.", *PARAGRAPHS)


@pytest.mark.parametrize(
    ("encoding", "header", "stated"),
    [
        ("cp1251", "text/html", "windows-1251"),
        ("shift_jis", "text/html; charset=Shift_JIS", ""),
        ("utf-8", "text/html", ""),
    ],
)
def test_letters_are_read_as_the_page_or_the_server_says(encoding: str, header: str, stated: str) -> None:
    words = {"cp1251": "Стрижи вернулись", "shift_jis": "アマツバメが帰った", "utf-8": "Les martinets sont là"}[
        encoding
    ]
    html = page(inner=f"<p>{words}</p>").replace("utf-8", stated or encoding)
    assert words in extracted(html.encode(encoding), header).body


def test_no_script_style_or_handler_is_kept() -> None:
    inner = "<p onclick='x()' style='color:red' id='a'>Click here, it says, and it says so for a good reason.</p>"
    body = extracted(page(inner=inner)).body
    assert "Click here" in body
    for foreign in ("onclick", "style", "id=", "<script", "class="):
        assert foreign not in body


@pytest.mark.parametrize(
    ("content", "content_type", "said"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "text/html", "a picture"),
        (b"abc", "image/svg+xml", "a picture"),
        (b"  ", "text/html", "an empty page"),
        (b"\0\1\2\3" * 50, "application/x-thing", "not a page"),
        (b"<html><title>Just a moment...</title><body>Checking your browser</body></html>", "text/html", "bots"),
        (b"<html><body><form><input type='password'></form></body></html>", "text/html", "login"),
        (
            b"<html><body><noscript>Please enable JavaScript</noscript><div id=root></div></body></html>",
            "text/html",
            "JavaScript",
        ),
        (b"<html><body><p> </p></body></html>", "text/html", "no text was found"),
        (b"", "text/html", "empty"),
    ],
)
def test_what_is_no_article_is_refused_in_words(content: bytes, content_type: str, said: str) -> None:
    assert said in refused(content, content_type)


def test_a_paywall_stub_is_named_and_a_whole_text_behind_one_is_not() -> None:
    wall = "<div class='paywall'>Subscribe to continue reading</div>"
    stub = f"<html><body><article><p>{PARAGRAPHS[0]}</p>{wall}</article></body></html>"
    assert "paywall" in refused(stub)
    assert extracted(
        page(inner=f"<p>{' '.join(PARAGRAPHS * 2)}</p>", head='<script>{"isAccessibleForFree": false}</script>')
    )


def test_a_text_without_end_is_not_kept() -> None:
    assert "longer than 4 million" in refused("<html><body><article>" + f"<p>{'and so on ' * 400}</p>" * 1_005)
