"""What lists are sorted by is made by SQL where that can be, and is the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from tuireader.store import functions
from tuireader.store.finding.sorting import sorted_by
from tuireader.text import line

TEXTS = st.text(max_size=80) | st.text("aB9 .\"'[(*–“é$\0", max_size=10) | st.text("a .", min_size=60, max_size=70)


@given(st.lists(TEXTS.map(line), max_size=20))
def test_sql_makes_of_texts_what_we_make_of_them(texts: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        functions.register(db)
        for text in texts:
            assert db.execute(f"SELECT {sorted_by('?1')}", (text,)).fetchone()[0] == functions.sorting(text)


def test_ascii_needs_no_call() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.create_function("sorting", 1, lambda text: f"called for {text}")
        asked = f"SELECT {sorted_by('?1')}"
        assert db.execute(asked, ('"The Ferry" leaves',)).fetchone() == ('the ferry" leaves',)
        assert db.execute(asked, ("...",)).fetchone() == ("...",)
        assert db.execute(asked, ("Été",)).fetchone() == ("called for Été",)
