"""A library that holds the shipped seeds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.end_to_end.reader import SEEDS, stored
from tuireader.library import open_library
from tuireader.library.intake.importing import find, import_files
from tuireader.library.search.searching import catch_up
from tuireader.model import Row


@pytest.fixture
def seeded() -> list[Row]:
    """The shipped seeds, imported; newest first."""
    with open_library(Path(os.environ["TUIREADER_LIBRARY"])) as library:
        assert all(taken.result == "new" for taken in import_files(library, find([SEEDS])))
        assert sum(catch_up(library)) >= 0
    return stored()
