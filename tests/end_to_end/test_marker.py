"""The cursor as a sign: a step changes two cells."""

from __future__ import annotations

from tests.end_to_end.reader import reader, ready
from tuireader.model.rows import Row
from tuireader.paths import config_file


def test_a_step_of_the_marker_sends_next_to_nothing(seeded: list[Row]) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text('cursor = "marker"\n')
    with reader() as terminal:
        ready(terminal, seeded[0].title)
        assert terminal.screen()[1].startswith("● >")
        for line in (2, 3):
            terminal.bytes_since()
            terminal.press("j")
            terminal.settle()
            assert terminal.bytes_since() <= 40
            assert [y for y, row in enumerate(terminal.screen()) if row[2:3] == ">"] == [line]
