"""A library for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library_builder import Shelf, made


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A new library in `tmp_path`, closed afterwards."""
    one = made(tmp_path)
    yield one
    one.library.close()


@pytest.fixture(autouse=True)
def _processes_are_kept(kept_workers: None) -> None:
    """Feeds and pages are read by processes that have read those of the tests before."""
