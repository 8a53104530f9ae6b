"""The configuration: files beside the value they give, or the faults they hold."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.config import Config, Fault, load, read, template
from tuireader.errors import ConfigError

WHOLE = """
theme = "dark"
layout = "columns"
text_width = 72
mouse = "off"
dates = "absolute"
unread_only = true
open_command = ["firefox", "--new-tab", "{url}"]
user_agent = "me/1.0"
[keys]
toggle_read = ["m", "f5"]
quit = []
"""


def test_each_field_is_read(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(WHOLE)
    assert load(tmp_path / "config.toml") == Config(
        theme="dark",
        layout="columns",
        text_width=72,
        mouse="off",
        dates="absolute",
        unread_only=True,
        open_command=("firefox", "--new-tab", "{url}"),
        user_agent="me/1.0",
        keys={"toggle_read": ("m", "f5"), "quit": ()},
    )


def test_a_missing_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none" / "config.toml") == Config()


def test_an_empty_file_is_the_defaults() -> None:
    assert read(b"") == read(b"\xef\xbb\xbf# nothing\r\n") == Config()


def test_a_missing_file_loads_no_library(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
seen = set(sys.modules)
from tuireader.config import load
load(Path({str(tmp_path / "config.toml")!r}))
print(sorted((set(sys.modules) - seen) & {{'msgspec', 'tomllib', 'difflib'}}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ('them = "x"', [(1, 'them is no setting, did you mean "theme"?')]),
        ("colour = 1", [(1, "colour is no setting")]),
        ('theme = ""', [(1, "theme has to be the name of a theme")]),
        ("theme = 3", [(1, "theme has to be a text in quotes")]),
        (
            'layout = "colums"',
            [(1, 'layout has to be "auto" or "columns" or "stacked" or "single", did you mean "columns"?')],
        ),
        ("mouse = true", [(1, 'mouse has to be "auto" or "on" or "off"')]),
        ("\n\ntext_width = 39", [(3, "text_width has to be a whole number from 40 to 200")]),
        ("text_width = 201", [(1, "text_width has to be a whole number from 40 to 200")]),
        ('text_width = "80"', [(1, "text_width has to be a whole number from 40 to 200")]),
        ("text_width = true", [(1, "text_width has to be a whole number from 40 to 200")]),
        ("text_width = 80.5", [(1, "text_width has to be a whole number from 40 to 200")]),
        ("unread_only = 1", [(1, "unread_only has to be true or false")]),
        (
            'open_command = "firefox {url}"',
            [(1, 'open_command has to be a list of texts such as ["a", "b"]')],
        ),
        (
            'open_command = ["firefox"]',
            [(1, "open_command has to be a program and its words, one of them with {url}")],
        ),
        (
            'open_command = ["{url}"]',
            [(1, "open_command has to be a program and its words, one of them with {url}")],
        ),
        (
            'open_command = ["a\\u0000", "{url}"]',
            [(1, "open_command has to be a program and its words, one of them with {url}")],
        ),
        ('user_agent = "a\\r\\nCookie: b"', [(1, "user_agent has to be printable ASCII characters")]),
        ("keys = 3", [(1, "keys has to be a table of its own, in [brackets]")]),
        ('[keys]\na = ["x"]\n\nb = "y"', [(4, 'keys.b has to be a list of texts such as ["a", "b"]')]),
        ('keys = {a = ["x"], b = [1]}', [(1, 'keys.b has to be a list of texts such as ["a", "b"]')]),
        ("keys.b = 1", [(1, 'keys.b has to be a list of texts such as ["a", "b"]')]),
        ('\n[them]\ntheme = "x"', [(2, 'them is no setting, did you mean "theme"?')]),
        ('"\\u001b[2J" = 1', [(1, "[2J is no setting")]),
        ("theme", [(1, "not TOML: Expected '=' after a key in a key/value pair")]),
        ('theme = "a"\ntheme = "b"\n\n', [(2, "not TOML: Cannot overwrite a value")]),
        ("a = " + "9" * 5_000, [(1, "not TOML: Exceeds the limit")]),
        ("a = " + "[" * 5_000, [(1, "brackets too deep in one another")]),
    ],
)
def test_a_fault_is_told_with_its_line(content: str, faults: list[tuple[int, str]]) -> None:
    found = read(content.encode())
    assert isinstance(found, tuple)
    assert [(fault.line, fault.message[: len(said)]) for fault, (_, said) in zip(found, faults, strict=True)] == faults


@pytest.mark.parametrize("width", [40, 200])
def test_the_ends_of_a_range_belong_to_it(width: int) -> None:
    assert read(f"text_width = {width}".encode()) == Config(text_width=width)


def test_what_is_no_text_is_told_with_its_line() -> None:
    assert read(b'theme = "ansi"\n# \xff') == (Fault(2, "not UTF-8 text"),)


def test_every_fault_is_told_at_once_and_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(
        b"# mine\r\n"
        b"open_command = [\r\n"
        b'  "firefox",\r\n'
        b"]\r\n"
        b"them = 'text_width = 3'\r\n"
        b'theme = """\r\n'
        b'mouse = "x"\r\n'
        b'"""\r\n'
        b'mouse = "of"\r\n'
        b"[keys] # these\r\n"
        b"mouse = 3\r\n"
    )
    with pytest.raises(ConfigError) as wrong:
        load(path)
    assert wrong.value.about == str(path)
    assert wrong.value.message == "; ".join(
        [
            "line 2: open_command has to be a program and its words, one of them with {url}",
            'line 5: them is no setting, did you mean "theme"?',
            "line 6: theme has to be the name of a theme",
            'line 9: mouse has to be "auto" or "on" or "off", did you mean "off"?',
            'line 11: keys.mouse has to be a list of texts such as ["a", "b"]',
        ]
    )
    assert wrong.value.exit_code == 2


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is a folder"):
        load(tmp_path)


def test_ten_thousand_lines_find_their_fault() -> None:
    content = "[keys]\n" + "".join(f'k{n} = ["x"]\n' for n in range(10_000)) + "last = 1\n"
    assert read(content.encode()) == (Fault(10_002, 'keys.last has to be a list of texts such as ["a", "b"]'),)


def test_the_template_is_the_defaults() -> None:
    assert read(template().encode()) == Config()


def test_the_template_shows_every_field_with_its_help() -> None:
    pieces = template().split("\n\n")[1:]
    for each, piece in zip(fields(Config), pieces, strict=True):
        *comment, setting = piece.strip().split("\n")
        if each.name in ("keys", "macros", "views"):
            setting, *comment = piece.strip().split("\n")
        if each.name in ("source", "rule"):
            setting = f"[{each.name}]" if f"# [[{each.name}]]" in comment else setting
        assert setting.startswith((f"{each.name} = ", f"[{each.name}]"))
        assert comment and all(told.startswith("# ") for told in comment)


@pytest.mark.parametrize(
    ("shown", "meant", "changed"),
    [
        ("text_width = 80", "text_width = 60", {"text_width": 60}),
        ('layout = "auto"', 'layout = "single"', {"layout": "single"}),
        ("open_command = []", 'open_command = ["w3m", "{url}"]', {"open_command": ("w3m", "{url}")}),
        ("# toggle_read = [", "toggle_read = [", {"keys": {"toggle_read": ("m", "f5")}}),
    ],
)
def test_the_template_can_be_edited(shown: str, meant: str, changed: dict[str, object]) -> None:
    assert read(template().replace(shown, meant).encode()) == replace(Config(), **changed)  # type: ignore[arg-type]


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_content_gives_a_configuration_or_faults_within_it(content: bytes) -> None:
    found = read(content)
    if not isinstance(found, Config):
        assert found
        assert all(1 <= fault.line <= content.count(b"\n") + 1 for fault in found)


_VALUE = st.recursive(
    st.sampled_from(['"auto"', '"x"', "3", "80", "true", "1.5", "2022-02-08", "'{url}'", "nan"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]"),
    max_leaves=4,
)
_NAME = st.sampled_from([*(each.name for each in fields(Config)), "keys.a", "'keys'.\"b\"", "x", "theme.y"])


@given(st.lists(st.tuples(_NAME, _VALUE), max_size=5, unique_by=lambda pair: pair[0]))
def test_any_settings_give_a_configuration_or_faults_on_their_lines(pairs: list[tuple[str, str]]) -> None:
    found = read("\n".join(f"{name} = {value}" for name, value in pairs).encode())
    if isinstance(found, Config):
        assert all(name.startswith(("keys", "'keys'")) or name in vars(Config()) for name, _ in pairs)
    else:
        assert all(1 <= fault.line <= len(pairs) for fault in found)
