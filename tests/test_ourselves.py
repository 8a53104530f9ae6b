"""Further processes of ours run what is ours, from whatever folder they are begun."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import msgspec  # noqa: F401  # as it is, not as it will lie about
import pytest

from tuireader import ourselves
from tuireader.worker import Worker


@pytest.fixture
def among_downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files that bear the names of modules; each leaves a note when it is run. We are in it."""
    for name in ("json", "msgspec", "click", "pickle", "tuireader"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_module_is_taken_from_the_folder_one_is_in(among_downloads: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": ourselves.HOME}
    done = subprocess.run([*ourselves.command(), "--version"], capture_output=True, text=True, env=environ, check=False)
    with Worker("os.path:basename", seconds=10, megabytes=256) as worker:
        assert worker.ask("a/b") == "b"
    assert not (among_downloads / "ran").exists()
    assert (done.returncode, done.stderr) == (0, "")


def test_a_checkout_can_be_run_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ourselves.HOME)
    assert "-P" not in ourselves.command()
    monkeypatch.chdir("/")
    assert "-P" in ourselves.command()
