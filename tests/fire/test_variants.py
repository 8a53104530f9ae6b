"""The rule, not the case: any character of a class, in any spelling, through any place of any document."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest

from tests.cli.running import Here, Said
from tests.fire.stream import offences
from tests.fire.variants import documents, hostile
from tuireader.library import open_library
from tuireader.text import clean

SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 7))]
BARE = frozenset[str]()


def _sound(said: Said, what: object) -> None:
    written = (said.out + said.err).encode("utf-8", "surrogatepass")
    assert offences(written, BARE) == [], what
    assert said.code in (0, 1, 2, 3), what


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Here:
    """Commands, where what they write lies beside nothing of ours."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return Here(capsys)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.timeout(300)
def test_every_place_of_every_document(here: Here, tmp_path: Path, own_home: Path, seed: int) -> None:
    """Through the importers into the library, and out by the commands; what is stored is clean already."""
    dice = random.Random(seed)
    folder = tmp_path / f"folder {_name(dice)}"
    folder.mkdir()
    for name, content in documents(dice):
        (folder / name).write_bytes(content)
    (folder / f"named {_name(dice)}.txt").write_text("Title\n\nText.\n")
    said = here("import", folder)
    _sound(said, "import")
    assert len(here("list").lines()) > 40, "else nothing got as far as it could"
    for words in (
        ["list", "--json", "--limit", "500"],
        ["import", "--json", folder],
        ["tags", "--all", "--json"],
        ["tags"],
        ["sources"],
        ["sources", "--json"],
        ["stats"],
        *(["export", kind, "--query", "is:unread"] for kind in ("markdown", "text", "html", "json")),
        ["export", "opml"],
        ["doctor"],
    ):
        _sound(here(*words), words)
    for id in range(1, 1 + len(here("list", "--limit", "500").lines()), 1 if seed else 9):
        _sound(here("show", str(id)), id)
        _sound(here("show", str(id), "--json"), id)
    _clean_inside(own_home / "library.sqlite")


def _name(dice: random.Random) -> str:
    """A part of a file's name: what no name can hold is left out."""
    return re.sub("[\0/]", "", hostile(dice).encode("utf-8", "replace").decode())[:60]


def _clean_inside(path: Path) -> None:
    """No text in the library holds what a terminal would obey, whatever reads it later; but for names of files."""
    with open_library(path) as library:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        for (table,) in library.db.execute(f"{tables} AND name != 'documents'").fetchall():
            for row in library.db.execute(f"SELECT * FROM {table}"):
                for value in row:
                    if isinstance(value, str):
                        assert clean(value) == value, (table, value[:200])


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_words_in_the_configuration(here: Here, own_home: Path, seed: int) -> None:
    """As a key, a value, the name of a table, a theme, a set of keys: told in words, never as it is."""
    config = Path(os.environ["TUIREADER_CONFIG"])
    dice = random.Random(seed)
    for template in (
        '"@" = 1', 'theme = "@"', '"@" = "@', 'order = ["@"]', '[keys]\n"@" = "x"', '[keys]\nstar = ["@"]',
        '[views]\n"@" = "(@"',
        '[[source]]\nurl = "@"', '[[source]]\nurl = "http://a.example/@"\n"@" = "@"',
        '[[rule]]\nname = "@"\nquery = "(@"\ndo = ["@"]',
        '[macros]\nk = ["@"]', 'profile = "@"', 'row_format = "%{@}"', 'date_format = "@"', 'open_command = ["@"]',
        "@",
        'save_folder = "@"', 'keyboard = ["@"]',
    ):  # fmt: skip
        text = hostile(dice).replace('"', "").replace("\\", "").encode("utf-8", "replace").decode()
        for spelled in (text, "".join(f"\\U{ord(one):08X}" if not one.isalnum() else one for one in text)):
            config.write_text(template.replace("@", spelled))
            for words in (
                ["config", "--check"],
                ["list"],
                ["config", "--theme", text],
                *((["keys"], ["rules"], ["views"], ["refresh"]) if seed else ()),
            ):
                _sound(here(*words), (template, words))


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_words_on_the_command_line(here: Here, own_home: Path, seed: int) -> None:
    dice = random.Random(seed)
    (own_home / "seed.txt").write_text("Title\n\nText.\n")
    here("import", own_home / "seed.txt")
    for before, after in (
        ([], []), (["list"], []), (["show"], []), (["mark", "read", "--query"], []), (["tag", "1"], []), (["add"],
        ["--list"]),
        (["import"], []), (["refresh"], []), (["source"], []), (["views", "add", "x"], []), (["views", "add"],
        ["is:unread"]),
        (["tags", "rename", "x"], []), (["export", "text", "1", "-o"], []), (["config", "--theme"], []),
        (["manual"], []),
        (["restore"], []), (["backup"], []), (["keys", "--profile"], []), (["list", "--limit"], []),
        (["--library"], ["list"]),
        (["--config"], ["list"]), (["rules", "dry-run"], []), (["image", "1"], []), (["doctor", "--salvage"], []),
    ):  # fmt: skip
        text = hostile(dice).replace("\0", "").encode("utf-8", "replace").decode()
        more = (f"-{text}", f"http://127.0.0.1:1/{text}", f"({text}") if seed else ()
        for word in (text, f"+{text}", f"tag:{text}", *more):
            _sound(here(*before, word, *after), (before, word))
