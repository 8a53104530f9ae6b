"""Feeds and outlines that nobody here wrote: as others read them, and as hostile ones would have us read them."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from tests.bench.fidelity import compare_feeds, compare_outlines, read_feed_file
from tuireader.importers import feed, json_feed, opml
from tuireader.model.documents import Document, Refused

KNOWN_GAPS = {
    # USGS names a kind of category in `label` and the category in `term`; we show labels, as RFC 4287 asks.
    ("tags", "feed-rs/feeds/atom/atom_example_5.xml"),
    # `dc:date` alone is when an item came out, not when it was changed.
    ("updated", "gofeed/feeds/translator/rss/feed_item_fallbacks_-_rss_channel_item_extensions.xml"),
    # FeedBurner says beside its own counting address where the article is; the other parsers do not look there.
    ("link", "feedjira/feeds/PaulDixExplainsNothing.xml"),
    ("link", "feedjira/feeds/PaulDixExplainsNothingWFW.xml"),
}


@pytest.mark.parametrize("compare", [compare_feeds, compare_outlines])
def test_every_value_that_others_agree_on(shared: Path, compare: object) -> None:
    wrong = {
        (field, name): (expected, ours)
        for field, name, expected, ours, right in compare(shared / "corpus")
        if not right
    }  # type: ignore[operator]
    assert {miss: values for miss, values in wrong.items() if miss not in KNOWN_GAPS} == {}


def test_every_file_is_read_or_refused_and_told_apart_by_its_content(shared: Path) -> None:
    importers = (json_feed.importer, opml.importer, feed.importer)
    strangers = []
    for path in sorted((shared / "corpus").glob("*/*/**/*")):
        kind = path.parts[len(shared.parts) + 2]
        if path.is_dir() or kind not in ("feeds", "opml", "html") or path.name.endswith(".asserts.txt"):
            continue
        content = path.read_bytes()
        found = next((one.name for one in importers if one.recognises(content, path.name)), "")
        if kind == "feeds" and path.suffix in (".xml", ".rss", ".atom") and isinstance(read_feed_file(path), Document):
            strangers += [str(path)] * (found not in ("feed", "JSON feed"))
        elif kind == "html" or (kind == "opml" and path.suffix == ".opml"):
            strangers += [str(path)] * (found != ("OPML" if kind == "opml" else ""))
    assert strangers == []


@pytest.fixture(scope="module")
def hostile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    arguments, sys.argv = sys.argv, ["hostile.py", str(folder), "--only", r"^(T|M|F|X|H|O)\d"]
    try:
        runpy.run_path(str(shared / "bench" / "hostile" / "hostile.py"), run_name="__main__")
    except SystemExit as done:
        assert not done.code
    finally:
        sys.argv = arguments
    return folder / "told"


@pytest.mark.parametrize("largest", [100_000, pytest.param(10**9, marks=pytest.mark.long)], ids=["small", "all"])
def test_hostile_documents(hostile: Path, largest: int) -> None:
    import json

    cases = [
        case
        for case in json.loads((hostile / "manifest.json").read_text())
        if case["kind"] in ("feed", "opml") and (hostile / case["path"]).stat().st_size <= largest
    ]
    assert len(cases) > 30
    failed = []
    for case in cases:
        content = (hostile / case["path"]).read_bytes()
        if case["kind"] == "opml":
            found = opml.read(content, "x.opml")
        else:
            found = feed.read_feed(content, "https://feeds.test/feed")
        count = 0 if isinstance(found, Refused) else len(found.drafts) + len(found.outlines)
        expect = case["expect"]
        outcome = {"entries": count > 0, "error": count == 0}.get(expect.get("outcome"), True)
        if not outcome or not expect.get("min_entries", 0) <= count <= expect.get("max_entries", 10**9):
            failed.append((case["id"], count, found))
        safe = [draft.title + draft.author + draft.summary + draft.body for draft in getattr(found, "drafts", ())]
        if any(char in text for text in safe for char in "\x1b\x07\x9b\x9d\u202e\u2066"):
            failed.append((case["id"], count, "holds what a terminal would obey"))
    assert failed == []
