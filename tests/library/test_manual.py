"""The manual: whole, and true."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields

import click
import pytest

from tuireader.cli._group import group
from tuireader.config import Config, read
from tuireader.config.sources import SourceSettings
from tuireader.library import manual
from tuireader.query import parse
from tuireader.query.fields import FIELDS
from tuireader.ui.commands import all_commands

CHAPTERS = manual.chapters()
NAMES = [one.name for one in all_commands()]


def placeholders(kind: str) -> list[tuple[str, str]]:
    return [
        (one.name, name) for one in CHAPTERS for found, name in manual.PLACEHOLDER.findall(one.text) if found == kind
    ]


@pytest.mark.parametrize(("chapter", "name"), placeholders("key"))
def test_every_key_that_is_told_is_of_a_command(chapter: str, name: str) -> None:
    assert name in NAMES, chapter


def test_every_table_is_made_somewhere() -> None:
    assert {name for _, name in placeholders("table")} == {*manual.TABLES, "keys", "profiles"}


def test_nothing_is_left_to_fill_in() -> None:
    text = manual.whole(dict.fromkeys(NAMES, "x"), {"keys": "", "profiles": ""})
    assert not re.search(r"\{[a-z]+:", text)


def commands() -> list[str]:
    """The command lines in the examples, without comments and what they are piped to."""
    blocks = [block for one in CHAPTERS for block in re.findall(r"```sh\n(.*?)```", one.text, re.DOTALL)]
    lines = [line.split(" |")[0] for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("tuireader ")]


@pytest.mark.parametrize("line", commands())
def test_every_example_is_understood(line: str) -> None:
    words = shlex.split(line.split(" > ")[0], comments=True)[1:]
    context = group.make_context("tuireader", words or ["open"])
    name, command, rest = group.resolve_command(context, [*context._protected_args, *context.args])
    assert command is not None
    try:
        command.make_context(str(name), list(rest), parent=context).close()
    except click.BadParameter as error:  # a file that is not there
        assert "exist" in str(error)
    if name == "list" and rest:
        assert not isinstance(parse.parse(rest[0], 1_700_000_000), Exception)


def test_every_command_of_the_command_line_is_told_of() -> None:
    (told,) = [one.text for one in CHAPTERS if one.name == "command-line"]
    missing = [name for name in group.list_commands(click.Context(group)) if f"tuireader {name}" not in told]
    assert missing == []


def test_every_configuration_in_it_is_right() -> None:
    for one in CHAPTERS:
        for block in re.findall(r"```toml\n(.*?)```", one.text, re.DOTALL):
            assert isinstance(read(block.encode()), Config), block


def test_every_setting_and_every_field_is_in_it() -> None:
    text = manual.whole({}, {"keys": "", "profiles": ""})
    for name in [each.name for each in (*fields(Config), *fields(SourceSettings))]:
        assert f"**{manual.escaped(name)}**" in text
    for field in FIELDS:
        assert field.example in text or field.read is None


def test_a_chapter_is_found_by_what_it_begins_with() -> None:
    assert manual.chapter("keys") is not None
    assert manual.chapter("FIRST") == CHAPTERS[0]
    assert manual.chapter("When") is not None
    assert manual.chapter("") is None
    assert manual.chapter("no such") is None


def test_a_command_without_a_key_is_told_by_its_name() -> None:
    assert manual.filled("`{key:star}` `{key:theme}`", {"star": "s", "theme": ""}, {}) == "`s` `:theme`"
