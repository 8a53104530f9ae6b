"""`tuireader source`, `unsubscribe`, `config`, and the options of `add`, as scripts use them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import material
from tests.cli.running import CHECKOUT, Here
from tests.cli.test_add_refresh import Publisher
from tuireader.config import Config, load


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    made = Publisher()
    made.pages["/b"] = ("200 OK", "application/rss+xml", material.FEED.replace("Harbour", "Beach"))
    links = '<link rel="alternate" type="application/rss+xml" title="Ships" href="/feed">'
    links += '<link rel="alternate" type="application/rss+xml" title="Sand" href="/b">'
    made.pages["/both"] = ("200 OK", "text/html", links)
    yield made
    made.server.close()


def only_source(here: Here) -> dict[str, object]:
    return here.ok("sources", "--json").object()


def test_a_source_is_settled_and_taken_back(here: Here, publisher: Publisher) -> None:
    id = here.ok("add", publisher.url(), "--json").object()["id"]
    said = here.ok("source", id, "--title", "Mine", "+sea", "+new york", "--mute", "--interval", "2h", "--fulltext")
    assert len(said.lines()) == 5
    one = only_source(here)
    assert (one["source"], one["tags"], one["muted"], one["interval"]) == ("Mine", ["sea", "new york"], True, 7200)
    assert len(here.ok("list", "tag:sea").lines()) == 2
    here.ok("source", publisher.url(), "-sea", "--unmute", "--interval", "usual", "--no-fulltext", "--title", "")
    one = only_source(here)
    assert (one["source"], one["tags"], one["muted"], one["interval"]) == ("Harbour Post", ["new york"], False, None)
    here.ok("source", "harbour", "--interval", "hand")
    assert only_source(here)["interval"] == 0
    here.ok("undo")
    assert only_source(here)["interval"] is None


def test_what_is_meant_has_to_be_said(here: Here, publisher: Publisher) -> None:
    here.ok("add", publisher.url(), publisher.url("/b"))
    said = here("source", "post", "none such", "--mute")
    assert said.code == 1 and said.out == ""
    assert said.err.splitlines()[0].startswith("post can be 2 sources: ")
    assert said.err.splitlines()[1] == "there is no source none such; `tuireader sources` names them"
    for words in [("1",), ("+tag",), ("1", "+"), ("1", "--interval", "often"), ("1", "2", "--title", "x")]:
        said = here("source", *words)
        assert (said.code, said.out) == (2, "") and said.err.startswith("tuireader: ")


def test_unsubscribing_leaves_the_articles(here: Here, publisher: Publisher) -> None:
    here.ok("add", publisher.url())
    here.ok("unsubscribe", "Harbour Post")
    assert (here.ok("sources", "--json").out, here.ok("refresh", "--all", "--json").out) == ("", "")
    assert "xmlUrl" not in here.ok("export", "opml").out
    assert len(here.ok("list").lines()) == 2
    assert here("unsubscribe", "Harbour Post").code == 1
    here.ok("undo")
    assert only_source(here)["source"] == "Harbour Post"


def test_add_with_what_is_settled(here: Here, publisher: Publisher) -> None:
    here.ok("add", publisher.url(), "--tag", "sea, boats", "--tag", "x", "--title", "Port", "--interval", "30m")
    one = only_source(here)
    assert (one["source"], one["tags"], one["interval"]) == ("Port", ["sea", "boats", "x"], 1800)
    assert here("add", publisher.url(), "--interval", "30 s").code == 2
    assert here("add", publisher.url(), publisher.url("/b"), "--title", "x").code == 2


def test_add_lists_and_rehearses(here: Here, publisher: Publisher) -> None:
    said = here.ok("add", "--list", publisher.url("/both"))
    assert said.lines() == [f"{publisher.url()}  Ships", f"{publisher.url('/b')}  Sand"]
    assert here.ok("add", "--list", "--json", publisher.url("/both")).objects()[1]["title"] == "Sand"
    said = here("add", "--dry-run", publisher.url("/both"))
    assert (said.code, said.err) == (0, "dry run: nothing was stored\n") and "2 new" in said.out
    assert here("add", "--list", publisher.url("/none")).code == 1
    assert here.ok("sources", "--json").out == ""


def test_on_a_terminal_one_is_asked_which(publisher: Publisher, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "--library", str(tmp_path / "l"), "add", publisher.url("/both")],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    os.close(theirs)
    seen = b""
    while b"[1]" not in seen:
        seen += os.read(ours, 4096)
    os.write(ours, b"9\n2\n")
    out, _ = running.communicate(timeout=60)
    os.close(ours)
    assert b"\n1 Ships" in seen and b"\n2 Sand" in seen
    assert out.startswith(b"Beach Post: 2 new")


def test_no_password_is_said(here: Here, publisher: Publisher) -> None:
    typed = publisher.url().replace("://", "://me:hunter2@")
    here.ok("add", typed)
    publisher.pages["/feed"] = ("500 No", "text/plain", "")
    said = [here("refresh", "--all"), here("refresh", "--all", "--json"), here("sources"), here("sources", "1")]
    said += [
        here("sources", "--json"),
        here("export", "opml"),
        here("add", typed),
        here(typed),
        here("show", "1", "--json"),
    ]
    assert said[0].code == 1
    assert not [one for one in said if "hunter2" in one.out + one.err]


def test_a_configuration_to_start_from(here: Here, tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    assert here.ok("config", "--path", "--config", path).out == f"{path}\n"
    assert "there is none" in here.ok("config", "--check", "--config", path).out
    here.ok("config", "--init", "--config", path)
    assert load(path) == Config() and path.stat().st_mode & 0o777 == 0o600
    path.write_text("them = 1\n")
    said = here("config", "--init", "--config", path)
    assert said.code == 2 and "stays as it is" in said.err and path.read_text() == "them = 1\n"
    said = here("config", "--check", "--config", path)
    assert said.code == 2 and 'line 1: them is no setting, did you mean "theme"?' in said.err
    path.write_text("[[source]]\nurl = 'https://a.example/'\ncookie = 'a=b'\n")
    path.chmod(0o644)
    assert "`chmod 600` it" in here("config", "--check", "--config", path).err
    path.chmod(0o600)
    here.ok("config", "--check", "--config", path)
    (tmp_path / "file").touch()
    assert here("config", "--init", "--config", tmp_path / "file" / "c.toml").code == 3
    printed = here.ok("config", "--config", path).out
    assert "# [[source]]" in printed and 'theme = "ansi"' in printed


def test_sources_of_the_configuration_from_the_command_line(here: Here, publisher: Publisher, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        f'[[source]]\nexec = ["echo", "{"x" * 9} hunter2"]\ntitle = "Said"\nfilter = ["cat", "said.xml"]\n'
    )
    (tmp_path / "said.xml").write_text(material.FEED)
    assert here.ok("refresh", "--json", "--config", config).object()["new"] == 2
    listed = here.ok("sources", "--json").object()
    assert (listed["source"], listed["configured"], listed["url"]) == ("Said", True, "exec:Said")
    assert "hunter2" not in here.ok("sources", "1").out + here.ok("export", "opml").out
    config.write_text("")
    here.ok("refresh", "--config", config)
    assert here.ok("sources", "--json").out == ""
