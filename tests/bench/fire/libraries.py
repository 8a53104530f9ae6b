"""What is no library, libraries with damage, and programs that are killed while they write one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.fire.trying import Tried, apart, commands, lost, new_library
from tests.fire.running import CHECKOUT, on_a_terminal
from tests.fire.stream import COMMAND, offences
from tuireader.paths import shipped

KILLS = 20


def tried() -> list[Tried]:
    """Each must be told in words, and stay as it is; a killed program costs nothing."""
    return [*apart(_foreign, range(8)), *apart(_killed, range(KILLS))]


def _foreign(folder: Path, number: int) -> Tried:
    """A file that cannot be a library of ours, or one with damage."""
    library, dice = new_library(folder), random.Random(number)
    content = bytearray(library.read_bytes())
    if number < 5:
        content[:] = (b"", b"no database\n" * 300, bytes(4096), content[: len(content) // 3], dice.randbytes(9000))[
            number
        ]
    else:
        for _ in range(10 ** (number - 4)):
            content[dice.randrange(100, len(content))] = dice.randrange(256)
    library.write_bytes(content)
    began, died, through = time.perf_counter(), False, False
    for words in (["list"], ["doctor"], ["mark", "unread", "1"], ["import", str(shipped("seeds"))]):
        ran = on_a_terminal("--library", library, *words)
        died, through = died or ran.died, through or bool(offences(ran.sent, COMMAND))
    overwritten = 0 < number < 5 and number != 2 and not library.read_bytes().startswith(bytes(content[:100]))
    return Tried(f"damage {number}", time.perf_counter() - began, through, died, overwritten)


def _killed(folder: Path, number: int) -> Tried:
    """An import killed at some moment: marks, counts and index are whole, and it can be done again."""
    library, dice = new_library(folder), random.Random(number)
    began = time.perf_counter()
    words = [
        sys.executable,
        "-m",
        "tuireader",
        "--library",
        str(library),
        "import",
        str(shipped("seeds")),
        str(CHECKOUT / "README.md"),
    ]
    with subprocess.Popen(words, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(dice.uniform(0.1, 0.9))
        process.send_signal(signal.SIGKILL)
    torn = lost(library)
    again = commands("again", library, [["import", str(shipped("seeds"))]])
    return Tried(f"kill {number}", time.perf_counter() - began, 0, again.died, torn or again.lost)
