"""Which file system a library lies on: SQLite's write-ahead log needs one of this machine (sqlite.org/wal.html).

On a network file system the machines that share it do not share memory, and the log would be torn.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

NETWORK = frozenset(
    (
        *(
            "9p",
            "afs",
            "afpfs",
            "ceph",
            "cifs",
            "davfs",
            "glusterfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
            "smb3",
            "smbfs",
        ),
        *("fuse.cephfs", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs", "fuse.sshfs", "vboxsf", "webdav"),
    )
)
"""Types of file systems, as Linux and macOS name them, that may be shared with other machines."""

MOUNTS = Path("/proc/self/mounts")


def network_type(file: Path) -> str | None:
    """The type of the network file system that `file` lies on; None if it lies on a local one, or none can be known."""
    with suppress(OSError):
        kind = type_of(str(file.resolve()), MOUNTS.read_text(encoding="utf-8", errors="replace"))
        return kind if kind in NETWORK else None
    return None


def type_of(path: str, mounts: str) -> str | None:
    """The file system type that `path` lies on, by a mount table (fstab(5): device, mount point, type, …)."""
    found: tuple[int, str] | None = None
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # Blanks in a mount point are written as octal escapes (getmntent(3)).
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1]).rstrip("/")
        if (path == point or path.startswith(f"{point}/")) and (found is None or len(point) >= found[0]):
            found = (len(point), fields[2])
    return found[1] if found else None
