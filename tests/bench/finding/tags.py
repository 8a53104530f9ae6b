"""The tag filter: opened, narrowed letter by letter, a tag chosen, the counts of what is shown; what `+` offers."""

from __future__ import annotations

import time
from pathlib import Path

from tests.bench import report, spread
from tests.bench.finding.keys import key, reader, told
from tests.bench.library_maker import NEWEST
from tuireader.library import Library, open_library, overview
from tuireader.library.marks import marking, tag_completing
from tuireader.library.views import narrowing
from tuireader.model.selections import Selection

RUNS = 5


def measure(file: Path) -> None:
    """In the reader, then without it."""
    with reader(file) as terminal:
        opened, letters, chosen = [], [], []
        for _ in range(RUNS):
            opened.append(key(terminal, "t", lambda rows: "tag:" in rows[1]))
            for letter in "pol":
                before = terminal.screen()[1:-2]
                letters.append(key(terminal, letter, lambda rows, then=before: rows[1:-2] != then))  # type: ignore[misc]
            chosen.append(key(terminal, "enter", lambda rows: "tagged" in rows[0]))
            terminal.press("escape")
            terminal.settle(1.0)
        told("finding.tags.opened", opened)
        told("finding.tags.letter", letters)
        told("finding.tags.chosen", chosen)
    with open_library(file, now=lambda: NEWEST) as library:
        ranked = overview.tags(library)
        for tag in (ranked[0], ranked[len(ranked) // 200], ranked[len(ranked) // 20]):
            _narrowed(library, tag.name, tag.total)
        took = []
        for id in range(1000, 500_000, 50_000):
            began = time.process_time()
            tag_completing.adding(library, [id], ranked)("", 0)
            took.append((time.process_time() - began) * 1000)
        spread("finding.tags.suggested", took, "ms")


def _narrowed(library: Library, name: str, total: int) -> None:
    """CPU time until the first counts are told, and until all are: when nothing is known yet, then each time after an
    article was marked by this program, and after one was by another."""
    firsts, alls = [], []
    library.tag_sets = None
    narrowing.keep(library)
    other = open_library(library.path, now=library.now)
    for turn in range(2 * RUNS + 1):
        began, told_at = time.process_time(), []
        narrowing.company(library, Selection(include=(name,)), lambda _, at=told_at: at.append(time.process_time()))  # type: ignore[misc]
        alls.append((time.process_time() - began) * 1000)
        firsts.append(((told_at or [time.process_time()])[0] - began) * 1000)
        marking.turn_read(other if turn >= RUNS else library, [1])
    other.close()
    report("finding.tags.counts.once", alls[0], "ms", f"CPU, of {total:,} articles, {firsts[0]:.1f} to the first")
    for who, own in (("", slice(1, RUNS + 1)), (".elsewhere", slice(RUNS + 1, None))):
        spread(f"finding.tags.counts{who}.first", firsts[own], "ms", f"CPU, of {total:,} articles")
        spread(f"finding.tags.counts{who}.all", alls[own], "ms", f"CPU, of {total:,} articles")
