"""What was changed in an article, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuireader.library.articles.comparing import PUT_IN, TAKEN_OUT, compared

SIGNS = {TAKEN_OUT: ("[", "]"), PUT_IN: ("{", "}")}


def told(old: list[str], new: list[str]) -> list[str]:
    """Each paragraph, with what was taken out in [ ] and what was put in in { }."""
    return [
        "".join(SIGNS.get(span.style, ("", ""))[0] + span.text + SIGNS.get(span.style, ("", ""))[1] for span in spans)
        for spans in compared(old, new)
    ]


def test_words_and_paragraphs() -> None:
    assert told(["The bridge is old.", "It stays."], ["The bridge is new.", "It stays."]) == [
        "The bridge is [old.] {new.} ",
        "It stays.",
    ]
    assert told(["a b c d"], ["a c d e"]) == ["a [b] c d {e} "]
    assert told(["One.", "Two.", "Three."], ["One.", "Three."]) == ["One.", "[Two.]", "Three."]
    assert told(["One."], ["One.", "More here."]) == ["One.", "{More here.}"]
    assert told([], []) == []


@given(*[st.lists(st.text(alphabet="ab \n", min_size=1, max_size=12).filter(str.strip), max_size=5)] * 2)
def test_both_texts_are_in_it(old: list[str], new: list[str]) -> None:
    spans = [span for paragraph in compared(old, new) for span in paragraph]
    before = " ".join(span.text for span in spans if span.style != PUT_IN).split()
    after = " ".join(span.text for span in spans if span.style != TAKEN_OUT).split()
    assert before == " ".join(old).split()
    assert after == " ".join(new).split()
