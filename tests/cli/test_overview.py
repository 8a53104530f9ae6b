"""`tuireader tags`, `sources`, `export` and `doctor`."""

from __future__ import annotations

import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path

import tuireader
from tests.cli import material
from tests.cli.running import Here, Said, process


def test_tags_with_counts(stocked: Here) -> None:
    stocked.ok("mark", "read", "2")
    assert stocked.ok("tags", "--json").objects() == [
        {"tag": "ferries", "total": 2, "unread": 1},
        {"tag": "lindau bay", "total": 1, "unread": 0},
        {"tag": "weather", "total": 1, "unread": 1},
    ]
    assert [text.split(None, 2) for text in stocked.ok("tags").lines()] == [
        ["2", "1", "ferries"],
        ["1", "0", "lindau bay"],
        ["1", "1", "weather"],
    ]


def test_tags_are_renamed_merged_coloured_and_hidden(stocked: Here) -> None:
    assert stocked.ok("tags", "rename", "ferries", "Boats").lines() == ["renamed “ferries” to “Boats”"]
    assert stocked.ok("tags", "merge", "weather", "lindau bay", "boats").lines() == ["merged 2 tags into “Boats”"]
    assert stocked.ok("tags", "alias", "Fähren", "boats").lines() == ["“Fähren” means “Boats”"]
    assert stocked.ok("tags", "colour", "boats", "bright red").lines() == ["coloured “Boats” bright red"]
    assert stocked.ok("tags", "--all", "--json").objects() == [
        {
            "tag": "Boats", "total": 3, "unread": 3, "hidden": False, "colour": "bright_red",
            "aliases": ["Fähren", "ferries", "lindau bay", "weather"],
        }
    ]  # fmt: skip
    assert stocked.ok("tags").lines()[0].split() == [
        "3", "3", "Boats", "(bright", "red;", "also", "Fähren,", "ferries,", "lindau", "bay,", "weather)",
    ]  # fmt: skip
    assert len(stocked.ok("list", "tag:weather", "--json").objects()) == 3
    assert stocked.ok("tags", "hide", "boats").lines() == ["hid “Boats”"]
    assert stocked.ok("tags").lines() == []
    assert stocked.ok("tags", "show", "boats").lines() == ["showed “Boats”"]
    assert stocked.ok("tags", "unalias", "fahren").lines() == ["“Fähren” means “Boats” no more"]
    for _ in range(6):
        stocked.ok("undo")
    assert stocked.ok("tags", "--json").objects()[0]["tag"] == "Boats"
    stocked.ok("undo")
    assert [one["tag"] for one in stocked.ok("tags", "--json").objects()] == ["ferries", "lindau bay", "weather"]
    assert stocked("tags", "paint", "x").code == 2
    assert stocked("tags", "rename", "ferries").code == 2
    assert stocked("tags", "rename", "nonesuch", "x").code == 1


def test_sources_with_counts(stocked: Here, folder: Path) -> None:
    feed, seeds = sorted(stocked.ok("sources", "--json").objects(), key=lambda one: one["source"])
    assert (feed["source"], feed["source_kind"], feed["total"], feed["unread"]) == ("Harbour Post", "feed", 2, 2)
    assert (seeds["source"], seeds["source_kind"], seeds["total"]) == ("news", "seed", 2)
    assert seeds["url"] == folder.as_uri()
    assert (feed["reason"], feed["failures"]) == (None, 0)
    assert len(stocked.ok("sources").lines()) == 2


def test_an_empty_library_lists_nothing(here: Here) -> None:
    for command in (["list"], ["tags"], ["sources"], ["list", "--json"], ["tags", "--json"], ["sources", "--json"], []):
        assert here.ok(*command).out == ""


def test_subscriptions_make_a_round_trip(here: Here, tmp_path: Path) -> None:
    (tmp_path / "in.opml").write_text(material.OPML, encoding="utf-8")
    said = here("import", tmp_path / "in.opml")
    assert (said.code, said.err) == (0, "`tuireader refresh` asks the 2 new sources for news\n")
    written = process("export", "opml")
    assert (written.returncode, written.stderr) == (0, b"")
    ET.fromstring(written.stdout)  # well-formed
    (tmp_path / "out.opml").write_bytes(written.stdout)
    assert {one["result"] for one in here.ok("import", "--json", tmp_path / "out.opml").objects()} == {"unchanged"}
    here("--library", tmp_path / "other.sqlite", "import", tmp_path / "out.opml")
    assert process("export", "opml", "--library", tmp_path / "other.sqlite").stdout == written.stdout
    facts = {
        (one["source"], one["url"])
        for one in here.ok("--library", tmp_path / "other.sqlite", "sources", "--json").objects()
    }
    assert facts == {("Harbour <Post>", "https://harbour.example/feed"), ("Valley", "https://valley.example/rss")}


def test_seeds_are_no_subscriptions(stocked: Here) -> None:
    assert b"<outline" not in process("export", "opml").stdout


def findings(said: Said) -> dict[str, str]:
    """What doctor looked at → what it said of it."""
    return {text[4:26].strip(): text[27:] for text in said.lines() if text[:3].strip()}


def test_doctor_finds_a_sound_library(stocked: Here) -> None:
    said = stocked("doctor")
    assert said.err == ""
    assert findings(said)["tuireader"].startswith(tuireader.__version__)
    assert [findings(said)[what] for what in ("file", "counts", "index")] == ["sound"] * 3


def test_doctor_finds_wrong_counts_and_mends_them(stocked: Here, own_home: Path) -> None:
    with closing(sqlite3.connect(own_home / "library.sqlite")) as db, db:
        db.execute("UPDATE counts SET n = n + 7 WHERE name = 'unread'")
    said = stocked("doctor")
    assert said.code == 1
    assert findings(said)["counts"] != "sound"
    assert "→ run `tuireader doctor --repair`" in said.out
    assert findings(stocked("doctor", "--repair"))["counts"] == "sound"
    assert len(stocked.ok("list", "orla").lines()) == 1


def test_doctor_does_not_make_a_library(here: Here, own_home: Path) -> None:
    said = here("doctor")
    assert (said.code, said.out) == (3, "")
    assert not (own_home / "library.sqlite").exists()


def test_sources_say_how_they_fare(stocked: Here, own_home: Path) -> None:
    with closing(sqlite3.connect(own_home / "library.sqlite")) as db, db:
        db.execute(
            "UPDATE sources SET failures = 2, tried = 1700000000, status = 404, muted = 1,"
            " reason = 'nothing is here \x1b[2J', outcomes = '[[1700000000,\"failed\",404,0,0.1,\"no\"]]'"
            " WHERE kind = 'feed'"
        )
    healthy, failing = sorted(stocked.ok("sources").lines())[::-1]
    assert failing.startswith("!m ") and failing.endswith("nothing is here [2J")
    assert healthy.startswith("✓  ") and "read when it was imported" in healthy
    assert failing.index("Harbour") == healthy.index("news"), "columns stand one below the other"
    assert stocked.ok("sources", "--failing").lines() == [failing]
    told = stocked.ok("sources", "harbour").lines()
    assert told[0].startswith("Harbour Post  (number ")
    assert "  state           nothing is here [2J; twice in a row" in told
    one = stocked.ok("sources", "harbour", "--json").object()
    assert one["outcomes"] == [
        {"at": "2023-11-14T22:13:20Z", "result": "failed", "status": 404, "new": 0, "seconds": 0.1, "reason": "no"}
    ]
    assert (one["muted"], one["gone"], one["interval"], one["offered"], one["tags"]) == (True, False, None, [], [])
    assert " ".join(one).endswith(
        " muted interval due due_why attempts unmodified wire_bytes newest tags outcomes offered moved_to gone"
        " configured"
    )
    nothing = stocked("sources", "nowhere")
    assert (nothing.code, nothing.out, nothing.err) == (
        1,
        "",
        "there is no source nowhere; `tuireader sources` names them\n",
    )
