"""The ways of copying, with real programs in a folder of their own and, where it is installed, a real tmux."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tuireader.ui.terminal.clipboard import Copied, NotCopied, copy

TEXT = "https://example.org/ä?q=漢字\nsecond line"
TMUX = shutil.which("tmux")


@pytest.fixture
def sent() -> list[str]:
    return []


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def program(folder: Path, name: str, body: str) -> None:
    """A shell script that stands on PATH alone; it may use absolute paths and shell builtins."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def keeper(folder: Path, name: str) -> Path:
    """A clipboard tool that keeps what it was given, and its arguments."""
    kept = folder.parent / f"{name}.kept"
    program(folder, name, f'echo "$@" > {kept}.arguments\nexec {shutil.which("cat")} > {kept}')
    return kept


def test_osc_52_when_there_is_nothing_else(bin_folder: Path, sent: list[str]) -> None:
    keeper(bin_folder, "xclip")
    environ = {"PATH": str(bin_folder), "SSH_CONNECTION": "a 1 b 22", "DISPLAY": "localhost:10"}
    assert copy(TEXT, sent.append, environ) == Copied("sent to the terminal (OSC 52)")
    assert sent == ["\x1b]52;c;" + base64.b64encode(TEXT.encode()).decode() + "\x07"]


def test_too_long_for_osc_52_is_refused_in_words(sent: list[str]) -> None:
    assert copy("x" * 55_500, sent.append, {}) == Copied("sent to the terminal (OSC 52)")
    assert len(sent[0]) == 74_000 + len("\x1b]52;c;\x07")
    refused = copy("x" * 55_501, sent.append, {})
    assert isinstance(refused, NotCopied)
    assert refused.reason == "55,501 bytes are too many for the terminal's clipboard (55,500 at most)"
    assert len(sent) == 1


def test_nothing_is_not_copied(sent: list[str]) -> None:
    assert isinstance(copy("", sent.append, {}), NotCopied)
    assert not sent


@pytest.mark.parametrize(
    ("tool", "environ", "arguments"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0"}, ""),
        ("xclip", {"DISPLAY": ":0"}, "-selection clipboard"),
        ("xsel", {"DISPLAY": ":0"}, "--clipboard --input"),
    ],
)
def test_local_tools(bin_folder: Path, sent: list[str], tool: str, environ: dict[str, str], arguments: str) -> None:
    kept = keeper(bin_folder, tool)
    assert copy(TEXT, sent.append, {"PATH": str(bin_folder), **environ}) == Copied(f"copied with {tool}")
    assert kept.read_text() == TEXT
    assert kept.with_suffix(".kept.arguments").read_text().strip() == arguments
    assert not sent


def test_a_tool_that_fails_or_hangs_is_passed_over(bin_folder: Path, sent: list[str]) -> None:
    program(bin_folder, "xclip", "exit 1")
    program(bin_folder, "xsel", f"exec {shutil.which('sleep')} 60")
    environ = {"PATH": str(bin_folder), "DISPLAY": ":0"}
    assert copy(TEXT, sent.append, environ) == Copied("sent to the terminal (OSC 52)")


def test_a_tmux_too_old_for_w_falls_back(bin_folder: Path, sent: list[str]) -> None:
    program(bin_folder, "tmux", "exit 1")
    environ = {"PATH": str(bin_folder), "TMUX": "/tmp/none,1,0"}
    assert copy(TEXT, sent.append, environ) == Copied("sent to the terminal (OSC 52)")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a pane of a tmux with its default configuration."""
    socket = tmp_path / "socket"
    base = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    start = ["tmux", "-f", "/dev/null", "-S", str(socket), "new-session", "-d", "-P", "-F", "#{pid}", "sleep 60"]
    pid = subprocess.run(start, env=base, check=True, capture_output=True, text=True).stdout.strip()
    yield {**base, "TMUX": f"{socket},{pid},0"}
    subprocess.run(["tmux", "-S", str(socket), "kill-server"], env=base, check=False)


@pytest.mark.skipif(TMUX is None, reason="tmux is not installed")
def test_tmux_holds_what_was_copied(tmux: dict[str, str], sent: list[str]) -> None:
    assert copy(TEXT, sent.append, tmux) == Copied("copied via tmux")
    shown = subprocess.run(["tmux", "show-buffer"], env=tmux, check=True, capture_output=True)
    assert shown.stdout.decode() == TEXT
    assert not sent


@pytest.mark.skipif(TMUX is None, reason="tmux is not installed")
def test_tmux_takes_a_long_text_too(tmux: dict[str, str], sent: list[str]) -> None:
    text = "a long article " * 14_000
    assert copy(text, sent.append, tmux) == Copied("copied via tmux")
    shown = subprocess.run(["tmux", "show-buffer"], env=tmux, check=True, capture_output=True)
    assert shown.stdout.decode() == text
