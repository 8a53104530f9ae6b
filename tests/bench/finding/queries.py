"""Queries: read and made SQL, in each notation; the first page of what they find; what completes them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import report
from tests.bench.library_maker import NEWEST
from tuireader.library import open_library
from tuireader.library.opening import Library
from tuireader.library.views import completing, listing
from tuireader.query.build import simplify
from tuireader.query.parse import parse
from tuireader.store.finding.conditions import condition

RUNS = 200
VIEWS = {"morning": "is:unread age:<1d view:news", "news": "tag:politics OR tag:culture", "short": "words:<300"}
TYPED = (
    "tag:harbour",
    'tag:harbour -tag:sport is:unread source:"Le Monde" title:macron after:2022-02-01 before:yesterday age:<3d'
    ' words:>500 has:audio author:ana lang:fr "exact phrase" (a OR b) NOT c title~^Live',
    "view:morning -view:short limit:50",
    'unread = "yes" and (title =~ "foo" or tags # "bar") and age between 0:3',
    "@6-months-ago +unread -sport !regex ~feed =feed #10",
)
FOUND = (
    "tag:sport is:unread", "is:unread age:<3d", "tag:weather before:2020", "source:Harbour", "view:morning",
    "is:unread limit:50", "tags # \"sport\" and unread = \"yes\"", "@6-months-ago +unread +sport", "title:bridge",
)  # fmt: skip
BEGUN = ("tag:sp", "source:ha", "po", "is:unread tag:sport wor")


def least(run: Callable[[], object], runs: int = RUNS) -> float:
    """Milliseconds of CPU time that it takes at its best."""
    found = []
    for _ in range(runs):
        began = time.process_time()
        run()
        found.append(time.process_time() - began)
    return min(found) * 1000


def measure(file: Path) -> None:
    """Without the reader: on one connection, each at its best."""
    with open_library(file, now=lambda: NEWEST) as library:
        for text in TYPED:
            taken = least(lambda text=text: condition(simplify(parse(text, NEWEST, VIEWS)), NEWEST))  # type: ignore[misc]
            report(f"finding.parse-and-compile[{text[:12]}]", taken, "ms", f"CPU, best of {RUNS}; at most 1")
        for text in FOUND:
            _first_page(library, text)
        begin = completing.query(library)
        for text in BEGUN:
            first = least(lambda text=text, begin=begin: begin(text, len(text)), 1)  # type: ignore[misc]
            taken = least(lambda text=text, begin=begin: begin(text, len(text)), 20)  # type: ignore[misc]
            report(f"finding.completed[{text}]", taken, "ms", f"CPU, best of 20; the first time {first:.2f}")


def _first_page(library: Library, text: str) -> None:
    view = listing.View(library, simplify(parse(text, NEWEST, VIEWS)))
    began = time.process_time()
    found = view.page(limit=40)
    once = (time.process_time() - began) * 1000
    taken = least(lambda: view.page(limit=40), 5)
    report(f"finding.page[{text[:24]}]", taken, "ms", f"CPU, best of 5; the first time {once:.2f}; {len(found)} rows")
