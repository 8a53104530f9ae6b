"""A library that holds the shipped seeds."""

from __future__ import annotations

import functools
import os
import tempfile
from pathlib import Path

import pytest

from tests.end_to_end.reader import SEEDS, stored
from tuireader.library import open_library
from tuireader.library.intake.importing import find, import_files
from tuireader.library.search.searching import catch_up
from tuireader.model.rows import Row


@functools.cache
def _with_seeds() -> bytes:
    """The file of a library that holds the shipped seeds: taken in once, then copied."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with open_library(path) as library:
            assert all(taken.result == "new" for taken in import_files(library, find([SEEDS])))
            assert sum(catch_up(library)) >= 0
        return path.read_bytes()


@pytest.fixture
def seeded() -> list[Row]:
    """The shipped seeds, imported; newest first."""
    path = Path(os.environ["TUIREADER_LIBRARY"])
    path.touch(0o600)
    path.write_bytes(_with_seeds())
    return stored()
