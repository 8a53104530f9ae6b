"""What every test stands on: a home of its own, one clock, and the foreign material if it is there."""

from __future__ import annotations

import gc
import itertools
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal import charmap
from hypothesis.internal.conjecture import providers
from hypothesis.internal.intervalsets import IntervalSet

from tests.examples import ALL, examples
from tests.kept_workers import kept_workers as kept_workers

CHECKOUT = Path(__file__).resolve().parent.parent
HOMES = itertools.count()
LEFT_EMPTY: list[Path] = []
IN_CI = os.environ.get("CI", "").lower() in ("true", "1")

# The programs that tests start are this checkout too: one that may not keep what it has compiled compiles all of it.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile(
    "house",
    deadline=None,  # no test asserts a time, and a loaded machine is no defect
    max_examples=examples(100),
    derandomize=IN_CI,  # the same examples for everyone; elsewhere new ones each time
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("house")
if not ALL and hasattr(providers, "_get_local_constants"):
    # The words and numbers of our own sources, which hypothesis likes to try, are for when all examples are tried: to
    # gather them from eight hundred files, and to look through them for each strategy, takes longer than the examples.
    providers._get_local_constants = lambda: providers._local_constants


if hasattr(charmap, "intervals_from_codec"):
    # What UTF-8 can spell is known; hypothesis tries every character, where it finds no note of having done so before.
    _intervals = charmap.intervals_from_codec
    _utf_8 = IntervalSet(((0, 0xD7FF), (0xE000, sys.maxunicode))), IntervalSet(())
    charmap.intervals_from_codec = lambda codec: _utf_8 if codec == "utf-8" else _intervals(codec)


def pytest_collection(session: pytest.Session) -> None:
    """Where all tests are collected, each worker begins to import them at another one.

    So one compiles what the others then load; else, in a fresh checkout, each compiled every file.
    """
    config, worker = session.config, os.environ.get("PYTEST_XDIST_WORKER")
    if not worker or config.args != config.getini("testpaths"):
        return
    files = sorted(CHECKOUT.glob("tests/**/test_*.py"))
    first = len(files) * int(worker.removeprefix("gw")) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    for file in files[first:] + files[:first]:
        with suppress(Exception, pytest.skip.Exception):  # is told where the file is collected
            import_module(".".join(file.relative_to(CHECKOUT).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays until the end, the tests and all they import, and come less often.

    A sixth of the time of tests in the room.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of foreign material: real feeds, real seed files, samples with expected values.

    ``$TUIREADER_SHARED``, else the folder ``shared`` beside the checkout. It is not ours to ship, so a test
    that needs it is skipped where it is missing; under ``CI=true`` a missing folder is a failure.
    """
    folder = Path(os.environ.get("TUIREADER_SHARED") or CHECKOUT.parent / "shared")
    if folder.is_dir():
        return folder
    reason = "no ../shared beside the checkout: tests on foreign material skipped"
    if IN_CI:
        pytest.fail(f"{reason}, which CI=true forbids")
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home, a library and a configuration in a temporary folder, and UTC: no test touches the user's own.

    Beside `tmp_path`, not in it, so that a test may count what lies in its folder; in a folder with the other homes,
    since pytest looks at all that lies beside a `tmp_path` when it makes one. A home that was left empty is the next
    test's too: half of all tests have no use for one.
    """
    home = LEFT_EMPTY.pop() if LEFT_EMPTY else tmp_path_factory.getbasetemp() / "homes" / str(next(HOMES))
    home.mkdir(parents=True, exist_ok=True)
    for variable, folder in (
        ("HOME", "."),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
        ("TUIREADER_LIBRARY", "library.sqlite"),
        ("TUIREADER_CONFIG", "config.toml"),
        ("TUIREADER_LOG", "tuireader.log"),
    ):
        monkeypatch.setenv(variable, str(home / folder))
    for variable in ("XDG_RUNTIME_DIR", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield home
    monkeypatch.undo()
    time.tzset()
    if home.is_dir() and not any(home.iterdir()):
        LEFT_EMPTY.append(home)
