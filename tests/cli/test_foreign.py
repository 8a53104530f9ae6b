"""Real files through the command line: the seed whose result is stated, every sample, every feed of the corpus."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Here

RESULTS = {"new", "updated", "unchanged", "duplicate", "refused"}


@pytest.fixture
def real_seed(shared: Path) -> Path:
    (seed,) = (shared / "seeds").glob("*.txt")
    return seed


def test_the_real_seed(here: Here, real_seed: Path) -> None:
    assert here.ok("import", real_seed).out == "1 new\n"
    one = here.ok("show", "1", "--json").object()
    lines = real_seed.read_text(encoding="utf-8").split("\n")
    assert one["title"] == lines[1]
    assert (one["published"], one["published_precision"]) == ("2022-02-08T10:30:00Z", "minute")
    assert one["updated"] == "2022-02-08T11:01:00Z"
    assert one["summary"] == lines[3]
    assert one["tags"] == ["emmanuel macron", "vladimir putin", "russia", "ukraine", "france"]
    assert len(one["paragraphs"]) == 6
    assert one["paragraphs"][1][0] in '"“'
    for absent in (".Kremlin", "Registration", one["title"]):
        assert not any(absent in paragraph for paragraph in one["paragraphs"])
    assert (one["url"], one["author"], one["links"]) == (None, None, [])
    assert one["provenance"]["path"] == str(real_seed)
    (headline,) = here.ok("list", "tag:ukraine").lines()
    assert one["title"] in headline


def samples(shared: Path) -> list[dict[str, Any]]:
    text = (shared / "seeds" / "samples.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line]


def test_every_sample(here: Here, shared: Path, tmp_path: Path) -> None:
    found = samples(shared)
    assert found
    for sample in found:
        file = tmp_path / f"{sample['name']}.txt"
        file.write_bytes(sample["text"].encode())
        taken = here.ok("import", "--json", file).object()
        assert taken["result"] == "new", sample["name"]
        one = here.ok("show", str(taken["id"]), "--json").object()
        expected = sample["expected"]
        assert one["title"].casefold() == expected["title"].casefold(), sample["name"]
        if sample["name"] != "V09":  # where a better date is accepted
            for name in ("published", "published_precision"):
                assert one[name] == expected.get(name), (sample["name"], name)
        for name in ("updated", "summary", "url"):
            assert one[name] == (expected.get(name) or None), (sample["name"], name)
        assert one["tags"] == expected.get("tags", []), sample["name"]
        told = json.dumps([one["title"], one["summary"], one["paragraphs"]], ensure_ascii=False)
        for absent in expected["absent"]:
            assert json.dumps(absent, ensure_ascii=False)[1:-1] not in told, (sample["name"], absent)
        starts = [text for text in one["paragraphs"] if "GMT" not in text]
        assert len(starts) == len(expected["starts"]), (sample["name"], starts)
        for paragraph, start in zip(starts, expected["starts"], strict=True):
            assert paragraph.startswith(start), sample["name"]


@pytest.mark.parametrize(
    ("folder", "least"),
    [("feedsmith", 20), pytest.param("", 900, marks=pytest.mark.long)],
    ids=["some", "all"],
)
def test_every_feed_of_the_corpus(here: Here, shared: Path, folder: str, least: int) -> None:
    said = here("import", "--json", shared / "corpus" / folder)
    assert said.code in (0, 1)
    outcome = said.objects()
    counted = Counter(one["result"] for one in outcome)
    assert set(counted) <= RESULTS
    assert counted["new"] > least
    assert all(one["reason"] for one in outcome if one["result"] == "refused")
    for one in outcome:
        # A subscription is no article; neither is one that the same outline names twice.
        outline = (one["reason"] or "").startswith(("http://", "https://")) or "/opml/" in one["path"]
        assert (one["id"] is None) == (one["result"] == "refused" or outline), one
    assert said.err.count("\n") == counted["refused"]
    again = here("import", "--json", shared / "corpus" / folder).objects()
    assert [one for one in again if one["result"] == "new"] == []
    listed = here.ok("list", "--json").objects()
    assert len(listed) == len({one["id"] for one in listed}) > least
