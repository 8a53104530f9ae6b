"""The listed faults, injected by the programs that come with the list: each run ends without a complaint."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fire.listed import Case, programs
from tests.fire.running import CHECKOUT, on_a_terminal
from tests.library.processes import void
from tuireader.paths import shipped

READER = f"{shlex.quote(sys.executable)} -m tuireader --library {{db}}"
IMPORT = f"{READER} import {shlex.quote(str(shipped('seeds')))}"
MARKS = "select id, read, starred from articles where read or starred order by id"
PASSED_OVER = "v,V,W,|"
"""Keys that give the terminal to another program, whose output is not ours."""
RUNS = {
    "signals": ["signals", "--tui", READER, "--settle", "6", "--grace", "8", "--keep-sql", MARKS],
    "keys": ["keys", "--tui", READER, "--settle", "4", "--dir", "{cases}"],
    "scan": ["scan", "--tui", READER, "--settle", "4"],
    "monkey": ["monkey", "--tui", READER, "--settle", "8", "-n", "2000", "--hang", "30", "--skip", PASSED_OVER],
    "race": ["race", "--run", IMPORT, "-n", "5", "--keep-sql", MARKS],
    "first starts": ["race", "--run", IMPORT, "-n", "5", "--fresh"],
    "a full disk": ["disk", "--run", IMPORT, "--steps", "10", "--keep-sql", MARKS],
    "kills": ["crash", "--run", IMPORT, "-n", "20", "--keep-sql", MARKS],
}


def with_a_desktop(folder: Path) -> dict[str, str]:
    """The environment of a reader that copies with a tool of its machine: what is copied at a key is never written to
    the terminal, so that every OSC 52 there is somebody else's."""
    tool = folder / "tools" / "xclip"
    tool.parent.mkdir()
    tool.write_text("#!/bin/sh\nexec cat >/dev/null\n")
    tool.chmod(0o700)
    answers = {"PAGER": "cat", "EDITOR": "true", "BROWSER": "true", "PATH": f"{tool.parent}:{os.environ['PATH']}"}
    elsewhere = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "WAYLAND_DISPLAY", "TMUX")
    here = {name: value for name, value in os.environ.items() if name not in elsewhere}
    return here | answers | {"PYTHONPATH": str(CHECKOUT), "DISPLAY": ":0"}


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", RUNS)
def test_a_run(name: str, shared: Path, filled: Path, cases: list[Case], tmp_path: Path) -> None:
    library = tmp_path / ("none.sqlite" if name == "first starts" else "library.sqlite")
    if name != "first starts":
        shutil.copy(filled, library)
        on_a_terminal("--library", library, "mark", "starred", "1", "2", "3")
    words = [word.replace("{cases}", str(cases[0].path.parent.parent)) for word in RUNS[name]]
    done = subprocess.run(
        [sys.executable, str(programs(shared) / "faults.py"), *words, "--db", str(library)],
        cwd=tmp_path,  # where keys at random may save articles
        env=with_a_desktop(tmp_path),
        capture_output=True,
        text=True,
        errors="replace",
        preexec_fn=lambda: void(signal.signal(signal.SIGHUP, signal.SIG_DFL)),  # under nohup it would be ignored
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert done.stdout.strip(), "else nothing was run"
