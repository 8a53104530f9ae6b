"""`tuireader show`: an article to read and for a script."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.cli import material
from tests.cli.running import Here
from tests.cli.test_list import FIELDS
from tuireader.text import cells


def test_json_adds_paragraphs_links_and_provenance(stocked: Here, folder: Path) -> None:
    one = stocked.ok("show", "2", "--json").object()
    assert list(one) == [*FIELDS, "paragraphs", "links", "images", "attachments", "notes", "provenance"]
    assert one["paragraphs"] == [
        "The night ferry to Orla left on Thursday with 212 passengers.",
        '"We missed the smell of diesel", one of them said.',
        "The captain promised coffee until midnight.",
    ]
    assert one["links"] == []
    imported = one["provenance"].pop("imported")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", imported)
    assert one["provenance"] == {
        "path": str(folder / "ferry.txt"),
        "sha256": hashlib.sha256(material.FERRY.encode()).hexdigest(),
        "also": [],
    }


def test_links_are_numbered(stocked: Here) -> None:
    (listed,) = stocked.ok("list", "--json", "storm").objects()
    one = stocked.ok("show", str(listed["id"]), "--json").object()
    assert one["links"] == [{"n": 1, "url": "https://harbour.example/map", "text": "passed"}]
    assert one["paragraphs"] == ["The storm has passed."]


def test_what_list_and_show_say_is_the_same(stocked: Here) -> None:
    for listed in stocked.ok("list", "--json").objects():
        shown = stocked.ok("show", str(listed["id"]), "--json").object()
        assert {name: shown[name] for name in FIELDS} == listed


@pytest.mark.parametrize("width", [20, 40, 80, 400])
def test_lines_keep_the_width(stocked: Here, width: int) -> None:
    lines = stocked.ok("show", "2", "--width", str(width)).lines()
    assert lines[0].startswith("Night Ferry to Orla"[: width - 1])
    assert max(cells(text) for text in lines) <= width
    words = " ".join(" ".join(lines).split())
    assert "The captain promised coffee until midnight." in words


def test_addresses_are_whole_at_the_end(stocked: Here) -> None:
    (listed,) = stocked.ok("list", "--json", "storm").objects()
    lines = stocked.ok("show", str(listed["id"]), "--width", "20").lines()
    assert "https://harbour.example/map" in lines[-1]


@pytest.mark.parametrize("id", ["5", "0", "123456789012345678"])
def test_an_unknown_id(stocked: Here, id: str) -> None:
    said = stocked("show", id)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"tuireader: there is no article {id}. `tuireader list` names them\n"


@pytest.mark.parametrize("id", ["x", "1.5", "1" * 30, "9" * 5000, "٣"])
def test_what_is_no_id(stocked: Here, id: str) -> None:
    said = stocked("show", id)
    assert (said.code, said.out) == (2, "")
    assert "is not the ID of an article" in said.err


def test_a_width_out_of_range(stocked: Here) -> None:
    assert stocked("show", "1", "--width", "5").code == 2
    assert stocked("show", "1", "--width", "wide").code == 2
