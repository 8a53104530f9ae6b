"""Which file system a path lies on, by a mount table as Linux writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuireader.library import open_library
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
