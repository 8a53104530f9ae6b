"""`tuireader views`, and queries that name them; errors with a caret."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Here, process


def test_views_are_kept_listed_used_and_forgotten(stocked: Here) -> None:
    assert stocked.ok("views").out == ""
    assert stocked.ok("views", "add", "at sea", "tag:ferries", "-tag:weather").lines() == ["saved the view at sea"]
    stocked.ok("views", "add", "nb", 'unread = "yes" and age < 36500')
    assert stocked.ok("views", "--json").objects()[0] == {
        "name": "at sea",
        "query": "tag:ferries -tag:weather",
        "words": "tagged ferries, not weather",
        "total": len(stocked.ok("list", "tag:ferries", "-tag:weather").lines()),
        "unread": len(stocked.ok("list", "tag:ferries", "-tag:weather", "is:unread").lines()),
        "configured": False,
    }
    assert stocked.ok("list", 'view:"at sea"').out == stocked.ok("list", "tag:ferries -tag:weather").out != ""
    assert stocked.ok("views").lines()[0].split(None, 2)[2] == "at sea  tag:ferries -tag:weather"
    assert stocked.ok("views", "remove", "AT SEA").lines() == ["deleted the view at sea"]
    assert stocked.ok("undo").out.startswith("taken back")
    assert len(stocked.ok("views").lines()) == 2


def test_all_three_notations_find_the_same(stocked: Here) -> None:
    ours = stocked.ok("list", "tag:ferries", "is:unread").out
    assert ours
    assert stocked.ok("list", 'tags # "ferries" and unread = "yes"').out == ours
    assert stocked.ok("list", "+ferries", "+unread").out == ours


def test_what_is_wrong_is_told_with_a_caret_below_it(stocked: Here) -> None:
    said = process("list", "tag:ferries", "is:unraed")
    assert said.returncode == 2
    told = said.stderr.decode().split("\n")
    assert "column 16" in told[0] and "Did you mean is:unread?" in told[0]
    assert told[1] == "  tag:ferries is:unraed"
    assert told[2] == " " * (2 + told[1][2:].index("unraed")) + "^"


def test_wrong_usage_and_names_are_told(stocked: Here) -> None:
    for arguments, said in (
        (("views", "add", "x"), "views add NAME QUERY"),
        (("views", "drop", "x"), "views add NAME QUERY"),
        (("views", "remove", "x"), "there is no saved view x"),
        (("views", "add", "x", "view:x"), "leads back to itself"),
    ):
        found = stocked(*arguments)
        assert (found.code, said in found.err) == (2, True), found


def test_views_of_the_configuration_are_listed_used_and_checked(stocked: Here, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('theme = "ansi"\n[views]\nsea = "tag:ferries"\n"old one" = "is:unraed"\n')
    found = stocked("--config", config, "config", "--check")
    assert found.code == 2
    assert f"{config}: line 4: views.old one: column 4" in found.err
    assert "Did you mean is:unread?" in found.err
    listed = stocked.ok("--config", config, "views", "--json").objects()
    assert [(one["name"], one["configured"], one["total"] is None) for one in listed] == [
        ("sea", True, False),
        ("old one", True, True),
    ]
    assert stocked.ok("--config", config, "list", "view:sea").out == stocked.ok("list", "tag:ferries").out
    assert stocked("--config", config, "views", "remove", "sea").code == 2
    config.write_text('[views]\nsea = "tag:ferries"\n')
    assert "views.sea" not in stocked("--config", config, "config", "--check").err
    config.write_text("[views]\nsea = 5\n")
    assert "line 2: views.sea has to be a text in quotes" in stocked("--config", config, "config", "--check").err
