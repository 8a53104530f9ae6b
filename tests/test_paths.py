"""Where things lie: named on the command line before the environment, before the user's own folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tuireader import paths
from tuireader.errors import UsageError

Finder = Callable[[str | None], Path]


@pytest.mark.parametrize("name", ["styles", "seeds"])
def test_the_shipped_folders_are_found(name: str) -> None:
    assert paths.shipped(name).is_dir()
    assert paths.shipped(name).name == name


def test_inside_the_package_comes_before_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "tuireader"
    monkeypatch.setattr(paths, "_PACKAGE", package)
    (tmp_path / "styles").mkdir()
    assert paths.shipped("styles") == tmp_path / "styles"
    (package / "styles").mkdir(parents=True)
    assert paths.shipped("styles") == package / "styles"


def test_a_missing_folder_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="furniture/"):
        paths.shipped("furniture")


@pytest.mark.parametrize(
    ("find", "variable", "home", "name"),
    [
        (paths.library_file, "TUIREADER_LIBRARY", "XDG_DATA_HOME", "library.sqlite"),
        (paths.config_file, "TUIREADER_CONFIG", "XDG_CONFIG_HOME", "config.toml"),
    ],
)
def test_named_then_environment_then_home(
    find: Finder, variable: str, home: str, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv(home, str(tmp_path / "me" / "folder"))
    monkeypatch.setenv(variable, "~/from-environment")
    assert find("named/here") == Path("named/here")
    assert find("~/named") == tmp_path / "me" / "named"
    assert find(None) == tmp_path / "me" / "from-environment"
    monkeypatch.setenv(variable, "")
    own = find(None)
    assert own.parts[-2:] == ("tuireader", name)
    assert tmp_path in own.parents


@pytest.mark.parametrize("find", [paths.library_file, paths.config_file])
def test_a_name_no_file_can_have_is_a_usage_error(find: Finder) -> None:
    with pytest.raises(UsageError, match="NUL"):
        find("lib\0rary")


def test_the_log_lies_apart_from_the_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TUIREADER_LOG", str(tmp_path / "log"))
    assert paths.log_file() == tmp_path / "log"
    monkeypatch.delenv("TUIREADER_LOG")
    assert paths.log_file().name == "tuireader.log"
