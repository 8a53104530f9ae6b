"""Whole documents, field by field: those invented here, and the foreign ones where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.importers.seed.sample import Sample, draft_of, paragraphs, without_stamps
from tests.importers.seed.samples import agency, agency_variants, notes, outlet_variants, outlets
from tuireader.model.drafts import Draft

SAMPLES = agency.SAMPLES + agency_variants.SAMPLES + outlets.SAMPLES + outlet_variants.SAMPLES + notes.SAMPLES


def starts(draft: Draft, expected: tuple[str, ...]) -> list[str]:
    """The beginnings of the body's paragraphs, each as long as what is expected there."""
    found = without_stamps(paragraphs(draft))
    lengths = [len(text) for text in expected] + [60] * len(found)
    return [text[:length] for text, length in zip(found, lengths, strict=False)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_invented(sample: Sample) -> None:
    draft = draft_of(sample.text)
    assert draft.title == sample.title
    assert (draft.published and draft.published.iso()) == sample.published
    assert (draft.updated and draft.updated.iso()) == sample.updated
    assert draft.author == sample.author
    assert draft.url == sample.url
    assert draft.summary == sample.summary
    assert draft.tags == sample.tags
    assert starts(draft, sample.starts) == list(sample.starts)
    assert not [text for text in sample.absent if text in f"{draft.title}\n{draft.summary}\n{draft.body}"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_line_ends_do_not_matter(sample: Sample) -> None:
    assert draft_of(sample.text.replace("\n", "\r\n")) == draft_of(sample.text)
    assert draft_of(sample.text.replace("\n", "\r")) == draft_of(sample.text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "sample", [sample for sample in SAMPLES if sample.text.isascii()][::7], ids=lambda sample: sample.name
)
def test_encoding_does_not_matter(sample: Sample, encoding: str) -> None:
    content = sample.text.encode(encoding)
    draft, plain = draft_of(content), draft_of(sample.text)
    assert (draft.title, draft.body, draft.tags) == (plain.title, plain.body, plain.tags)


def test_foreign(shared: Path) -> None:
    for line in (shared / "seeds" / "samples.jsonl").read_text("utf-8").splitlines():
        sample = json.loads(line)
        expected, draft = sample["expected"], draft_of(sample["text"])
        said = sample["name"]
        assert draft.title.casefold() == expected["title"].casefold(), said
        assert (draft.published and draft.published.iso()) == expected.get("published"), said
        assert (draft.published and draft.published.precision) == expected.get("published_precision"), said
        assert (draft.updated and draft.updated.iso()) == expected.get("updated"), said
        assert draft.summary == expected.get("summary", ""), said
        assert draft.url == expected.get("url"), said
        assert list(draft.tags) == expected.get("tags", []), said
        assert starts(draft, tuple(expected["starts"])) == expected["starts"], said
        whole = draft.title + draft.summary + draft.body
        assert not [text for text in expected.get("absent", ()) if text in whole], said


def test_real_file(shared: Path) -> None:
    content = (shared / "seeds" / "000_aeea804320d04252.txt").read_bytes()
    lines = content.decode().splitlines()
    draft = draft_of(content)
    assert draft.title == lines[1]
    assert draft.published and draft.published.iso() == "2022-02-08T10:30:00Z"
    assert draft.updated and draft.updated.iso() == "2022-02-08T11:01:00Z"
    assert draft.summary == lines[3]
    assert len(draft.tags) == 5 and list(draft.tags) == lines[4:9]
    found = paragraphs(draft)
    assert len(found) == 6
    assert found[1].startswith('"For me')
    assert all(text in lines for text in found)
    assert not [text for text in (".Kremlin", "Registration", draft.title) if text in draft.body]
    assert draft.notes == ()
