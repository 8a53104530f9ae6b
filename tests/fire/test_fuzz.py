"""Input by chance to every reader of foreign bytes, all of them side by side.

Some inputs each with the plain tests, `INPUTS` each with the long ones: for one `$TUIREADER_FUZZ_SEED` the same ones on
every machine, and with ``CI=true`` always those of one seed. `$TUIREADER_FUZZ` looks for so many seconds in all
instead. Where atheris is installed libFuzzer looks too.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import IN_CI
from tests.fire.fuzzing import mutated, tried
from tests.fire.running import CHECKOUT
from tests.fire.targets import TARGETS, seeds

BOX = float(os.environ.get("TUIREADER_FUZZ", "0"))
INPUTS = {(): 4_000, ("atheris",): 25_000}
SEED = int(os.environ.get("TUIREADER_FUZZ_SEED", "1" if IN_CI else str(int(time.time()) % 100_000)))


@pytest.mark.parametrize("name", TARGETS)
def test_some_inputs(name: str) -> None:
    dice = random.Random(name)
    for number in range(25):
        content = seeds(name)[number % len(seeds(name))] if number < 5 else mutated(seeds(name), dice)
        assert tried(name, content) == "", content


@pytest.mark.long
@pytest.mark.timeout(BOX * 3 + 1800)
def test_inputs_by_chance(tmp_path: Path) -> None:
    ways = [way for way in INPUTS if not way or find_spec("atheris")]
    workers = os.cpu_count() or 1

    def run(name: str, way: tuple[str, ...]) -> str:
        amount = f"{BOX * workers / (len(TARGETS) * len(ways))}s" if BOX else str(INPUTS[way])
        words = [sys.executable, "-m", "tests.fire.fuzzing", name, amount, str(SEED), *way]
        env = {**os.environ, "TUIREADER_CORPUS": str(tmp_path), "PYTHONHASHSEED": "0"}
        done = subprocess.run(words, cwd=CHECKOUT, env=env, capture_output=True, text=True, errors="replace")
        return "" if done.returncode == 0 else f"{name} {way}: {done.stdout[-3000:]}\n{done.stderr[-1500:]}"

    with ThreadPoolExecutor(workers) as pool:
        ran = [pool.submit(run, name, way) for name in TARGETS for way in ways]
        faults = [fault for fault in (one.result() for one in ran) if fault]
    assert not faults, "\n\n".join([f"seed {SEED}", *faults])


def test_a_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def touchy(content: bytes) -> None:
        assert content.count(b"<") < 40

    monkeypatch.setitem(TARGETS, "html", touchy)
    dice = random.Random(1)
    assert any(tried("html", mutated(seeds("html"), dice)) for _ in range(300))
