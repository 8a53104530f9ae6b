"""Who is who: the same article whatever happens to its address, two articles whatever they share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.identity import canonical, content_hash, document_keys, keys, scheme_free, without_repeats
from tuireader.model.drafts import Attachment, Draft
from tuireader.model.stamps import Stamp

STORY = Draft(
    "A story", "Some text.", url="https://example.org/a", guid="tag:1", published=Stamp(1_644_316_200), tags=("x",)
)
DAY = 86_400


@pytest.mark.parametrize(
    "spelled",
    [
        "https://example.org/a",
        "http://example.org/a",
        "https://www.example.org/a/",
        "HTTPS://Example.ORG:443/a",
        "http://example.org:80/a#comments",
        "https://example.org/a?utm_source=rss&utm_medium=feed",
        "https://example.org/a?fbclid=xyz#top",
    ],
)
def test_one_address_in_many_spellings(spelled: str) -> None:
    assert canonical(spelled) == "example.org/a"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/A",
        "https://example.org/a?id=2",
        "https://example.org:8080/a",
        "gemini://example.org/a",
        "https://example.com/a",
        "https://www.org/a",
    ],
)
def test_other_addresses_stay_others(other: str) -> None:
    assert canonical(other) != "example.org/a"


def test_parameters_that_matter_stay_in_order() -> None:
    assert canonical("https://example.org/?p=2&utm_id=9&q=1") == "example.org?p=2&q=1"


def test_strongest_key_first() -> None:
    guid, link, title = keys(STORY)
    assert keys(replace(STORY, url=None, published=None)) == (guid,)
    link_and_title, alone = keys(replace(STORY, guid=None, published=None))
    assert alone == link
    assert link_and_title not in keys(STORY)
    assert link_and_title not in keys(replace(STORY, guid=None, title="Another"))
    assert keys(replace(STORY, guid=None, url=None)) == (title,)
    assert {len(key) for key in keys(STORY)} == {16}


def test_a_guid_that_moves_to_https_is_the_same() -> None:
    assert scheme_free(" http://example.org/?p=1 ") == scheme_free("https://example.org/?p=1")
    assert keys(replace(STORY, guid="http://e.org/1"))[0] == keys(replace(STORY, guid="https://e.org/1"))[0]


def test_a_guid_is_no_link() -> None:
    assert keys(Draft("t", guid="example.org/a"))[0] != keys(Draft("t", url="https://example.org/a"))[0]


def test_title_and_day_ignore_case_and_hour_but_not_the_day() -> None:
    bare = replace(STORY, guid=None, url=None)
    assert keys(bare) == keys(replace(bare, title="A  STORY", published=Stamp(1_644_316_200 + 60)))
    assert keys(bare) != keys(replace(bare, published=Stamp(1_644_316_200 + DAY)))


def test_without_guid_link_and_date_the_text_counts() -> None:
    assert keys(Draft("t", "one two")) == keys(Draft("T", "one\n two"))
    assert keys(Draft("t", "one")) != keys(Draft("t", "two"))


def shared(found: list[tuple[bytes, ...]]) -> bool:
    every = [key for own in found for key in own]
    return len(every) != len(set(every))


def test_one_link_for_five_titles_makes_five_articles() -> None:
    five = [Draft(f"Title {n}", url="https://example.org/") for n in range(5)]
    found = document_keys(five)
    assert not shared(found)
    assert document_keys(five[::-1]) == found[::-1]  # whatever their order


def test_one_guid_with_three_links_makes_three_articles() -> None:
    found = document_keys([Draft("Same", url=f"https://example.org/{n}", guid="1") for n in range(3)])
    assert not shared(found)


def test_two_of_one_title_and_day_stay_two_and_keep_their_other_keys() -> None:
    pair = [replace(STORY, guid=f"g{n}", url=f"https://example.org/{n}") for n in range(2)]
    found = document_keys(pair)
    assert not shared(found)
    assert [own[:2] for own in found] == [keys(draft)[:2] for draft in pair]


def test_an_article_alone_has_its_plain_keys() -> None:
    assert document_keys([STORY, Draft("Other", url="https://example.org/b")])[0] == keys(STORY)


@given(st.lists(st.builds(Draft, st.sampled_from("ab"), st.sampled_from("xy"), guid=st.sampled_from([None, "1", "2"]))))
def test_no_two_articles_of_a_document_share_a_key(drafts: list[Draft]) -> None:
    found = document_keys(drafts)
    assert not shared(found)
    assert all(found)


def test_what_is_said_twice_is_kept_once() -> None:
    later = replace(STORY, published=Stamp(1_644_316_200 + DAY))
    other = replace(STORY, title="Other")
    kept = without_repeats([STORY, STORY, later, other])
    assert [draft for draft, _ in kept] == [STORY, later, other]
    assert all(digest == content_hash(draft) for draft, digest in kept)


@pytest.mark.parametrize(
    "touched",
    [
        replace(STORY, body=" Some\n\n text.\t"[1:-1]),
        replace(STORY, updated=Stamp(1)),
        replace(STORY, published=None),
        replace(STORY, guid="other"),
        replace(STORY, notes=("mended",)),
    ],
)
def test_spaces_dates_and_names_are_no_change(touched: Draft) -> None:
    assert content_hash(touched) == content_hash(STORY)


@pytest.mark.parametrize(
    "changed",
    [
        replace(STORY, title="A Story"),
        replace(STORY, body="Some texts."),
        replace(STORY, summary="Short."),
        replace(STORY, author="Somebody"),
        replace(STORY, url="https://example.org/b"),
        replace(STORY, tags=("x", "y")),
        replace(STORY, attachments=(Attachment("https://example.org/a.mp3"),)),
        replace(STORY, title="A storySome", body="text."),
    ],
)
def test_what_a_reader_sees_is_a_change(changed: Draft) -> None:
    assert content_hash(changed) != content_hash(STORY)
