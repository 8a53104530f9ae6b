"""Files in which something is settled: read, or refused in words, and never waited for."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tuireader import config, small_files
from tuireader.config import palettes
from tuireader.errors import ConfigError
from tuireader.ui.keys import profiles


def test_content_and_rights(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xef\xbb\xbftheme = 'dark'\n")
    file.chmod(0o640)
    assert small_files.read(file) == (b"\xef\xbb\xbftheme = 'dark'\n", 0o640)
    assert small_files.text(file) == "theme = 'dark'\n"


def test_the_null_device_is_an_empty_file() -> None:
    assert small_files.read(Path(os.devnull))[0] == b""


def fifo(path: Path) -> None:
    os.mkfifo(path)


def sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 3 << 30)


KINDS = {
    "a pipe that nobody writes to": (fifo, "not a regular file"),
    "a device without an end": (lambda path: path.symlink_to("/dev/zero"), "not a regular file"),
    "three gigabytes": (sparse, "too large"),
    "a folder": (Path.mkdir, "(?i)is a (directory|folder)"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "symbolic links"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_refused(tmp_path: Path, kind: str) -> None:
    make, said = KINDS[kind]
    file = tmp_path / "one.toml"
    make(file)
    with pytest.raises(OSError) as found:
        small_files.read(file)
    assert re.search(said, str(found.value.strerror))
    for load in (config.load, palettes.load):
        with pytest.raises(ConfigError, match=said):
            load(file)
    assert re.search(said, str(profiles.read(file)))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no list of open files")
def test_nothing_is_left_open(tmp_path: Path) -> None:
    fifo(tmp_path / "fifo")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("fifo", "none", "."):
        with pytest.raises(OSError):
            small_files.read(tmp_path / name)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
