"""How well and how fast pages are read: golden texts of the corpus, the clock (of the CPU), the memory."""

from __future__ import annotations

import gc
import os
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench import CHECKOUT, report
from tests.reading.golden import BASE, FOLDERS, REASONS, cases, score
from tuireader.model.drafts import Form
from tuireader.reading.layout import lines
from tuireader.reading.parse import parse
from tuireader.reading.words import paragraphs

SCREEN = 24
KB_200 = 200 * 1024
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
                reason = REASONS.get(name, "NO REASON KNOWN")
                print(f"    {name}: lost {[*one.lost[:8]]} twice {[*one.extra[:8]]} order {one.in_order:.3f}: {reason}")


def _whole(body: str, form: Form) -> None:
    lines(parse(body, form, BASE), WIDTH).count()


def _first_screen(body: str, form: Form) -> None:
    laid = lines(parse(body, form, BASE), WIDTH)
    for i in range(SCREEN):
        laid.line(i)


def _page_keys(body: str, form: Form) -> list[float]:
    """Milliseconds of CPU that each page key takes to lay out what comes into sight."""
    laid = lines(parse(body, form, BASE), WIDTH)
    taken, top = [], 0
    while laid.line(top) is not None:
        begun = time.process_time_ns()
        for i in range(top, top + SCREEN):
            laid.line(i)
        taken.append((time.process_time_ns() - begun) / 1e6)
        top += SCREEN - 1
    return taken


def _memory(body: str, form: Form) -> tuple[float, float]:
    """Megabytes a page keeps when it is laid out whole, and the most it took meanwhile."""
    gc.collect()
    tracemalloc.start()
    laid = lines(parse(body, form, BASE), WIDTH)
    laid.count()
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept / 1e6, most / 1e6


def _long_articles(corpus: Path) -> dict[str, tuple[str, Form]]:
    """Articles of 200 KB: an encyclopedia's page as it is served, and its text as Markdown and as plain text."""
    page = (corpus / "readability/html/wikipedia/source.html").read_text("utf-8")
    blocks = paragraphs(parse(page, "html", BASE))
    prose = [block for block in blocks if len(block) > 200]
    marked = [f"## Part {n}\n\n*First* [words](/x{n}) {block}\n\n- one\n- two" for n, block in enumerate(prose)]
    return {
        "200 KB HTML": (page[:KB_200], "html"),
        "200 KB Markdown": (("\n\n".join(marked) + "\n\n") * 20, "markdown"),
        "200 KB text": (("\n\n".join(prose) + "\n\n") * 20, "text"),
    }


def _times(corpus: Path) -> None:
    page = (corpus / "readability/html/wikipedia/source.html").read_text("utf-8")
    start = page.index("<p>")
    parse("<p>warm", "html")
    parse("warm", "markdown")
    for name, (whole, form) in _long_articles(corpus).items():
        body = whole[:KB_200]
        report(f"{name}: parse and lay out", _cpu(partial(_whole, body, form)), "ms CPU", f"{len(body) // 1024} KB")
        report(f"{name}: first screen", _cpu(partial(_first_screen, body, form)), "ms CPU")
        keys = _page_keys(body, form)
        report(f"{name}: page key", median(keys), "ms CPU", f"layout only, {len(keys)} keys, the worst {max(keys):.2f}")
        kept, most = _memory(body, form)
        report(f"{name}: memory", kept, "MB", f"at most {most:.1f} meanwhile")
    inputs: dict[str, tuple[str, Form]] = {
        "8 KB page": (page[start : start + 8_192], "html"),
        "1 MB line": ("a" * 1_000_000, "text"),
        "1 MB line, wide": ("日本語の文章。" * 140_000, "text"),
        "1 MB text": (("lorem ipsum dolor sit amet " * 40 + "\n\n") * 900, "text"),
        "100,000 deep": ("<div>" * 100_000 + "x", "html"),
    }
    for name, (body, form) in inputs.items():
        report(f"{name}: first screen", _cpu(partial(_first_screen, body, form), 3), "ms CPU")
        report(f"{name}: whole", _cpu(partial(_whole, body, form), 3), "ms CPU", "parse and lay out")


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
