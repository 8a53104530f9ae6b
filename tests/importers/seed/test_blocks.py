"""Which lines make one paragraph."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.seed.sample import draft_of, paragraphs

PROSE = (
    "The ice on the upper lake was eleven centimetres thick this morning and held the sledge without a sound. We "
    "drilled six holes along the old line and found water in four of them. Nobody had expected so much; the winter "
    "has been mild, and the springs under the eastern shore seldom rest for more than a week or two in January."
)

BLOCKS = {
    "columns": "Harbour     Depart   Arrive\nLindau      08:00    09:10\nOrla        10:30    11:45",
    "columns with numbers alone": "10 20 30\n40  50  60\n70  80  90",
    "pipes": "| harbour | boats |\n|---------|-------|\n| Lindau  | 12    |",
    "frame": "+------+----+\n| boat | 12 |\n+------+----+",
    "code": "    for boat in boats:\n        print(boat)",
    "code under its head": "def count(boats):\n    total = 0\n    return total",
    "list set in": "  - ropes\n  - two lanterns\n  - bread",
    "tabs": "Lindau\t12\t3\nOrla\t7\t1\nSankt Veit\t2\t0",
    "poem set in": "    The tide comes in,\n      the tide goes out,",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_columns_stay(block: str) -> None:
    draft = draft_of(f"Ferry times for the summer\n\nAll boats are free.\n\n{block}\n\nDogs travel in the bow.\n")
    assert paragraphs(draft) == ["All boats are free.", block, "Dogs travel in the bow."]


@pytest.mark.parametrize("width", range(56, 81, 6))
@pytest.mark.parametrize("head", ["Notes on the ice\n\n", "Notes on the ice\n"])
def test_wrapped_text_is_one_paragraph(width: int, head: str) -> None:
    first, second = textwrap.fill(PROSE, width), textwrap.fill(PROSE[::-1].title()[::-1], width)
    draft = draft_of(f"{head}{first}\n\n{second}\n")
    assert draft.title == "Notes on the ice"
    assert paragraphs(draft) == [first, second]


def test_wrapped_text_without_a_title() -> None:
    draft = draft_of(textwrap.fill(PROSE, 70) + "\n\n" + textwrap.fill(PROSE, 70) + "\n")
    assert draft.title.startswith("The ice on the upper lake was eleven centimetres thick this morning and held")
    assert len(paragraphs(draft)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ["Milk", "Bread", "Rope for the boat"],
        ["The water will be turned on in April.", "Keys are with Mr. Ost."],
        [
            "The council of Sankt Veit approves the new ferry pier today.",
            "The bridge stays closed until the end of May.",
        ],
        [PROSE, PROSE[::-1], "Short."],
        [
            "Council of Sankt Veit approves the new ferry pier after long debate",
            "Night ferry sails to the island again",
            "Choir of the pier sings in the shelter until the storm has passed",
            "Tide clocks come to every town of the coast",
            "Harbour tolls are to double for all large ships from the first of May",
        ],
        [
            "The council of Sankt Veit approved the new ferry pier after a debate.",
            "Extraordinary weather kept all of the boats in port until the evening.",
            "Notwithstanding this the choir of the pier sang in the shelter at six.",
            "Unquestionably the tide clocks of the town will be altered in the May.",
        ],
    ],
    ids=["list", "sentences", "long sentences", "paragraphs", "headlines", "sentences as long as one another"],
)
def test_other_lines_are_paragraphs(lines: list[str]) -> None:
    draft = draft_of("A title of its own\n\n" + "\n".join(lines) + "\n")
    assert paragraphs(draft) == lines


def test_first_line_indents_are_no_code() -> None:
    draft = draft_of(f"　　渔港夜市重新开放\n\n　　{'市场每天开到午夜。' * 30}\n　　{'游客很多。' * 30}\n")
    assert len(paragraphs(draft)) == 2
    assert not any(text.startswith("　") for text in paragraphs(draft))


@given(st.lists(st.text(alphabet="abc éж漢  .", min_size=1, max_size=90), max_size=12))
def test_every_word_survives(lines: list[str]) -> None:
    draft = draft_of("A title of its own\n\n" + "\n".join(lines) + "\nThe end is near.")
    assert set(draft.body.split()) == set("\n".join([*lines, "The end is near."]).split())
