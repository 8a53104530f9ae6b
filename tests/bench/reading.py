"""How well and how fast pages are read: golden texts of the corpus, and the clock."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench import CHECKOUT, report
from tests.reading.golden import BASE, FOLDERS, cases, score
from tuireader.model import Form
from tuireader.reading.layout import lines
from tuireader.reading.parse import parse

SCREEN = 24
WIDTH = 80


def _cpu(what: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of CPU, the median."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        what()
        taken.append(1000 * (time.process_time() - begun))
    return median(taken)


def _words(corpus: Path) -> None:
    for folder in FOLDERS:
        scores = [(case.name, score(case, WIDTH)) for case in cases(corpus, folder)]
        golden = sum(one.golden for _, one in scores)
        found = sum(one.found for _, one in scores)
        order = min((one.in_order for _, one in scores), default=1.0)
        report(
            f"{folder}: word recall",
            100 * found / max(1, golden),
            "%",
            f"{len(scores)} pages, {golden} words",
        )
        report(f"{folder}: words twice", sum(one.twice for _, one in scores), "words")
        report(f"{folder}: order kept", 100 * order, "%", "the worst page")
        for name, one in scores:
            if one.twice or one.found < one.golden or one.in_order < 1:
                print(f"    {name}: lost {list(one.lost[:8])} extra {list(one.extra[:8])} order {one.in_order:.3f}")


def _whole(body: str, form: Form) -> None:
    lines(parse(body, form, BASE), WIDTH).count()


def _first_screen(body: str, form: Form) -> None:
    laid = lines(parse(body, form, BASE), WIDTH)
    for i in range(SCREEN):
        laid.line(i)


def _times(corpus: Path) -> None:
    page = (corpus / "readability/html/wikipedia/source.html").read_text("utf-8")
    start = page.index("<p>")
    inputs: dict[str, tuple[str, Form]] = {
        "8 KB page": (page[start : start + 8_192], "html"),
        "200 KB page": (page[:204_800], "html"),
        "1 MB line": ("a" * 1_000_000, "text"),
        "1 MB line, wide": ("日本語の文章。" * 140_000, "text"),
        "1 MB text": (("lorem ipsum dolor sit amet " * 40 + "\n\n") * 900, "text"),
        "100,000 deep": ("<div>" * 100_000 + "x", "html"),
    }
    parse("<p>warm", "html")
    for name, (body, form) in inputs.items():
        whole = _cpu(partial(_whole, body, form))
        first = _cpu(partial(_first_screen, body, form))
        report(f"{name}: first screen", first, "ms CPU")
        report(f"{name}: whole", whole, "ms CPU", "parse and lay out")


def main() -> None:
    """Print the figures; the corpus lies in ``$TUIREADER_SHARED`` or beside the checkout."""
    corpus = Path(os.environ.get("TUIREADER_SHARED") or CHECKOUT.parent / "shared") / "corpus"
    if not corpus.is_dir():
        print("no corpus here")
        return
    _words(corpus)
    _times(corpus)


if __name__ == "__main__":
    main()
