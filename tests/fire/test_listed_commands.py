"""Every command of the command line over the listed set, on a terminal, with sound words and with hostile ones."""

from __future__ import annotations

import os
import pkgutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fire.running import CHECKOUT, Ran, on_a_terminal
from tests.fire.stream import COMMAND, offences
from tuireader import cli

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]

EVIL = "a\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\x08\r\n\t\x7f\u202e\u2028\u2066\U000e0041\x85[/]\udcff\udc9b%s{x}"
"""As a word on a command line: all but the NUL, which none can hold; the last two are bytes that are no UTF-8."""
SOUND = {
    "list": (["list"], ["list", "--json"], ["list", "PWN", "--snippets"], ["list", "--ranked", "a"], ["list",
    "tag:tag"]),
    "show": (["show", "1"], ["show", "1", "--json"], ["show", "20", "--width", "20"]),
    "tags": (["tags"], ["tags", "--json"], ["tags", "--all", "--json"]),
    "sources": (["sources"], ["sources", "--json"], ["sources", "F"], ["sources", "1", "2", "3"]),
    "source": (["source", "1", "--title", EVIL, f"+{EVIL}"], ["source", "1", "--mute"]),
    "mark": (["mark", "read", "1", "2"], ["mark", "starred", "--query", "PWN"]),
    "tag": (["tag", "1", f"+{EVIL}"], ["tag", "1", "+good", "-tag"]),
    "undo": (["undo"], ["undo", "--redo"]),
    "delete": (["delete", "3"],),
    "export": (
        *(["export", format, "--query", "is:unread"] for format in ("markdown", "text", "html", "json")),
        ["export", "opml"], ["export", "epub", "1", "-o", "book.epub"], ["export", "text", "--query", "PWN", "-o",
        "into"],
    ),
    "views": (["views", "add", EVIL, "tag:a"], ["views"], ["views", "--json"], ["views", "remove", EVIL]),
    "stats": (["stats"], ["stats", "--json"]),
    "rules": (["rules"], ["rules", "--json"], ["rules", "check"]),
    "config": (["config"], ["config", "--check"], ["config", "--path"], ["config", "--theme", "dark"]),
    "keys": (["keys"], ["keys", "--json"]),
    "manual": (["manual"], ["manual", "--chapters"]),
    "doctor": (["doctor"],),
    "tidy": (["tidy", "--older-than", "1", "--dry-run"],),
    "backup": (["backup", "copies"],),
    "restore": (["restore", "nothing-there"],),
    "refresh": (["refresh", "F"],),
    "unsubscribe": (["unsubscribe", "2"],),
    "fulltext": (["fulltext", "1"],),
    "image": (["image", "1"],),
    "import": (["import", "nothing-there"],),
    "add": (["add", "http://127.0.0.1:1/x"],),
    "open-here": (["open-here", "--help"],),
    "read": (["read", "PWN"],),
}  # fmt: skip
"""Every command by its name; a command that is missing here fails the test."""


def test_every_command(library: Path, tmp_path: Path) -> None:
    named = {found.name.rstrip("_").replace("_", "-") for found in pkgutil.iter_modules(cli.__path__)}
    assert {name for name in named if not name.startswith("-") and name != "open"} <= set(SOUND)
    (tmp_path / "into").mkdir()
    (tmp_path / "copies").mkdir()
    faults, said = [], 0
    for words in (words for calls in SOUND.values() for words in calls):
        ran = on_a_terminal("--library", library, *words, cwd=tmp_path, env={"HOME": str(tmp_path)})
        said += len(ran.sent)
        faults += [f"{words}: {fault}" for fault in _faults(ran)]
    assert faults == []
    assert said > 100_000, "else nothing was proven"


def test_hostile_words_to_every_command(library: Path, tmp_path: Path) -> None:
    faults = []
    for words in (*([name, EVIL] for name in SOUND), *_hostile()):
        ran = on_a_terminal(*words, env={"TUIREADER_LIBRARY": str(library)}, cwd=tmp_path)
        faults += [f"{words}: {fault}" for fault in _faults(ran)]
        if ran.code == 0 and not ran.sent and words[0] not in ("list", "refresh", "read"):
            faults.append(f"{words}: no word about it")
    assert faults == []


def _hostile() -> Iterator[list[str]]:
    yield [EVIL]
    yield [f"--{EVIL}"]
    yield ["--library", EVIL, "list"]
    yield ["--config", EVIL, "list"]
    yield ["list", f"tag:{EVIL}", "AND", "("]
    yield ["list", f'title~"{EVIL}("']
    yield ["list", "--limit", EVIL]
    yield ["show", "1", "--width", EVIL]
    yield ["tags", "rename", EVIL, EVIL]
    yield ["tags", "merge", "tag", EVIL]
    yield ["tags", "colour", "tag", EVIL]
    yield ["tags", "alias", EVIL, "tag"]
    yield ["source", "1", "--interval", EVIL]
    yield ["mark", EVIL, "1"]
    yield ["mark", "read", "--query", f"before:{EVIL}"]
    yield ["export", EVIL, "1"]
    yield ["export", "text", "1", "-o", f"{EVIL}/x"]
    yield ["export", "opml", "-o", EVIL]
    yield ["views", "add", "x", f"({EVIL}"]
    yield ["rules", "dry-run", EVIL]
    yield ["config", "--theme", EVIL]
    yield ["keys", "--profile", EVIL]
    yield ["manual", EVIL]
    yield ["restore", EVIL]
    yield ["backup", f"{EVIL}/x"]
    yield ["refresh", EVIL]
    yield ["image", "1", EVIL]
    yield ["add", f"http://{EVIL}/"]
    yield ["add", f"http://127.0.0.1:1/{EVIL}"]
    yield ["doctor", "--salvage", EVIL]


def test_read_aloud_line_by_line(library: Path, tmp_path: Path) -> None:
    """Every article of the set, by `tuireader read`, and its links."""
    script = tmp_path / "typed"
    pages = ["".join(f"open {n}\nlinks\n" for n in range(1, 21)) + "more\n" for _ in range(9)]
    script.write_text("".join(pages) + f"tags\nsearch {EVIL.splitlines()[0]}\ntag 1 +x\nundo\nhelp\n")
    number = os.open(script, os.O_RDONLY)
    try:
        ran = on_a_terminal("--library", library, "read", stdin=number)
    finally:
        os.close(number)
    assert list(_faults(ran)) == []
    assert len(ran.sent) > 1_000_000


def test_nothing_was_run_or_written(library: Path, tmp_path: Path) -> None:
    """No canary file, nothing beside what was asked for, nothing through a link that lies in the chosen folder."""
    folder, prey = tmp_path / "into", tmp_path / "prey"
    folder.mkdir()
    prey.write_text("mine")
    on_a_terminal("--library", library, "export", "markdown", "--query", "PWN", "-o", folder)
    made = sorted(folder.iterdir())
    assert len(made) > 10
    for path in made:  # the same names again, as links that lead out of the folder
        path.unlink()
        path.symlink_to(prey)
    on_a_terminal("--library", library, "export", "markdown", "--query", "PWN", "-o", folder)
    assert prey.read_text() == "mine"
    ours = {"into", "prey", *(path.name for path in library.parent.glob("library.sqlite*"))}
    assert {path.name for path in tmp_path.iterdir()} == ours
    assert not list(Path("/tmp").glob("PWN*"))


def test_no_program_is_started(library: Path, tmp_path: Path) -> None:
    """A folder of programs that tell of themselves stands before all others: none is called by any case."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name in (
        "sh",
        "touch",
        "xdg-open",
        "open",
        "lynx",
        "w3m",
        "firefox",
        "ssh",
        "curl",
        "www-browser",
        "sensible-browser",
    ):
        program = bin_folder / name
        program.write_text(f'#!/bin/bash\necho "{name} $*" >> {tmp_path}/started\n')
        program.chmod(0o755)
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([str(bin_folder / "touch"), "tried"], env={"PATH": path}, check=True, cwd=CHECKOUT)
    assert (tmp_path / "started").read_text() == "touch tried\n", "else nothing is proven"
    (tmp_path / "started").unlink()
    for words in (
        ["list"],
        ["show", "1"],
        ["refresh", "--all"],
        ["fulltext", "1"],
        ["export", "html", "1"],
        ["doctor"],
    ):
        on_a_terminal("--library", library, *words, env={"PATH": path, "DISPLAY": ":9"}, cwd=tmp_path)
    assert not (tmp_path / "started").exists()


def _faults(ran: Ran) -> Iterator[str]:
    if ran.died:
        yield f"exit {ran.code}: {ran.sent[-400:]!r}"
    yield from offences(ran.sent, COMMAND)[:5]
