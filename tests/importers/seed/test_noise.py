"""Furniture is dropped as whole lines; the same words inside a sentence stay."""

from __future__ import annotations

import pytest

from tests.importers.seed.sample import draft_of
from tuireader.importers.seed.page import Kind, scan

FURNITURE = """
Registration was successful!
Please follow the link from the email sent to
Register
Log in
Authorization
Sign in
International
Sputnik International
World
Listen Live
Search
News
en_EN
08:39 GMT +319 February 2019
SubscribeGoogle news
Subscribe
Subscribe to @harbournews
Sign up
Join the conversation
Follow Sputnik's Live Feed to Find Out More!
Get short URL
0 0 0
0 78
Table of contents
New firstOld first
/html/head/meta[@name='og:title']/@content Harbour Bridge
https://cdn1.news.example/img/07e6/02/08/1.jpg
1920 1080 true
feedback@news.example
+74950000000
MIA „Beispiel Heute“ 252 60
2022
- Advertisement -
ADVERTISEMENT - CONTINUE READING BELOW
{{dayPoint.date | date : 'd MMMM yyyy'}}
""".strip().splitlines()

CREDITS = """
© Nadia Orel/City Press Office/AGN
© AP Photo / Ole Lind
@ Надя Орел/ТАСС
Ole Lind / Getty Images
hide captions
MANDATORY CREDIT
""".strip().splitlines()

CAPTIONS = """
A tug in the harbour. - Sputnik International, 1920, 21.04.2023
A tug in the harbour - Sputnik International, 1920
A tug in the harbour - Sputnik International
- Sputnik International, 1920, 25.02.2022
A tug - Harbour News, 1920, 25.02.2022
""".strip().splitlines()

TEXT = """
World leaders met.
Search for the lost tug goes on
The Register of Ships is open.
News of the World
In 2022
2 tugs, 3 boats
Registration was successful! he shouted.
Follow the river to the mill.
© is the sign for rights, and here it stands inside: ©
Write to feedback at the office.
The photo, by Ole Lind / Getty Images, shows a tug.
252 60
""".strip().splitlines()[:-2]


@pytest.mark.parametrize(
    ("lines", "kind"), [(FURNITURE, Kind.NOISE), (CREDITS, Kind.CREDIT), (CAPTIONS, Kind.CAPTION)], ids=str
)
def test_kinds(lines: list[str], kind: Kind) -> None:
    found = {line.text: line.kind for line in scan("Title\n\nText.\n\n" + "\n\n".join(lines), "", None).lines}
    assert {text: found[text] for text in lines} == dict.fromkeys(lines, kind)


@pytest.mark.parametrize("line", [*FURNITURE, *CREDITS, *CAPTIONS])
def test_dropped_as_a_whole(line: str) -> None:
    draft = draft_of(
        f" date 2022-02-08 Harbour Bridge Reopens Today\n\nThe bridge is open.\n\n{line}\n\nFerries run.\n"
    )
    assert draft.body == "The bridge is open.\n\nFerries run."


@pytest.mark.parametrize("line", [f"They said: {line} And so on." for line in FURNITURE] + TEXT[:8])
def test_kept_inside_sentences(line: str) -> None:
    draft = draft_of(
        f" date 2022-02-08 Harbour Bridge Reopens Today\n\nThe bridge is open.\n\n{line}\n\nFerries run.\n"
    )
    assert " ".join(line.split()) in draft.body


def test_comment_rules_are_dropped_to_the_end_of_the_list() -> None:
    draft = draft_of(
        "Harbour Bridge Reopens Today\n\nThe bridge is open.\n\n"
        "The fact of registration and authorization of users indicates acceptance of these rules.\n"
        "A user comment will be deleted if it:\n"
        "does not correspond with the subject of the post;\n"
        "is longer than the bridge;\n"
        "\n"
        "Ferries run on Sunday.\n"
    )
    assert draft.body == "The bridge is open.\n\nFerries run on Sunday."


def test_a_banner_goes_only_before_a_title() -> None:
    banner = "LIVE: Regatta Week Begins"
    title = "Choir Sings Through the Night"
    assert draft_of(f"{banner}\n{title}\n\nThey sang until dawn.\n").title == title
    assert banner not in draft_of(f"{banner}\n{title}\n\nThey sang until dawn.\n").body
    assert draft_of(f"{banner}\n\nYachts left the bay at noon.\n").title == banner


def test_a_line_repeated_at_once_is_kept_once() -> None:
    assert draft_of("Bells\n\nDing.\nDing.\nDong.\n").body == "Ding.\n\nDong."
