"""Nothing from outside drives the terminal: what the commands print of a library full of control codes.

The texts are written past the importers, straight into the file: the last gate is the one tested here.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import Here

EVIL = "a\x1b]52;c;ZXZpbA==\x07b\x1b[2Jc\x9b31md\x00e\x08f\rg\nh\x7fi\u202ej\u2028k\u2066l\u200bm\U000e0041n\x85o"
BAD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
COLUMNS = {
    "articles": ["title", "url"],
    "bodies": ["body", "summary", "author", "comments"],
    "sources": ["title", "url", "link", "reason"],
    "tags": ["name"],
    "documents": ["place"],
}


@pytest.fixture
def haunted(stocked: Here, own_home: Path) -> Here:
    """Every text of the library made hostile, each unlike the others."""
    with closing(sqlite3.connect(own_home / "library.sqlite")) as db, db:
        for table, columns in COLUMNS.items():
            there = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
            assert there & set(columns), table
            for column in set(columns) & there:
                key = "rowid" if table != "tags" else "id"
                db.execute(
                    f"UPDATE OR IGNORE {table} SET {column} = ? || {key}",
                    (EVIL if column != "url" else EVIL.replace("\0", ""),),
                )
    return stocked


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--json"],
        ["show", "1"],
        ["show", "3"],
        ["show", "3", "--json"],
        ["tags"],
        ["tags", "--json"],
        ["sources"],
        ["sources", "--json"],
        ["mark", "read", "1"],
        ["tag", "1", f"+{EVIL.replace(chr(0), '')}"],
        ["undo"],
        ["refresh", "--json"],
        ["doctor"],
        [],
    ],
    ids=lambda command: " ".join(command)[:12],
)
def test_no_control_code_leaves(haunted: Here, command: list[str]) -> None:
    said = haunted(*command)
    assert said.code in (0, 1)
    assert BAD.findall(said.out + said.err) == []
    if "--json" in command:
        assert said.objects(), "still JSON, one object a line"


def test_a_title_cannot_fake_a_line(haunted: Here) -> None:
    assert len(haunted("list").lines()) == 4
    assert len(haunted("list", "--json").objects()) == 4
    assert len([text for text in haunted("sources").lines() if text[:4].strip()]) == 2


def test_json_keeps_what_was_stored(haunted: Here) -> None:
    """What a terminal would obey is escaped, not taken out."""
    one = haunted("show", "1", "--json").object()
    assert one["title"].startswith("a\x1b]52;c;ZXZpbA==\x07b")
