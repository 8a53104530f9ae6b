"""A day in front of the reader, compressed: a refresh a minute by the clock, and keys, in one process that never ends.

Memory stays, nothing stays open, the file holds no more than its content. `$TUIREADER_SOAK` refreshes another number
of times, with four keys to each.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.library.sources.test_refreshing import feed
from tests.library_builder import Clock
from tests.sync.servers import answer, serving
from tests.ui.room_driver import NOW, many, opened, stocked
from tuireader.config import Config
from tuireader.library import open_library
from tuireader.library.search import searching
from tuireader.library.sources import refreshing
from tuireader.library.sources.choosing import choose
from tuireader.store.file import health
from tuireader.store.subscriptions import sources
from tuireader.ui.beside import watching

TIMES = int(os.environ.get("TUIREADER_SOAK", "400"))
KEYS = 4
"""For each refresh."""
LOOKS = 20
"""How often memory is looked at."""

GESTURES = [gesture.split(" ") for gesture in (
    "j", "j", "j", "k", "space", "enter", "h", "m", "s", "z", "n", "U", "h", "g g", "G", "t s e a enter",
    "/ n e w s enter", "escape", "A", "z", "S j escape", "? j escape", "x", "escape", "full_stop", "escape",
)]  # fmt: skip


def resident() -> int:
    """Kilobytes of this process in memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def opened_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.long
@pytest.mark.timeout(36_000)
async def test_a_day_at_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "EVERY", 0.05)
    library = stocked(tmp_path, many(200, "sea"))
    dice, clock, turn, pressed = random.Random(TIMES), Clock(NOW), 0, 0
    library.now = clock

    def titles() -> list[str]:
        """Fifty entries; one in ten refreshes brings a new one and drops the oldest."""
        return [f"News {n}" for n in range(turn // 10, turn // 10 + 50)]

    memory, files = list[int](), list[int]()
    with serving(lambda peer, head: peer.sendall(answer(body=feed(*titles()).encode()))) as server:
        sources.ensure(library.db, "feed", server.url(), "Harbour", 0, typed=True)
        async with opened(library, (100, 30), Config(mouse="off")) as hands:
            for turn in range(TIMES):
                with open_library(library.path, durable=False, now=clock) as other:
                    (one,) = refreshing.refresh(other, choose(other, [server.url()]))
                    assert one.result in ("new", "unchanged"), one.reason
                    for _ in searching.catch_up(other):
                        pass
                server.asked.clear()
                clock.go_on(60)
                while pressed < (turn + 1) * KEYS:
                    gesture = dice.choice(GESTURES)
                    await hands.press(*gesture)
                    pressed += len(gesture)
                    assert hands.alive and hands.app._exception is None, f"broke after {pressed} keys"
                if turn % max(1, TIMES // LOOKS) == max(1, TIMES // LOOKS) - 1:
                    memory.append(resident())
                    files.append(opened_files())
                    print(f"{turn + 1} refreshes, {pressed} keys: {memory[-1]} kB, {files[-1]} files", flush=True)
    with open_library(tmp_path / "library.sqlite") as library:
        db = library.db
        assert health.integrity(db) == [] and health.wrong_counts(db) == []
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (200 + 50 + (TIMES - 1) // 10,)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = library.path.stat().st_size
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        print(f"{size} bytes, {library.path.stat().st_size} without gaps")
        assert size <= library.path.stat().st_size * 1.3 + 400_000
    half = len(memory) // 2
    assert max(files[1:]) <= files[0] + 3, files
    assert max(memory[half:]) <= max(memory[half // 2 : half]) * 1.1, memory
