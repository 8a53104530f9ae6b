"""What holds for every input: safe text, one result, nothing lost."""

# ruff: noqa: E501  inputs stand as they are
from __future__ import annotations

import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.importers.seed.sample import draft_of, paragraphs
from tuireader.importers.seed import read
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Draft
from tuireader.text import fold

PIECES = st.sampled_from(
    [
        " date 2022-02-08 ", "date 2022-02 ", "\n", "\n\n", "\r\n", "\r", "\t", "   ", "Registration was successful!\n",
        "10:30 GMT 08.02.2022\n", "10:30 GMT 08.02.2022 (Updated: 11:01 GMT 08.02.2022)\n", "2022-02-08T10:30+0000\n",
        "Harbour Bridge Reopens\n", "Harbour Bridge Reopens\n", "lindau\n", "ferries\n", "Tags\n", "tags: a, b\n", "a, b, c\n",
        "The bridge is open.Ferries run until Sunday.\n", "The bridge is open.\n", "Ferries run until Sunday.\n",
        "https://news.example/2022/harbour-bridge-reopens-1234567.html\n", "https://cdn.example/1.jpg\n", "http://[::1\n",
        "A tug - Sputnik International, 1920, 08.02.2022\n", "© Ole Lind\n", "New firstOld first\n", "Get short URL\n", "0 78\n",
        "08:39 GMT +319 February 2019\n", "• Новость часа\n", "    Другая новость\n", "10.09.2021, 20:30\n", "Text: Anna Keller\n",
        "1427/4/9 هـ - الموافق 8/5/2006 م 14:51 (غرينتش)\n", "\x00", "\x1b[2J", "\u202e", "\ud800", "\x9b", "\u2028", "é", "Ã©", "漢字",
        "LIVE: Regatta Week\n", "The fact of registration and authorization of users\n", "a  b  c\n", "    code\n", "{{x}}\n", "{", "[",
    ]
)  # fmt: skip
DOCUMENTS = st.lists(PIECES | st.text(max_size=30), max_size=25).map(lambda parts: "".join(parts))


def texts(draft: Draft) -> list[str]:
    return [draft.title, draft.body, draft.summary, draft.author, draft.url or "", *draft.tags, *draft.notes]


def check(content: bytes) -> None:
    result = read(content, "a.txt")
    assert result == read(content, "a.txt")
    if isinstance(result, Refused):
        assert result.reason
        return
    assert isinstance(result, Document)
    (draft,) = result.drafts
    assert draft.title.strip() == draft.title != ""
    assert "\n" not in draft.title + draft.summary + draft.author + "".join(draft.tags)
    unsafe = [c for text in texts(draft) for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not unsafe
    assert "\u202e" not in "".join(texts(draft))
    assert all(text.strip() for text in paragraphs(draft))
    assert "\n\n\n" not in draft.body
    assert draft.url is None or draft.url.lower().startswith(("http://", "https://"))
    assert len({fold(tag) for tag in draft.tags}) == len(draft.tags)
    assert not (draft.published and draft.updated and draft.updated.seconds < draft.published.seconds)
    "".join(texts(draft)).encode()


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfea")
def test_any_bytes(content: bytes) -> None:
    check(content)


@given(DOCUMENTS)
@example("Title\x00hidden\n\nbody\x00more\n")
@example("Head\rFAKE line\n\nback\b\b space \x0b vt \x0c ff \x00 nul \x7fdel\n")
@example("https://[x/a-b-c\n")
def test_any_document(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@given(DOCUMENTS)
def test_line_ends_do_not_matter(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    assert read(plain.replace(b"\n", b"\r\n"), "a.txt") == read(plain, "a.txt")


WORD = st.text(alphabet="abcdefghijklmnoprstuvwéüжиос", min_size=2, max_size=9)
SENTENCE = st.lists(WORD.filter(lambda word: len(word) > 2), min_size=4, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join)
TITLE = st.lists(WORD, min_size=3, max_size=9).map(lambda words: " ".join(words).title())


@given(
    title=TITLE,
    standfirst=SENTENCE,
    tags=st.lists(WORD, min_size=2, max_size=6, unique_by=fold),
    body=st.lists(PARAGRAPH, min_size=2, max_size=6, unique=True),
    quote=PARAGRAPH,
    stamped=st.booleans(),
    dated=st.booleans(),
    blank=st.booleans(),
)
def test_nothing_of_an_agency_page_is_lost(
    title: str, standfirst: str, tags: list[str], body: list[str], quote: str, stamped: bool, dated: bool, blank: bool
) -> None:
    """A page built by the grammar comes back as what it was built from, whatever optional part is left out."""
    said = [standfirst, quote, *body]
    assume(not any(one in other for at, one in enumerate(said) for other in said[:at] + said[at + 1 :]))
    seen = [body[0], f'"{quote}"', *body[1:]]
    hidden = [title, title, standfirst, *(["2023-05-11T06:05+0000"] * 2 if stamped else []), *tags, "".join(body)]
    text = "\n".join(
        [
            " date 2023-05-11 Registration was successful!",
            *hidden,
            title,
            "",
            *(["06:05 GMT 11.05.2023"] if dated else []),
            standfirst,
            *(["\n".join(seen)] if not blank else ["\n\n".join(seen)]),
        ]
    )
    draft = draft_of(text)
    assert draft.title == title
    assert paragraphs(draft) == seen
    assert draft.summary == standfirst
    assert draft.tags == tuple(tags)
    minute = "2023-05-11T06:05:00Z" if stamped or dated else "2023-05-11"
    assert draft.published and draft.published.iso() == minute


@given(title=TITLE, body=st.lists(PARAGRAPH, min_size=1, max_size=6))
def test_nothing_of_a_note_is_lost(title: str, body: list[str]) -> None:
    draft = draft_of(f"{title}\n\n" + "\n\n".join(body) + "\n")
    assert draft.title == title
    assert paragraphs(draft) == body
