"""The command line in this process, and a library with four articles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli import material
from tests.cli.running import Here
from tests.library_builder import empty_library


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return material.write(tmp_path / "news")


@pytest.fixture
def stocked(here: Here, folder: Path) -> Here:
    """The command line on a library that holds the folder: 1 choir, 2 ferry, then the feed's two."""
    Path(os.environ["TUIREADER_LIBRARY"]).write_bytes(empty_library())
    here.ok("import", folder)
    return here


@pytest.fixture(autouse=True)
def _processes_are_kept(kept_workers: None) -> None:
    """Feeds and pages are read by processes that have read those of the tests before."""
