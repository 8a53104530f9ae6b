"""The seeds that ship with us are good seeds: demo, test input and the newcomer's first page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tuireader.importers import read
from tuireader.model.documents import Document
from tuireader.model.drafts import Draft
from tuireader.text import cells

FOLDER = Path(__file__).resolve().parent.parent / "seeds"
FILES = sorted(FOLDER.glob("*.txt"))


def draft_of(file: Path) -> Draft:
    document = read(file.read_bytes(), file.name)
    assert isinstance(document, Document), document
    assert document.kind == "seed"
    (draft,) = document.drafts
    return draft


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_imports_without_a_complaint(file: Path) -> None:
    draft = draft_of(file)
    assert draft.title
    assert draft.body
    assert draft.notes == ()
    assert len(draft.tags) >= 2
    assert "Tags" not in draft.body.split("\n\n")


@pytest.mark.parametrize(
    "file", [file for file in FILES if " GMT " not in file.read_text("utf-8")], ids=lambda file: file.stem
)
def test_every_word_is_shown(file: Path) -> None:
    """Of a page that says everything once, nothing is left out but the date in front and the head of the tags."""
    draft = draft_of(file)
    shown = set("\n".join([draft.title, draft.body, *draft.tags]).split())
    lost = set(file.read_text("utf-8").split()) - shown
    stated = draft.published.iso() if draft.published else ""
    assert lost <= {"date", stated, "Tags", "Теги"}


def test_they_differ() -> None:
    drafts = [draft_of(file) for file in FILES]
    assert len({draft.title for draft in drafts}) == len(drafts) >= 10
    precisions = Counter(draft.published.precision if draft.published else None for draft in drafts)
    assert precisions["minute"] >= 3
    assert precisions["day"] >= 3
    assert precisions["month"] == 1
    assert precisions[None] == 1
    assert {draft.published.iso()[:4] for draft in drafts if draft.published} == {"2024", "2025", "2026"}
    assert sum(draft.title.startswith("LIVE") for draft in drafts) == 1
    assert sum(cells(draft.title) > len(draft.title) for draft in drafts) == 2
    assert any(draft.title.casefold() != draft.title.casefold().encode("ascii", "ignore").decode() for draft in drafts)
    assert any("а" <= draft.title[-1] <= "я" for draft in drafts)
    assert max(len(draft.body) for draft in drafts) > 2500
    assert min(len(draft.body) for draft in drafts) < 700


def test_tags_overlap() -> None:
    carried = Counter(tag for file in FILES for tag in draft_of(file).tags)
    assert sum(times >= 3 for times in carried.values()) >= 5
    assert sum(times == 1 for times in carried.values()) >= 5


def test_the_newest_is_the_welcome() -> None:
    dated = [(draft.published.seconds, draft.title) for file in FILES if (draft := draft_of(file)).published]
    assert max(dated)[1] == "Welcome to tuireader"


@pytest.mark.parametrize("key", [*"jklhqnpJKmsAzt/+-oyr\\?Q", "Enter", "Space"])
def test_the_welcome_names_every_first_key(key: str) -> None:
    rows = [row for row in draft_of(FOLDER / "welcome.txt").body.splitlines() if row.startswith("    ")]
    assert any(key in row[:16].split() for row in rows)


def test_the_welcome_keeps_its_columns_and_its_own_tags() -> None:
    draft = draft_of(FOLDER / "welcome.txt")
    assert draft.tags == ("help", "tuireader")
    assert "\n    n p         next and previous unread article\n" in draft.body
    assert "    Tags\n    birds\n" in draft.body
