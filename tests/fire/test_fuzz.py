"""Input by chance to every reader of foreign bytes: in a box of time, all of them side by side.

``$TUIREADER_FUZZ``: seconds in all (600 and more for a long look; without it a few minutes with the long tests, and
some inputs each with the plain ones). ``$TUIREADER_FUZZ_SEED``: of a run to be repeated; with ``CI=true`` always the
same. With atheris installed (``pip install atheris``) libFuzzer takes half of the time.
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

BOX = float(os.environ.get("TUIREADER_FUZZ", "150"))
SEED = int(os.environ.get("TUIREADER_FUZZ_SEED", "1" if IN_CI else str(int(time.time()) % 100_000)))


@pytest.mark.parametrize("name", TARGETS)
def test_some_inputs(name: str) -> None:
    dice = random.Random(name)
    for number in range(25):
        content = seeds(name)[number % len(seeds(name))] if number < 5 else mutated(seeds(name), dice)
        assert tried(name, content) == "", content


@pytest.mark.long
@pytest.mark.timeout(BOX * 3 + 600)
def test_inputs_by_chance(tmp_path: Path) -> None:
    ways = [(), ("atheris",)] if find_spec("atheris") else [()]
    workers = os.cpu_count() or 1
    seconds = BOX * workers / (len(TARGETS) * len(ways))

    def run(name: str, way: tuple[str, ...]) -> str:
        words = [sys.executable, "-m", "tests.fire.fuzzing", name, str(seconds), str(SEED), *way]
        env = {**os.environ, "TUIREADER_CORPUS": str(tmp_path)}
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
