"""Adding a file is adding a thing: tried on a toy package made on the spot."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tuireader.discover import discover

Maker = Callable[[dict[str, str]], str]


class Toy:
    """What the toy package's modules hold; they import it from here."""

    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Maker]:
    """Makes a package of the given files; the name under which it can be imported."""
    name = f"toys_{tmp_path.name.replace('-', '_')}"

    def make(files: dict[str, str]) -> str:
        for path, source in {"__init__.py": "", **files}.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(f"from {__name__} import Toy\n{source}")
        monkeypatch.syspath_prepend(tmp_path)
        return name

    yield make
    for module in [module for module in sys.modules if module.split(".")[0] == name]:
        del sys.modules[module]


def names(package: str) -> list[str]:
    return [toy.name for toy in discover(package, Toy)]


def test_a_file_is_a_thing_and_files_come_by_name(package: Maker) -> None:
    assert names(package({"b.py": "it = Toy('b')", "a.py": "one = Toy('a1')\ntwo = Toy('a2')"})) == [
        "a1",
        "a2",
        "b",
    ]


def test_an_imported_thing_counts_once(package: Maker) -> None:
    assert names(package({"a.py": "it = Toy('a')", "b.py": "from .a import it\nown = Toy('b')"})) == [
        "a",
        "b",
    ]


def test_private_files_and_other_kinds_stay_at_home(package: Maker) -> None:
    assert names(package({"_helper.py": "it = Toy('hidden')", "a.py": "number = 3\nkind = Toy"})) == []


def test_a_subpackage_counts_by_its_init(package: Maker) -> None:
    files = {"sub/__init__.py": "it = Toy('sub')", "sub/inner.py": "it = Toy('inner')", "a.py": ""}
    assert names(package(files)) == ["sub"]


def test_an_empty_package_holds_nothing(package: Maker) -> None:
    assert names(package({})) == []


def test_a_broken_file_is_heard(package: Maker) -> None:
    with pytest.raises(ZeroDivisionError):
        names(package({"a.py": "1 / 0"}))
