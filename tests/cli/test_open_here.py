"""`tuireader open-here`: what it tells, and what it opens."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

from tests.ui.terminal.test_clipboard import program
from tuireader.sync import opening


def test_it_tells_what_to_type_and_opens_what_is_asked(tmp_path: Path) -> None:
    browser = tmp_path / "bin"
    browser.mkdir()
    program(browser, "xdg-open", f'echo "$1" >> "{tmp_path}/opened"')
    config = tmp_path / "home" / "config.toml"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SSH_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "--config", str(config), "open-here", "--port", str(free_port())],
        env={**environ, "DISPLAY": ":7", "PATH": f"{browser}:{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stderr is not None
    told = "".join(process.stderr.readline() for _ in range(6))
    found = re.search(r'open_here = "(\d+):([\w-]+)"', told)
    assert found and f"ssh -R {found[1]}:127.0.0.1:{found[1]} SERVER" in told
    answer = opening.ask(int(found[1]), found[2], "https://example.org/a")
    assert isinstance(answer, tuple) and answer[0], answer
    assert "https://example.org/a" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert (tmp_path / "opened").read_text() == "https://example.org/a\n"
    token = config.parent / "open-here.token"
    assert token.read_text().strip() == found[2] and stat.S_IMODE(token.stat().st_mode) == 0o600


def test_a_token_that_others_may_read_is_refused(tmp_path: Path) -> None:
    token = tmp_path / "open-here.token"
    token.write_text("a-token-of-many-letters\n")
    token.chmod(0o644)
    ended = subprocess.run(
        [sys.executable, "-m", "tuireader", "--config", str(tmp_path / "config.toml"), "open-here"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 2 and "readable by you alone" in ended.stderr


def free_port() -> int:
    """A port that nobody listens at."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
