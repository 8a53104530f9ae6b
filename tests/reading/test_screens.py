"""Whole pages as they stand on the screen, at three widths: HTML, Markdown and plain text with everything on them.

The pages lie in ``screens/``, each beside what is seen of it. After a change that is meant, look at
``python -m tests.reading.test_screens`` and at the difference it made.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.looks import BASE
from tuireader.model.drafts import Form
from tuireader.reading.parse import parse
from tuireader.reading.words import references, render_plain

FOLDER = Path(__file__).parent / "screens"
PAGES: dict[str, Form] = {"everything.html": "html", "article.md": "markdown", "letter.txt": "text"}
WIDTHS = (40, 80, 120)


def seen(name: str, width: int) -> str:
    """The page and its links, a rule of `width` above it to judge it by."""
    page = parse((FOLDER / name).read_text("utf-8"), PAGES[name], BASE)
    rows = [f"{'0123456789' * 12}"[:width], *render_plain(page, width), "", *references(page)]
    return "\n".join(rows) + "\n"


def _kept(name: str, width: int) -> Path:
    return FOLDER / f"{Path(name).stem}-{width}.seen"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_the_screen_is_as_it_should_be(name: str, width: int) -> None:
    assert seen(name, width) == _kept(name, width).read_text("utf-8")


if __name__ == "__main__":
    for name in PAGES:
        for width in WIDTHS:
            _kept(name, width).write_text(seen(name, width), "utf-8")
