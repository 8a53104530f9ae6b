"""The listed cases as files, and a library that holds them all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fire.listed import Case, written
from tests.fire.running import CHECKOUT

IMPORTED = ("feed", "seed", "opml")


@pytest.fixture(scope="session")
def cases(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    found = written(shared, tmp_path_factory.mktemp("cases"))
    assert len(found) >= 97
    return found


@pytest.fixture(scope="session")
def filled(cases: list[Case], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of everything that can be taken in, but for the one of 5,000 entries, which would hide the others."""
    folder = tmp_path_factory.mktemp("filled")
    files = [str(case.path) for case in cases if case.kind in IMPORTED and not case.id.startswith("F9-")]
    subprocess.run(
        [sys.executable, "-m", "tuireader", "--library", str(folder / "all.sqlite"), "import", *files],
        cwd=CHECKOUT,
        capture_output=True,
        timeout=300,
    )
    return folder / "all.sqlite"


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(filled, tmp_path / "library.sqlite"))
