"""How faithfully feeds and outlines are read: every value that independent parsers agree on, beside ours.

Prints one line per field (right, wrong, missing), then each value that is not right, or that is refused on purpose,
with its file.
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from tuireader.importers import feed, json_feed, opml
from tuireader.importers.identity import canonical
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Draft
from tuireader.model.stamps import Stamp

Miss = tuple[str, str, object, object]
"""Field, file, expected, ours."""


def run(shared: Path, out: TextIO) -> None:
    """Compare with ``corpus/expected.jsonl`` and ``corpus/expected-opml.jsonl`` in `shared`."""
    corpus = shared / "corpus"
    _tell("feeds", compare_feeds(corpus), out)
    _tell("outlines", compare_outlines(corpus), out)


def compare_feeds(corpus: Path) -> Iterator[tuple[str, str, object, object, bool]]:
    """(field, file, expected, ours, right) for each agreed value of each feed."""
    for expected in _lines(corpus / "expected.jsonl"):
        name = expected["file"]
        document = read_feed_file(corpus / name)
        head = document.head if isinstance(document, Document) else None
        drafts = document.drafts if isinstance(document, Document) else ()
        if expected["format"]:
            ours = _format(head.format) if head else None
            yield "format", name, expected["format"], ours, ours == expected["format"]
        if "entries" in expected:
            yield "entries", name, expected["entries"], len(drafts), len(drafts) == expected["entries"]
        if "feed_title" in expected:
            title = head.title if head else ""
            yield "feed_title", name, expected["feed_title"], title, plain(title) == plain(expected["feed_title"])
        for field, value in (expected.get("first") or {}).items():
            found = _value(drafts[0], field) if drafts else None
            yield field, name, value, found, _same(field, value, found)


def read_feed_file(path: Path) -> Document | Refused:
    """A feed file read by the importer that recognises it, as one given by name would be."""
    content = path.read_bytes()
    if json_feed.recognises(content, path.name):
        return json_feed.read(content, path.name)
    return feed.read(content, path.name)


def compare_outlines(corpus: Path) -> Iterator[tuple[str, str, object, object, bool]]:
    """(field, file, expected, ours, right) for each agreed value of each OPML file."""
    for expected in _lines(corpus / "expected-opml.jsonl"):
        name = expected["file"]
        document = opml.read((corpus / name).read_bytes(), name)
        outlines = document.outlines if isinstance(document, Document) else ()
        notes = document.notes if isinstance(document, Document) else ()
        merged = sum(note.endswith("named twice, merged") for note in notes)
        refused = sum(
            "is not run (" in note or "is no subscription (" in note or "not an http" in note for note in notes
        )
        ours = {
            "feeds": len(outlines) + merged + refused,
            "unique_feeds": len(outlines) + refused,
            "title": document.head.title if isinstance(document, Document) else None,
            "first_feed": outlines[0].url if outlines else None,
        }
        first = expected.get("first_feed") or ""
        refusal = next((note for note in notes if f"({first[:80]})" in note), None)
        if first and refusal:  # a refusal in words is what is wanted of a command
            ours["first_feed"] = refusal
        for field, found in ours.items():
            if expected.get(field) is not None:
                yield field, name, expected[field], found, _same_outline(field, expected[field], found)


def plain(text: str) -> str:
    """As the corpus compares titles: entities resolved twice, tags removed, white space collapsed."""
    return " ".join(re.sub(r"<[^<>]*>", "", html.unescape(html.unescape(text))).split())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _format(version: str) -> str:
    if version.startswith("rss") and version not in ("rss10", "rss090"):
        return "rss"
    return {"rss10": "rdf", "rss090": "rdf"}.get(version, re.sub(r"\d.*", "", version))


def _value(draft: Draft, field: str) -> object:
    match field:
        case "title":
            return draft.title
        case "link":
            return draft.url
        case "id":
            return draft.guid
        case "date":
            return draft.published or draft.updated
        case "published" | "updated":
            return getattr(draft, field)
        case "tags":
            return len(draft.tags)
    return None


def _same(field: str, expected: object, ours: object) -> bool:
    if field in ("date", "published", "updated"):
        return isinstance(ours, Stamp) and ours.moment().strftime("%Y-%m-%dT%H:%M:%SZ") == expected
    if field == "title":
        return plain(str(ours or "")) == plain(str(expected))
    if field == "link" and isinstance(expected, str):
        # What cannot be opened is not kept: a relative link without any base, another scheme.
        openable = re.match(r"https?://[^/]", expected)
        return ours == expected if openable else ours is None or str(ours).endswith(expected.lstrip("./"))
    return ours == expected


def _same_outline(field: str, expected: object, ours: object) -> bool:
    if field == "first_feed":
        if " is not run (" in str(ours):
            return True
        return ours is not None and canonical(str(ours)) == canonical(str(expected))
    return plain(str(ours)) == plain(str(expected)) if field == "title" else ours == expected


def _tell(what: str, compared: Iterator[tuple[str, str, object, object, bool]], out: TextIO) -> None:
    counts: dict[str, list[int]] = {}
    misses: list[Miss] = []
    for field, name, expected, ours, right in compared:
        verdict = 0 if right else 2 if ours in (None, "", 0) else 1
        counts.setdefault(field, [0, 0, 0])[verdict] += 1
        if not right or " is not run (" in str(ours):
            misses.append((field, name, expected, ours))
    print(f"{what:<12} {'right':>6} {'wrong':>6} {'missing':>8} {'%':>7}", file=out)
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    for field, (right, wrong, missing) in [*counts.items(), ("all", total)]:
        share = 100 * right / (right + wrong + missing)
        print(f"{field:<12} {right:>6} {wrong:>6} {missing:>8} {share:>7.2f}", file=out)
    for field, name, expected, ours in misses:
        said = ours.iso() if isinstance(ours, Stamp) else ours
        print(f"  {field} {name}: expected {expected!r}, read {said!r}", file=out)


def main() -> None:
    checkout = Path(__file__).resolve().parents[2]
    run(Path(os.environ.get("TUIREADER_SHARED") or checkout.parent / "shared"), sys.stdout)


if __name__ == "__main__":
    main()
