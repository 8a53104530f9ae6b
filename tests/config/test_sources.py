"""[[source]]s: tables beside the settings they give, or the faults they hold."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.config import Config, Fault, SourceSettings, load, read, template
from tuireader.config.spans import span, spelled
from tuireader.errors import ConfigError

WHOLE = """
[[source]]
match = "https://*.example.org/*"
user_agent = "me/1.0"
headers = { X-Token = "abc" }
cookie = "session=abc"
username = "me"
password_command = ["pass", "show", "feed"]
proxy = "socks5://127.0.0.1:9050"
interval = "2h"
fulltext = true
filter = ["python3", "tidy.py"]

[[source]]
exec = ["mybridge", "--rss"]
title = "Bridge"
tags = ["a", "b"]
"""


def sources(content: str, *, private: bool = True) -> tuple[SourceSettings, ...]:
    found = read(content.encode(), private=private)
    assert isinstance(found, Config), found
    return found.source


def test_each_field_is_read() -> None:
    assert sources(WHOLE) == (
        SourceSettings(
            match="https://*.example.org/*",
            user_agent="me/1.0",
            headers={"X-Token": "abc"},
            cookie="session=abc",
            username="me",
            password_command=("pass", "show", "feed"),
            proxy="socks5://127.0.0.1:9050",
            interval="2h",
            fulltext=True,
            filter=("python3", "tidy.py"),
        ),
        SourceSettings(exec=("mybridge", "--rss"), title="Bridge", tags=("a", "b")),
    )


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("source = 3", 1, "source has to be headed by [[source]], in two brackets, once for each source"),
        ("[source]\nurl = 'https://a.example/'", 1, "source has to be headed by [[source]]"),
        ("[[source]]", 1, "source has to have one of url, match, exec, file and folder"),
        ("\n[[source]]\nurll = 'https://a.example/'", 3, 'source.urll is no setting, did you mean "url"?'),
        ("[[source]]\nurl = 'a.example'", 2, "source.url has to be an address with http:// or https://"),
        ("[[source]]\nurl = 'https://me:pw@a.example/'", 2, "source.url has to be an address"),
        ("[[source]]\nurl = 3", 2, "source.url has to be a text in quotes"),
        ("[[source]]\nmatch = '*'", 2, "source.match has to be a pattern with http:// or https://"),
        ("[[source]]\nurl = 'https://a.example/'\nfile = '/x'", 3, "source has to have one of url"),
        ("[[source]]\nfile = 'x'", 2, "source.file has to be a path that begins with / or ~"),
        ("[[source]]\nexec = ['x']", 2, "source.exec needs a title beside it"),
        ("[[source]]\nexec = 'x'\ntitle = 'X'", 2, 'source.exec has to be a list of texts such as ["a", "b"]'),
        ("[[source]]\nexec = ['x']\ntitle = 'X'\ncookie = 'a=b'", 4, "source.cookie is only for sources with url"),
        ("[[source]]\nfolder = '/x'\nfilter = ['x']", 3, "source.filter is only for sources with url, match or exec"),
        ("[[source]]\nmatch = 'http://*/*'\ntitle = 'X'", 3, "source.title is only for one source"),
        ("[[source]]\nurl = 'https://a.example/'\ninterval = '2 hours'", 3, 'source.interval has to be "30m"'),
        ("[[source]]\nurl = 'https://a.example/'\nproxy = 'ftp://x:1'", 3, "source.proxy has to be http://"),
        ('[[source]]\nurl = "https://a.example/"\nheaders = { X = "a\\nb" }', 3, "source.headers has to be a table of"),
        ("[[source]]\nurl = 'https://a.example/'\nheaders = { 'X:' = 'a' }", 3, "source.headers has to be a table of"),
        ("[[source]]\nurl = 'https://a.example/'\n[source.headers]\nX = 3", 3, "source.headers has to be a table of"),
        ("[[source]]\nurl = 'https://a.example/'\nusername = 'me'", 3, "source.username needs one of password_command"),
        ("[[source]]\nurl = 'https://a.example/'\npassword_env = 'X'", 3, "source.password_env needs a username"),
        (
            "[[source]]\nurl = 'https://a.example/'\nusername = 'me'\npassword_env = 'X'\npassword = 'pw'",
            5,
            "source has to have one password, not password_env and password",
        ),
        (
            "[[source]]\nurl = 'https://a.example/'\n\n[[source]]\nurl = 'https://a.example/'",
            4,
            "https://a.example/ stands in two [[source]]s. Put them together",
        ),
        (
            "[[source]]\nurl = 'https://a.example/'\n[keys]\na = []\n[[source]]\nurl = 'https://b.example/'\nx = 1",
            7,
            "source.x is no setting",
        ),
        ("source = [{file = '/x'},\n {fil = '/x'}]", 1, 'source.fil is no setting, did you mean "file"?'),
    ],
)
def test_a_fault_is_told_with_its_line(content: str, line: int, message: str) -> None:
    found = read(content.encode())
    assert isinstance(found, tuple)
    assert [fault.line for fault in found] == [line]
    assert found[0].message.startswith(message)


def test_a_password_needs_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[[source]]\nurl = 'https://a.example/'\nusername = 'me'\npassword = 'hunter2'\n")
    path.chmod(0o640)
    with pytest.raises(ConfigError, match=r"line 4: source\.password is only for a file") as wrong:
        load(path)
    assert "hunter2" not in str(wrong.value)
    path.chmod(0o600)
    assert load(path).source[0].password == "hunter2"


def test_no_secret_is_in_what_is_printed_of_settings() -> None:
    (one,) = sources(
        "[[source]]\nurl = 'https://a.example/'\nusername = 'me'\npassword = 'hunter2'\ncookie = 'c=hunter2'\n"
        "headers = { X = 'hunter2' }\nproxy = 'http://me:hunter2@proxy.example:1'"
    )
    assert "hunter2" not in repr(one) and one.password == "hunter2"


def test_the_template_can_be_uncommented_source_by_source() -> None:
    lines = template().split("\n")
    examples = [
        line[2:] for line in lines[lines.index("# [[source]]") + 1 :] if line.startswith("# ") and line[2] > " "
    ]
    assert [line.partition(" = ")[0] for line in examples] == [each.name for each in fields(SourceSettings)]
    values = dict(line.split(" = ", 1) for line in examples)
    faults = []
    for name in values:
        beside = {"url": values["url"]} if name not in ("match", "exec", "file", "folder") else {}
        beside |= {"title": '"x"'} if name == "exec" else {}
        beside |= {"username": '"me"'} if name.startswith("password") else {}
        beside |= {"password_env": '"X"'} if name == "username" else {}
        content = "".join(f"{key} = {value}\n" for key, value in {**beside, name: values[name]}.items())
        found = read(f"[[source]]\n{content}".encode())
        faults += found if isinstance(found, tuple) else []
    assert faults == []


def test_a_thousand_sources_find_their_fault() -> None:
    content = "".join(f"[[source]]\nurl = 'https://a.example/{n}'\n" for n in range(1000)) + "ur = 1"
    assert read(content.encode()) == (Fault(2001, 'source.ur is no setting, did you mean "url"?'),)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1m", 60), ("30m", 1800), ("2 h", 7200), ("1d", 86_400), ("1w", 604_800), ("hand", 0)]
    + [(odd, None) for odd in ("", "0m", "30s", "2", "h", "-1h", "400d", "99999w", "2h ", "٣h")],
)
def test_spans(written: str, seconds: int | None) -> None:
    assert span(written) == seconds


@given(st.integers(1, 366 * 24 * 60).map(lambda minutes: minutes * 60))
def test_spans_are_read_as_they_are_spelled(seconds: int) -> None:
    assert span(spelled(seconds)) == seconds


_VALUE = st.sampled_from(['"x"', "3", "true", '["a"]', '{ a = "b" }', "[]", '"https://a.example/"', '"2h"', '"~/x"'])
_KEY = st.sampled_from([*(each.name for each in fields(SourceSettings)), "x"])


@given(st.lists(st.lists(st.tuples(_KEY, _VALUE), max_size=4, unique_by=lambda pair: pair[0]), max_size=3))
def test_any_sources_give_settings_or_faults_within_them(tables: list[list[tuple[str, str]]]) -> None:
    content = "".join("[[source]]\n" + "".join(f"{key} = {value}\n" for key, value in table) for table in tables)
    found = read(content.encode())
    if isinstance(found, Config):
        assert len(found.source) == len(tables)
    else:
        assert found and all(1 <= fault.line <= content.count("\n") for fault in found)


def test_a_file_that_others_may_read_may_hold_all_but_a_password(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(WHOLE)
    path.chmod(0o644)
    assert len(load(path).source) == 2
