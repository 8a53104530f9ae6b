"""How fast a folder of seed files is taken in, the first time and again."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import CHECKOUT, environment, report
from tests.bench.library_maker import make_seeds

FILES = 10_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        seeds = make_seeds(Path(folder, "seeds"), FILES)
        command = [sys.executable, "-m", "tuireader", "import", str(seeds)]
        around = {**os.environ, **environment(Path(folder))}
        for name, how in (("import.first", "new"), ("import.again", "all unchanged")):
            began = time.perf_counter()
            done = subprocess.run(command, cwd=CHECKOUT, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            took = time.perf_counter() - began
            report(
                name,
                FILES / took,
                "files/s",
                f"{FILES:,} seed files, {how}, {took:.1f} s, exit {done.returncode}",
            )
            if done.returncode:
                print(done.stderr.decode(errors="replace")[-500:], file=sys.stderr)
        size = sum(file.stat().st_size for file in Path(folder).glob("library.sqlite*"))
        report("import.library", size / 1e6, "MB", f"{FILES:,} articles on disk")
