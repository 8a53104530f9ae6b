"""Real pages, damaged: whatever is missing, doubled or out of place, each is read and fits any width."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.reading.golden import BASE
from tests.reading.invariants import check
from tuireader.model.drafts import Form
from tuireader.reading.parse import parse

TIMES = 30
FORMS: tuple[Form, ...] = ("html", "markdown", "text")
SPLINTERS = (
    *("<", ">", "</", "<!--", "-->", "<table>", "</table>", "<td colspan=100000 rowspan=9>", "<tr>", "<pre>", "</p>"),
    *("<li>", "<ol start=-1>", "<svg>", "<math>", "</math>", "<a href='#x'>", "<i id=x>", "<script>", "<template>"),
    *("&", "&#", "&#27;", "\x00", "\x1b[2J", "\u202e", "\u0301" * 9, "\U0001f468\u200d", "```", "> ", "|", "[", "]("),
    *("\t", "\r", "\n\n", "日本", "<blockquote>", "<del>", "<q>", "<sup>", '"', "'"),
)


def damaged(written: str, chance: random.Random) -> str:
    """`written` with a few pieces cut out, doubled, moved or replaced."""
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(written) + 1)
        end = min(len(written), start + chance.choice((0, 1, 3, 20, 400)))
        piece = chance.choice(("", written[start:end] * 2, chance.choice(SPLINTERS), chance.choice(SPLINTERS) * 50))
        written = written[:start] + piece + written[end:]
    return written


def _try(pages: list[Path], times: int) -> None:
    for page in pages:
        written = page.read_text("utf-8", errors="replace")
        for seed in range(times):
            chance = random.Random(f"{page.name} {seed}")
            body = damaged(written, chance)
            form, width = chance.choice(FORMS), chance.choice((1, 2, 7, 20, 40, 80, 120, 400))
            try:
                check(parse(body, form, BASE), width)
            except Exception as fault:
                raise AssertionError(f"{page} damaged by seed {seed} as {form} at {width}") from fault


def test_small_pages_damaged(shared: Path) -> None:
    _try([page for page in sorted((shared / "corpus").rglob("*.html")) if page.stat().st_size < 3_000][:30], 2)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_page_damaged_many_times(shared: Path) -> None:
    _try([page for page in sorted((shared / "corpus").rglob("*.html")) if page.stat().st_size < 60_000], TIMES)
