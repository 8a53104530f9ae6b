"""Help, versions, options in either place, and wrong words."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

import tuireader
from tests.cli.running import Here, process
from tuireader.cli._group import group

PROMISED = ["add", "doctor", "export", "import", "list", "mark", "refresh", "show", "sources", "tag", "tags", "undo"]
COMMANDS = group.list_commands(click.Context(group))


def test_the_version(here: Here) -> None:
    assert here.ok("--version").out == f"tuireader {tuireader.__version__}\n"


def test_the_help_names_every_command_whole(here: Here) -> None:
    said = here.ok("--help")
    assert set(PROMISED) <= set(COMMANDS)
    for name in COMMANDS:
        (line,) = [text for text in said.lines() if text.startswith(f"  {name} ")]
        assert line.endswith("."), "cut off"
        assert not line.endswith("..."), line
    assert "$TUIREADER_LIBRARY" in said.out
    assert "Exit codes" in said.out
    assert here.ok("-h").out == said.out
    assert here.ok("seeds", "--help").out == said.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(here: Here, name: str, own_home: Path) -> None:
    said = here.ok(name, "--help")
    assert said.lines()[0].startswith(f"Usage: tuireader {name}")
    assert len(said.out.split()) > 15
    assert max(map(len, said.lines())) <= 80
    assert here.ok(name, "-h").out == said.out
    assert not (own_home / "library.sqlite").exists(), "help needs no library"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--library", "LIB", "list"],
        ["--library=LIB", "list"],
        ["list", "--library", "LIB"],
        ["list", "--library=LIB", "--json"],
        ["--library", "LIB"],
        ["--config", "none.toml", "--library", "LIB", "tags"],
        ["tags", "--config", "none.toml", "--library", "LIB"],
        ["mark", "read", "1", "--library", "LIB"],
        ["--library", "elsewhere.sqlite", "list", "--library", "LIB"],
    ],
    ids=" ".join,
)
def test_the_library_is_named_before_or_after_the_command(
    stocked: Here, own_home: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], tmp_path: Path
) -> None:
    library = own_home / "library.sqlite"
    monkeypatch.setenv("TUIREADER_LIBRARY", str(tmp_path / "wrong.sqlite"))
    said = stocked.ok(*(word.replace("LIB", str(library)) for word in arguments))
    assert said.out != ""
    assert not (tmp_path / "wrong.sqlite").exists()


def test_the_library_is_named_by_the_environment(
    stocked: Here, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setenv("TUIREADER_LIBRARY", str(own_home / "second.sqlite"))
    assert stocked.ok("list").out == ""
    assert (own_home / "second.sqlite").exists()


def test_the_library_lies_in_the_data_folder(stocked: Here, monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    monkeypatch.delenv("TUIREADER_LIBRARY")
    assert stocked.ok("list").out == ""
    assert (own_home / ".local/share/tuireader/library.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lst"], "lst is neither a command nor a file. Did you mean `tuireader list`?"),
        (["refesh", "--json"], "there is no option --json. `tuireader --help` says more"),
        (["Import"], "Import is neither a command nor a file. Did you mean `tuireader import`?"),
        (["quux"], "quux is neither a command nor a file. `tuireader --help` names the commands"),
        (["--", "list"], "list is neither a command nor a file. Did you mean `tuireader list`?"),
        (["--foo"], "there is no option --foo. `tuireader --help` says more"),
        (["list", "--foo"], "there is no option --foo. `tuireader list --help` says more"),
        (["list", "--jsn"], "there is no option --jsn, did you mean --json? `tuireader list --help` says more"),
        (["--library"], "behind --library a value is missing: --library FILE. `tuireader --help` says more"),
        (["list", "--limit"], "behind --limit a value is missing: --limit N. `tuireader list --help` says more"),
        (["list", "--limit", "x"], "--limit: x is not a number from 0 on. `tuireader list --help` says more"),
        (["list", "-n", "-1"], "--limit: -1 is not a number from 0 on. `tuireader list --help` says more"),
        (["show", "1", "--width", "5"], "--width: 5 is not a number from 20 to 400. `tuireader show --help` says more"),
        (["doctor", "--repair=x"], "--repair does not take a value. `tuireader doctor --help` says more"),
        (["add"], "URL... is missing. `tuireader add --help` says more"),
        (["show", "x"], "x is not the ID of an article. `tuireader show --help` says more"),
        (["undo", "all", "of it"], "not expected here: all of it. `tuireader undo --help` says more"),
        (["mark"], "say which: read, unread, starred or unstarred. `tuireader mark --help` says more"),
        (
            ["mark", "raed", "1"],
            "raed is none of read, unread, starred or unstarred. `tuireader mark --help` says more",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_words(here: Here, own_home: Path, arguments: list[str], told: str) -> None:
    said = here(*arguments)
    assert (said.code, said.out, said.err) == (2, "", f"tuireader: {told}\n")
    assert list(own_home.iterdir()) == [], "wrong words leave no trace"


def test_wrong_words_cannot_drive_the_terminal(here: Here) -> None:
    for words in (
        ["--\x1b]52;c;YQ==\x07"],
        ["list", "--\x9b31m"],
        ["show", "\x1b[2J"],
        ["\x1b[2J/none"],
        ["tag", "\x1b"],
    ):
        said = here(*words)
        assert said.code in (1, 2)
        assert not set("\x1b\x9b\x07") & set(said.err + said.out)


def test_a_file_may_be_called_like_anything(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("lst", "-news", "list"):
        (tmp_path / name).write_text(f"Note {name}\n\nA sentence about {name} stands here.\n", encoding="utf-8")
    assert len(here.ok("lst").lines()) == 1
    assert here.ok("import", "--", "-news", "list").out == "2 new\n"
    assert len(here.ok("./-news").lines()) == 3


def test_the_package_runs_from_any_folder(tmp_path: Path) -> None:
    assert process("--version", cwd=tmp_path).stdout.startswith(b"tuireader ")


def test_a_configuration_that_is_named_has_to_be_there(here: Here, own_home: Path) -> None:
    said = here("--config", "nowhere.toml", "refresh")
    assert said.code == 2 and said.out == ""
    way = "`tuireader --config nowhere.toml config --init` writes one"
    assert said.err == f"tuireader: nowhere.toml: there is no such file. {way}\n"


def test_every_fault_of_a_configuration_has_its_line(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('theem = "dark"\ntext_width = 3\n[keys]\nopen = ["s"]\n')
    said = here("--config", file, "config", "--check")
    assert said.code == 2 and said.out == ""
    assert said.err.splitlines() == [
        f'{file}: line 1: theem is no setting, did you mean "theme"?',
        f"{file}: line 2: text_width has to be a whole number from 40 to 200",
        f"tuireader: {file}: 2 faults. Correct this, or move the file away to start with the defaults",
    ]
    file.write_text('[keys]\nopen = ["s"]\n')
    said = here("--config", file, "config", "--check")
    assert (said.code, said.out, said.err) == (0, f"{file}: all well\n", "")
