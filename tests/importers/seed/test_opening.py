"""The first sentence of a text without a title: where it ends, and what an agency puts before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.seed.opening import first_sentence, without_place


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. ship under Capt. J. R. Holt left at 6 a.m. on Monday.",
        "Mr. Ost met Sen. Lind on Dec. 29 in St. Veit.",
        "Boat No. 7 won.",
        "He said no.",
        "They met in December.",
        "She paid 35.",
        "“Come in!” she said.",
        "Dr. Anna Keller und Prof. Ost haben am 3. Mai u. a. die Mühle eröffnet.",
        "O Sr. Silva chegou.",
        "Ing. Novák otevřel most 8. února v poledne.",
        "В г. Вельна на ул. Морской открыли музей И. И. Петрова.",
        "Музей открыли в 2021 г.",
        "Is it open?",
        "It is 2.3 km long.",
    ],
)
def test_a_sentence_ends_where_it_ends(sentence: str) -> None:
    assert first_sentence(f"{sentence} Nobody waved.") == sentence
    assert first_sentence(sentence) == sentence


def test_scripts_without_spaces() -> None:
    assert first_sentence("渔港夜市重新开放。市场每天开到午夜。") == "渔港夜市重新开放。"


@pytest.mark.parametrize(
    "place",
    [
        "BEIJING, Dec. 29 (Xinhua) -- ",
        "Velna (Reuters) - ",
        "VELNA, Wash. (KVLN) - ",
        "NOVIGRAD, December 31. /AGN/. ",
        "МОСКВА, 5 янв. /ТАСС/. ",
        "МОСКВА, 5 янв - РИА Новости. ",
        "VELNA, June 1, 2022 /PRNewswire/ -- ",
        "PARIS — ",
    ],
)
def test_the_agency_s_place_and_date_are_left_away(place: str) -> None:
    assert first_sentence(f"{place}A bridge opened. It is long.") == "A bridge opened."


@pytest.mark.parametrize(
    "text",
    [
        "The mill (built in 1904) - long empty - turns.",
        "The mill — long empty — turns.",
        "NATO — the alliance — met.",
        "It costs 3 and/or 4 crowns.",
        "VELNA (Agency) - ",
    ],
)
def test_what_is_no_place_stays(text: str) -> None:
    assert without_place(text) == text


def test_long_sentences_are_cut() -> None:
    assert len(first_sentence("word " * 80)) <= 100
    assert first_sentence("") == ""


@given(st.text(alphabet='AbБ .!?…/()-—,3\n"', max_size=120))
def test_it_is_part_of_the_text(text: str) -> None:
    found = " ".join(first_sentence(text).removesuffix("…").split())
    assert found in " ".join(text.split())
