"""Many refreshes in one process, the clock driven: memory stays, nothing stays open, the file holds its content only.

`$TUIREADER_SOAK` refreshes another number of times; a day of one a minute is 1,440.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.library.sources.test_refreshing import feed
from tests.library_builder import made
from tests.sync.servers import answer, serving
from tuireader.library.marks import marking
from tuireader.library.search import searching
from tuireader.library.sources import refreshing
from tuireader.library.sources.choosing import choose
from tuireader.store.subscriptions import sources

TIMES = int(os.environ.get("TUIREADER_SOAK", "300"))
ROUNDS = 5
"""Between which memory is compared."""


def resident() -> int:
    """Kilobytes of this process in memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def opened() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_refreshes_all_day(tmp_path: Path) -> None:
    shelf = made(tmp_path)
    turn = 0

    def titles() -> list[str]:
        """Fifty entries; one in ten refreshes brings a new one and drops the oldest."""
        return [f"News {n}" for n in range(turn // 10, turn // 10 + 50)]

    with serving(lambda peer, head: peer.sendall(answer(body=feed(*titles()).encode()))) as server:
        sources.ensure(shelf.library.db, "feed", server.url(), "Harbour", 0, typed=True)
        memory, files = list[int](), list[int]()
        for turn in range(TIMES):
            (one,) = refreshing.refresh(shelf.library, choose(shelf.library, manner="all"))
            assert one.result in ("new", "unchanged"), one.reason
            marking.turn_read(shelf.library, [1 + turn % 50])
            for _ in searching.catch_up(shelf.library):
                pass
            shelf.clock.go_on(60)
            server.asked.clear()
            if turn % max(1, TIMES // ROUNDS) == TIMES // ROUNDS - 1:
                memory.append(resident())
                files.append(opened())
    assert max(memory[1:]) <= memory[0] * 1.1, memory
    assert max(files[1:]) <= files[0] + 2, files
    shelf.check()
    db = shelf.library.db
    assert db.execute("SELECT count(*) FROM articles").fetchone() == (50 + (TIMES - 1) // 10,)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (tmp_path / "library.sqlite").stat().st_size
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert before <= (tmp_path / "library.sqlite").stat().st_size * 1.3 + 200_000
    shelf.library.close()
    print(f"{TIMES} refreshes: {memory} kB, {files} files open, {before} bytes")
