"""Which file system a path lies on, by a mount table as Linux writes it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.library.processes import start
from tests.library_builder import Shelf, draft, made
from tuireader.library import open_library
from tuireader.library.marks import marking
from tuireader.library.views import listing
from tuireader.query import tree
from tuireader.store.file import filesystems

MOUNTS = r"""
/dev/vda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/vdb1 /home/ada/disk xfs rw 0 0
ada@far:/ /mnt/far\040away fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/library.sqlite", "ext4"),
        ("/tmp/library.sqlite", "tmpfs"),
        ("/home/ada/library.sqlite", "nfs4"),
        ("/homework/library.sqlite", "ext4"),
        ("/home/ada/disk/library.sqlite", "xfs"),
        ("/mnt/far away/library.sqlite", "fuse.sshfs"),
    ],
)
def test_the_longest_mount_point_counts(path: str, kind: str) -> None:
    assert filesystems.type_of(path, MOUNTS) == kind


def test_on_a_network_there_is_no_log_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda1 / ext4 rw 0 0\nserver:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr(filesystems, "MOUNTS", mounts)
    with open_library(tmp_path / "library.sqlite") as library:
        assert library.db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert "nfs4" in library.notice
        assert "one machine" in library.notice


def test_on_a_disk_of_this_machine_there_is_nothing_to_say(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.sqlite") as library:
        assert library.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert library.notice == ""


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a network: by the mount table, and SQLite has no shared memory and no locks of the system there."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda1 / ext4 rw 0 0\nserver:/x {tmp_path.resolve()}/net nfs4 rw 0 0\n")
    monkeypatch.setattr(filesystems, "MOUNTS", mounts)
    without_shared_memory(monkeypatch)
    (tmp_path / "net").mkdir()
    return tmp_path / "net"


def without_shared_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on connections use SQLite's own file system layer for such places (sqlite.org/vfs.html)."""
    connect = sqlite3.connect

    def connected(path: Path | str, **settings: Any) -> sqlite3.Connection:
        return connect(f"{Path(path).absolute().as_uri()}?vfs=unix-dotfile", uri=True, **settings)

    monkeypatch.setattr(sqlite3, "connect", connected)


def used(path: Path) -> None:
    """Two programs that read and write one after the other, each while the other has it open."""
    with open_library(path) as library, open_library(path) as other:
        shelf = Shelf(path.parent, library)
        shelf.add(draft("One", guid="1"))
        (row,) = listing.View(other, tree.All()).walk()
        assert row.title == "One"
        assert marking.mark_read(other, [row.id]) is not None
        assert shelf.row(row.id).read
        shelf.index()
        shelf.check()


def test_a_library_made_on_a_network_is_used_like_any(network: Path) -> None:
    used(network / "library.sqlite")
    assert sorted(path.name for path in network.iterdir()) == ["library.sqlite"]


def test_a_library_that_is_brought_to_a_network_with_its_log(network: Path, tmp_path: Path) -> None:
    """As a machine left it that was switched off: its newest marks stand in the log."""
    (tmp_path / "disk").mkdir()

    def left_behind(say: Callable[[object], None]) -> None:
        with pytest.MonkeyPatch.context() as here:
            here.setattr(sqlite3, "connect", _connect)
            shelf = made(tmp_path / "disk")
            shelf.add(draft("Marked", guid="2"))
            os._exit(0)

    start(left_behind).ended()
    assert (tmp_path / "disk" / "library.sqlite-wal").stat().st_size > 0
    for file in (tmp_path / "disk").iterdir():
        if not file.name.endswith("-shm"):
            shutil.copy(file, network)
    with open_library(network / "library.sqlite") as library:
        assert [row.title for row in listing.View(library, tree.All()).walk()] == ["Marked"]
        assert library.db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert library.db.execute("PRAGMA locking_mode").fetchone()[0] == "normal"
    assert not (network / "library.sqlite-wal").exists()


def test_where_no_table_of_mounts_tells_it_the_library_works_without_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_shared_memory(monkeypatch)
    used(tmp_path / "library.sqlite")


_connect = sqlite3.connect
