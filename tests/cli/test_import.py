"""`tuireader import`: what is taken in, what is refused, and what a script is told of it."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from tests.cli import material
from tests.cli.running import Here, process


def test_a_folder_is_taken_in_and_counted(here: Here, folder: Path) -> None:
    assert here.ok("import", folder).out == "4 new\n"
    assert here.ok("import", folder).out == "4 unchanged\n"


def test_json_has_an_object_for_each_document(here: Here, folder: Path) -> None:
    said = here.ok("import", "--json", folder / "choir.txt", folder / "ferry.txt")
    assert said.objects() == [
        {
            "path": str(folder / "choir.txt"),
            "result": "new",
            "id": 1,
            "title": "Choir Café Opens in Sankt Veit",
            "reason": None,
        },
        {
            "path": str(folder / "ferry.txt"),
            "result": "new",
            "id": 2,
            "title": "Night Ferry to Orla Sails Again",
            "reason": None,
        },
    ]
    assert list(said.objects()[0]) == ["path", "result", "id", "title", "reason"]


def test_each_result_is_named(here: Here, folder: Path, tmp_path: Path) -> None:
    here.ok("import", folder)
    (folder / "choir.txt").write_text(material.CHOIR + "\nThe mayor sang twice.\n", encoding="utf-8")
    (folder / "copy.txt").write_text(material.FERRY, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    said = here("import", "--json", folder)
    found = {Path(one["path"]).name: (one["result"], one["id"]) for one in said.objects()}
    assert found["choir.txt"] == ("updated", 1)
    assert found["copy.txt"] == ("duplicate", 2)
    assert found["ferry.txt"] == ("unchanged", 2)
    assert found["empty.txt"] == ("refused", None)
    assert said.code == 1
    assert said.err.splitlines() == [
        f"refused: {folder}/empty.txt: {reason}"
        for one in said.objects()
        if (reason := one["reason"]) and one["result"] == "refused"
    ]


def test_what_is_refused_costs_the_others_nothing(here: Here, folder: Path) -> None:
    (folder / "aaa.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    said = here("import", folder, folder / "missing.txt")
    assert said.code == 1
    assert said.out == "4 new, 2 refused\n"
    assert [text.partition(": ")[0] for text in said.err.splitlines()] == ["refused", "refused"]
    assert "missing.txt: there is no such file or folder" in said.err


def test_a_dry_run_says_the_same_and_stores_nothing(here: Here, folder: Path) -> None:
    said = here.ok("import", "--dry-run", folder)
    assert said.out == "4 new (dry run: nothing was stored)\n"
    assert here.ok("list").out == ""
    assert {one["result"] for one in here.ok("import", "--dry-run", "--json", folder).objects()} == {"new"}
    assert here.ok("sources").out == ""


def test_standard_input_is_a_document(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(material.FEED.encode())))
    said = here.ok("import", "-", "--json")
    assert [(one["path"], one["title"]) for one in said.objects()] == [("-", "Storm & Calm"), ("-", "Ferries late")]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    refused = here("import", "-")
    assert (refused.code, refused.out) == (1, "1 refused\n")


def test_an_empty_folder_is_no_fault(here: Here, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    assert here.ok("import", tmp_path / "void").out == "nothing found to import\n"


def test_opml_makes_sources(here: Here, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(material.OPML, encoding="utf-8")
    said = here.ok("import", "--json", tmp_path / "feeds.opml")
    assert [(one["result"], one["title"], one["id"]) for one in said.objects()] == [
        ("new", "Harbour <Post>", None),
        ("new", "Valley", None),
    ]
    assert {source["url"] for source in here.ok("sources", "--json").objects()} == {
        "https://harbour.example/feed",
        "https://valley.example/rss",
    }


def test_a_name_no_file_can_have_is_wrong_usage(here: Here) -> None:
    for command in (["import", "a\0b"], ["a\0b"], ["--library", "a\0b", "list"]):
        said = here(*command)
        assert (said.code, said.out) == (2, "")
        assert said.err == "tuireader: a file name cannot hold a NUL character\n"


def test_what_is_no_file_is_refused_at_once(here: Here, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    said = here("import", tmp_path / "pipe", tmp_path / "loop", "/dev/zero")
    assert (said.code, said.out) == (1, "3 refused\n")
    assert said.err.count("not a regular file") == 2


def test_a_file_name_of_any_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "bytes"
    folder.mkdir()
    for name in (b"caf\xe9.txt", "二.txt".encode(), b"\x1b[31mred.txt"):
        content = f"News of {name.hex()}\n\nA first sentence stands here.\n"
        (folder / os.fsdecode(name)).write_text(content)
    done = process("import", "--json", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b'"new"') == 3
    assert b"\x1b" not in done.stdout
    again = process("import", folder)
    assert (again.returncode, again.stdout) == (0, b"3 unchanged\n")
    refused = process("import", os.fsencode(folder) + b"/none\xff\x1b[2J")
    assert refused.returncode == 1
    assert b"\x1b" not in refused.stderr


def test_what_was_subscribed_to_is_asked_by_refresh(here: Here, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(material.OPML, encoding="utf-8")
    assert "`tuireader refresh` asks the" in here("import", tmp_path / "feeds.opml").err
    assert "refresh" not in here("import", tmp_path / "feeds.opml").err
