"""One setting of a config.toml written, all else as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.config import load, read, template
from tuireader.config.changing import HEAD, change, changed_text
from tuireader.errors import ConfigError, UnwritableError


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "dark"\n'),
        (HEAD, f'{HEAD}\ntheme = "dark"\n'),
        ("dates = 'absolute'", "dates = 'absolute'\n\ntheme = \"dark\"\n"),
        ('theme="light" # so\n# more\n', 'theme="dark" # so\n# more\n'),
        ("# a\n\n# of the keys\n[keys]\nx = []\n", '# a\n\ntheme = "dark"\n\n# of the keys\n[keys]\nx = []\n'),
        ("[keys]\ntheme = []\n", 'theme = "dark"\n\n[keys]\ntheme = []\n'),
        ('[[source]]\nfile = "/a"\n', 'theme = "dark"\n\n[[source]]\nfile = "/a"\n'),
    ],
)
def test_only_the_setting_is_another(before: str, after: str) -> None:
    assert changed_text(before, "theme", "dark") == after


def test_in_the_template_every_comment_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(template())
    change(path, "theme", "dark")
    assert path.read_text() == template().replace('theme = "ansi"', 'theme = "dark"')


_LINE = st.sampled_from(
    ["", "# words", "dates = 'absolute'", "text_width = 60", "unread_only = true", 'save_folder = """a\n[b"""']
)
_TABLE = st.sampled_from(["[keys]\nup = ['k']", "# about\n[[source]]\nfile = '/a'", "[keys]\n# none"])


@given(st.lists(_LINE, unique=True), st.none() | _TABLE, st.sampled_from(["dark", 'a"b', "ü"]))
def test_whatever_the_file_the_setting_is_the_only_change(lines: list[str], table: str | None, value: str) -> None:
    text = "\n".join([*lines, *([table] if table else [])])
    before, after = read(text.encode()), read(changed_text(text, "theme", value).encode())
    assert not isinstance(before, tuple)
    assert not isinstance(after, tuple)
    assert after.theme == value
    assert {**vars(after), "theme": ""} == {**vars(before), "theme": ""}


def test_a_link_stays_one_and_rights_too(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_text("# mine\n")
    real.chmod(0o640)
    link.symlink_to(real)
    change(link, "theme", "dark")
    assert link.is_symlink()
    assert load(real).theme == "dark"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    import os

    place = tmp_path / "pipe"
    os.mkfifo(place)
    for one in (place, Path("/dev/null")):
        with pytest.raises(UnwritableError):
            change(one, "theme", "dark")
        assert not one.is_file()


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises((UnwritableError, ConfigError)):
        change(tmp_path / "file" / "config.toml", "theme", "dark")
    (tmp_path / "config.toml").write_text("them = 1")
    with pytest.raises(ConfigError, match="line 1"):
        change(tmp_path / "config.toml", "theme", "dark")
