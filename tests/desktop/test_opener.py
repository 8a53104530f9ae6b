"""What is opened, what is shown, what is refused; with real programs in a folder of their own."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.terminal.test_clipboard import program
from tuireader.desktop.opener import NotOpened, Opened, Shown, fault_in, open_link

URL = "https://example.org/a?b=c&d=%20#e"


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "http://example.org",
        "HTTPS://EXAMPLE.ORG/",
        "https://münchen.example/straße",
        "http://[2001:db8::1]:8080/x",
        "https://user@example.org/~me/(a)'b;c,d=!$*+",
        "https://example.org/" + "x" * (2_000 - 20),
    ],
)
def test_links_that_may_be_opened(url: str) -> None:
    assert fault_in(url) is None


@pytest.mark.parametrize(
    "url",
    [
        *("", "example.org", "//example.org/", "https://", "https:///path", "https:example.org", "http://-oProxy/"),
        *("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org/", "mailto:a@b.example"),
        *("--version", "-https://example.org/", " https://example.org/", "https://example.org/ x"),
        *("https://example.org/\n", "https://example.org/\x1b[2J", "https://example.org/\x9b", "https://a\tb/"),
        *("https://example.org/\u202e", "https://example.org/\u200b", "https://example.org/\u3000"),
        *(
            'https://example.org/"x',
            "https://example.org/`x`",
            "https://example.org/<x>",
            "https://example.org\\@evil/",
        ),
        *("http://[::1", "http://example.org:port/", "https://example.org/\udcff"),
        "https://example.org/" + "x" * (2_001 - 20),
    ],
)
def test_links_that_are_refused(url: str, bin_folder: Path) -> None:
    trace = bin_folder.parent / "started"
    program(bin_folder, "browser", f"echo > {trace}")
    refused = open_link(url, command=["browser", "{url}"], environ={"PATH": str(bin_folder)})
    assert isinstance(refused, NotOpened) and refused.reason
    assert not trace.exists()


@given(st.text())
def test_the_gate_never_raises_and_lets_only_plain_links_through(url: str) -> None:
    if fault_in(url) is None:
        assert url.lower().startswith(("http://", "https://")) and url.isprintable() and " " not in url


@pytest.mark.parametrize(
    "environ",
    [{}, {"SSH_CONNECTION": "a 1 b 22", "DISPLAY": "localhost:10.0"}, {"SSH_TTY": "/dev/pts/1", "DISPLAY": ":0"}],
)
def test_without_a_display_or_over_ssh_the_link_is_shown(environ: dict[str, str], bin_folder: Path) -> None:
    trace = bin_folder.parent / "started"
    for name in ("xdg-open", "open", "lynx", "w3m", "links", "elinks", "www-browser", "firefox"):
        program(bin_folder, name, f"echo > {trace}")
    browsers = {"PATH": str(bin_folder), "BROWSER": "lynx", **environ}
    assert open_link(URL, environ=browsers, platform="linux") == Shown(URL)
    time.sleep(0.1)
    assert not trace.exists()


@pytest.mark.parametrize(("platform", "name"), [("linux", "xdg-open"), ("darwin", "open")])
def test_with_a_display_the_desktops_opener_is_used(platform: str, name: str, bin_folder: Path) -> None:
    kept = bin_folder.parent / "arguments"
    program(bin_folder, name, f'printf "%s\\n" "$#" "$@" > {kept}.part; {shutil.which("mv")} {kept}.part {kept}')
    environ = {"PATH": str(bin_folder), "DISPLAY": ":0"}
    assert open_link(URL, environ=environ, platform=platform) == Opened(URL, f"opened with {name}")
    assert lines_of(kept) == ["1", URL]


def test_no_opener_installed_shows_the_link(bin_folder: Path) -> None:
    assert open_link(URL, environ={"PATH": str(bin_folder), "DISPLAY": ":0"}, platform="linux") == Shown(URL)


def test_a_configured_command_gets_the_link_as_one_argument(bin_folder: Path) -> None:
    kept = bin_folder.parent / "arguments"
    program(bin_folder, "browser", f'printf "%s\\n" "$#" "$@" > {kept}.part; {shutil.which("mv")} {kept}.part {kept}')
    url = "https://example.org/a;touch$(x)&'b"
    environ = {"PATH": str(bin_folder), "SSH_CONNECTION": "a 1 b 22"}
    done = open_link(url, command=["browser", "--new", "at={url}"], environ=environ)
    assert done == Opened(url, "opened with browser")
    assert lines_of(kept) == ["2", "--new", f"at={url}"]
    kept.unlink()
    open_link(url, command=["browser"], environ=environ)
    assert lines_of(kept) == ["1", url]


def test_a_command_that_is_missing_is_named(bin_folder: Path) -> None:
    done = open_link(URL, command=["nosuch"], environ={"PATH": str(bin_folder)})
    assert done == NotOpened("nosuch is not installed")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_program_is_not_waited_for_and_has_no_terminal(bin_folder: Path) -> None:
    kept, go = bin_folder.parent / "session", bin_folder.parent / "go"
    program(
        bin_folder,
        "browser",
        f"until [ -e {go} ]; do {shutil.which('sleep')} 0.02; done; echo noise\n"
        f"{shutil.which('cat')} /proc/$$/stat > {kept}.part; {shutil.which('mv')} {kept}.part {kept}",
    )
    assert isinstance(open_link(URL, command=["browser"], environ={"PATH": str(bin_folder)}), Opened)
    go.touch()  # not reached if the program were waited for
    pid, session = (lines_of(kept)[0].replace("(browser)", "").split()[n] for n in (0, 4))
    assert session == pid != str(os.getsid(0))


def lines_of(path: Path) -> list[str]:
    end = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} was not written"
        time.sleep(0.01)
    return path.read_text().splitlines()
