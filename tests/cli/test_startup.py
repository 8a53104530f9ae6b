"""What a command loads before it answers: a start costs what it imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import Here

LOADED = """
import sys
from tuireader.__main__ import run
run(sys.argv[1:])
print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""
HEAVY = {
    "textual",
    "rich",
    "feedparser",
    "httpx2",
    "sqlite_utils",
    "selectolax",
    "tomlkit",
    "msgspec",
    "asyncio",
    "ssl",
}


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.rpartition("LOADED ")[2].split())


def rooms(loaded: set[str]) -> set[str]:
    return {name.split(".")[1] for name in loaded if name.startswith("tuireader.")}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["mark", "--help"]], ids=" ".join)
def test_help_and_version_open_nothing(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert not loaded & (HEAVY | {"tuireader.store.finding.paging", "tuireader.query.parse"})
    assert not rooms(loaded) & {"ui", "sync", "importers", "reading"}


@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["tags"], ["sources"], ["mark", "read", "1"]], ids=" ".join
)
def test_lists_and_marks_load_the_store_alone(stocked: Here, arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert not loaded & HEAVY
    assert {"store", "library"} <= rooms(loaded)
    assert not rooms(loaded) & {"ui", "sync", "importers", "reading"}


def test_an_article_in_plain_text_needs_no_html(stocked: Here) -> None:
    loaded = loaded_by("show", "2")
    assert not loaded & HEAVY
    assert not rooms(loaded) & {"ui", "sync", "importers"}


def test_the_look_at_what_is_loaded_sees_a_heavy_library(stocked: Here) -> None:
    assert "selectolax" in loaded_by("show", "4") | loaded_by("show", "3")
