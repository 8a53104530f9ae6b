"""Finding in a million articles with five thousand tags: the tag filter, queries, search.

A file here with a ``measure(file)`` is a group of measures; adding one is adding a file.
``TUIREADER_BENCH_LIBRARY=FILE`` keeps the library between runs (marks in it are changed);
``TUIREADER_BENCH_ARTICLES=N`` makes it of another size; words behind ``TUIREADER_BENCH_GROUPS=`` measure some groups
only. What a key costs is measured in the reader itself, on a terminal: the time until the screen shows what was asked
for, the reader's own CPU time until it rests, and bytes.
"""

from __future__ import annotations

import os
import pkgutil
import tempfile
import time
from importlib import import_module
from pathlib import Path

from tests.bench import report
from tests.bench.library_maker import make_library
from tests.bench.tag_maker import TAGS, add_tags

ARTICLES = int(os.environ.get("TUIREADER_BENCH_ARTICLES", "1000000"))


def groups() -> list[str]:
    """The names of all groups of measures."""
    found = [one.name for one in pkgutil.iter_modules(__path__)]
    return [name for name in found if hasattr(import_module(f"{__name__}.{name}"), "measure")]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ.get("TUIREADER_BENCH_LIBRARY")
        file = Path(kept) if kept else Path(folder, "library.sqlite")
        if not file.exists():
            began = time.perf_counter()
            make_library(file, ARTICLES, indexed=True, more=lambda db: add_tags(db, TAGS))
            report("finding.made", time.perf_counter() - began, "s", f"{ARTICLES:,} articles, {TAGS:,} tags")
        for name in os.environ.get("TUIREADER_BENCH_GROUPS", "").split() or groups():
            import_module(f"{__name__}.{name}").measure(file)
