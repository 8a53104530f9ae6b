"""The listed lines, folders and libraries: links, searches, names of files, what is no file, what is no library."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fire.listed import Case
from tests.fire.running import on_a_terminal
from tests.fire.stream import COMMAND, offences
from tests.library_builder import draft, made
from tests.terminal_screen import Terminal
from tuireader.desktop.opener import Opened, open_link
from tuireader.model.selections import Selection
from tuireader.query import build, parse
from tuireader.writers.names import named

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


def _case(cases: list[Case], id: str) -> Case:
    return next(case for case in cases if case.id == id)


def test_only_web_addresses_reach_a_browser(cases: list[Case], tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s|" "$#" "$@" >> {tmp_path}/opened\necho >> {tmp_path}/opened\n')
    browser.chmod(0o755)
    opened = [
        url for url in _case(cases, "U1-urls").lines() if isinstance(open_link(url, command=[str(browser)]), Opened)
    ]
    assert opened and all(url.startswith("http://") and url.isprintable() and " " not in url for url in opened)
    assert len(opened) < 10


def test_no_search_is_an_error(cases: list[Case], tmp_path: Path) -> None:
    shelf = made(tmp_path)
    shelf.add(draft("Harbour", tags="sea"), draft("Mill"))
    shelf.index()
    for typed in _case(cases, "Q1-fts").lines():
        shelf.found(typed)
        parse.words(typed, 0)
        assert build.of(Selection(words=typed), 0) is not None
    shelf.library.close()


def test_titles_as_names_of_files(cases: list[Case]) -> None:
    for title in _case(cases, "P6-export-names").lines():
        name = named("2024-01-01", title, ".md")
        assert name == Path(name).name and name.startswith("2024-01-01") and name.isprintable() and len(name) < 200


def test_a_folder_of_what_is_no_file(cases: list[Case], tmp_path: Path) -> None:
    folder, library = tmp_path / "seeds", tmp_path / "library.sqlite"
    subprocess.run(["sh", str(_case(cases, "P1-mkfs").path), str(folder)], check=True)
    ran = on_a_terminal("--library", library, "import", "--json", folder)
    assert not ran.died and ran.code == 1 and ran.megabytes < 300
    assert offences(ran.sent, COMMAND) == []
    results = [json.loads(text) for text in ran.sent.decode().splitlines() if text.startswith("{")]
    refused = {Path(one["path"]).name: one["reason"] for one in results if one["result"] == "refused"}
    for name in ("fifo.txt", "zero.txt", "loop.txt", "dangling.txt", "sparse.txt", "empty.txt", "blank.txt"):
        assert refused[name], name
    assert any(Path(one["path"]).name == "good.txt" and one["result"] == "new" for one in results)


@pytest.mark.parametrize("name", ["D6-not-a-db", "D5-malformed", "D7-newer-schema"])
def test_what_is_no_library_of_ours(cases: list[Case], tmp_path: Path, name: str) -> None:
    """Said in words with its path, by every face; the file stays as it is."""
    library = tmp_path / "library.sqlite"
    content = _case(cases, name).path.read_bytes()
    for words in (
        ["list"],
        ["import", "seeds"],
        ["mark", "read", "1"],
        ["refresh"],
        ["doctor"],
        ["backup"],
        ["tags"],
        [],
    ):
        library.write_bytes(content)
        ran = on_a_terminal("--library", library, *words)
        assert not ran.died and ran.code == (1 if words == ["doctor"] and ran.code == 1 else 3), (words, ran)
        assert b"library.sqlite" in ran.sent and offences(ran.sent, COMMAND) == []
        assert library.read_bytes() == content, words
    with Terminal([sys.executable, "-m", "tuireader", "--library", str(library)]) as terminal:
        assert terminal.wait_exit() == 3
        assert "library.sqlite" in "".join(terminal.screen())
    assert library.read_bytes() == content
