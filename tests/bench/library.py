"""What the library costs at a million articles: pages, filters, counts, search, marks, import, memory, size.

``TUIREADER_BENCH_LIBRARY=FILE`` keeps the big library between runs; ``TUIREADER_BENCH_ARTICLES=N`` makes it of
another size. Each figure is the median of several; "cold" is the first asking after the file has been pushed out of
this machine's page cache (a cache below this machine may remain).
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.bench import report
from tests.bench.library_maker import NEWEST, drafts, make_library
from tuireader.importers.entries import entries_of
from tuireader.library import Library, open_library, overview
from tuireader.library.marks import marking
from tuireader.library.search import searching, snippets
from tuireader.library.views import listing
from tuireader.model.documents import Document
from tuireader.query.parse import parse, words
from tuireader.store.content import shelf
from tuireader.store.writing import transaction

ARTICLES = int(os.environ.get("TUIREADER_BENCH_ARTICLES", "1000000"))
RUNS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ.get("TUIREADER_BENCH_LIBRARY")
        file = Path(kept) if kept else Path(folder, "library.sqlite")
        if not file.exists():
            began = time.perf_counter()
            make_library(file, ARTICLES, indexed=True)
            report("library.made", time.perf_counter() - began, "s", f"{ARTICLES:,} articles with index")
        reading(file)
        work = Path(folder, "work.sqlite")
        shutil.copy(file, work)
        os.sync()  # else the first mark waits for the copy to reach the disk
        marks(work)
        imports(work)
        sizes(file)


def reading(file: Path) -> None:
    """Pages, filters, counts and search: the reader's side."""
    with open_library(file, now=lambda: NEWEST) as library:
        total = overview.totals(library).total
        tags = overview.tags(library)
        view = listing.View(library, parse("", NEWEST))
        for order in ("newest", "oldest"):
            ordered = listing.View(library, parse("", NEWEST), order)  # type: ignore[arg-type]
            timed(f"library.first-page.{order}", lambda v=ordered: v.page(limit=50))  # type: ignore[misc]
        middle = half_way(library, total)
        timed("library.page-in-the-middle", lambda: view.page(middle, limit=50), f"after row {total // 2:,}")
        for query in ("is:unread", "is:starred", "source-id:1", "source-id:1 is:unread", f"tag:{tags[0].name}"):
            chosen = listing.View(library, parse(query, NEWEST))
            timed(f"library.page[{query}]", lambda v=chosen: v.page(limit=50), cold=file)  # type: ignore[misc]
        one = listing.View(library, parse(f"tag:{tags[0].name} is:unread", NEWEST))
        timed("library.unread-of-a-tag", lambda: one.page(limit=50), f"{tags[0].total:,} articles", cold=file)
        first, second = tags[1], tags[2]
        two = listing.View(library, parse(f"tag:{first.name} tag:{second.name}", NEWEST))
        timed("library.two-tags", lambda: two.page(limit=50), f"{first.total:,} and {second.total:,} articles")
        timed("library.counts", lambda: overview.tags(library), f"{len(tags)} tags")
        timed("library.next-unread", lambda: view.next_unread(middle))
        rare = listing.View(library, words(f"{total // 3} ", NEWEST))
        common = listing.View(library, words("the ", NEWEST))
        timed("library.search.rare", lambda: rare.page(limit=50), cold=file)
        timed("library.search.common", lambda: common.page(limit=50), "a word of most texts", cold=file)
        for name, found in (("rare", rare), ("common", common)):
            timed(f"library.search.{name}.snippets", lambda v=found: told(library, v))  # type: ignore[misc]
            timed(f"library.ranked.{name}", lambda v=found: searching.ranked(library, v.query))  # type: ignore[misc]


def told(library: Library, view: listing.View) -> object:
    """The first fifty hits with their snippets."""
    return snippets.snippets(library, view.page(limit=50), view.query)


def half_way(library: Library, total: int) -> listing.Key:
    row = library.db.execute("SELECT sort, id FROM articles WHERE id = ?", (total // 2,)).fetchone()
    return (int(row[0]), int(row[1]))


def marks(file: Path) -> None:
    """One mark, ten thousand marks in one key, and back; on disk before they count as made."""
    with open_library(file, now=lambda: NEWEST) as library:
        unread = [row.id for row in listing.View(library, parse("is:unread", NEWEST)).page(limit=RUNS)]
        times = [seconds(lambda i=id: marking.mark_read(library, [i])) for id in unread]  # type: ignore[misc]
        report("library.mark-one", median(times) * 1000, "ms", f"median of {len(times)}")
        view = listing.View(library, parse("is:unread", NEWEST))
        many = [row.id for row in view.page(limit=10_000)]
        report("library.mark-many", seconds(lambda: marking.mark_read(library, many)) * 1000, "ms", f"{len(many):,}")
        report("library.undo-many", seconds(lambda: marking.undo(library)) * 1000, "ms", f"{len(many):,}")


def imports(file: Path) -> None:
    """New articles with their index, and the same again."""
    os.sync()
    count = 6000
    with open_library(file, durable=False, now=lambda: NEWEST) as library:
        made = [draft for _, draft in drafts(count, seed=99)]
        parts = [entries_of(Document("feed", tuple(made[i : i + 100]))) for i in range(0, count, 100)]

        def store() -> None:
            for part in parts:
                with transaction(library.db):
                    shelf.save(library.db, 1, 1, part, NEWEST)

        def new() -> None:
            store()
            for _ in searching.catch_up(library):
                pass

        report("library.import.new", count / seconds(new), "/s", "with the index")
        report("library.import.unchanged", count / seconds(store), "/s")


def sizes(file: Path) -> None:
    """The file against the text in it, and this process with the library open."""
    with open_library(file, now=lambda: NEWEST) as library:
        held = library.db.execute("SELECT sum(length(CAST(body AS BLOB))) FROM bodies").fetchone()[0]
    report("library.size", file.stat().st_size / 1e6, "MB", f"{file.stat().st_size / held:.2f} x the text it holds")
    scale = 1 if sys.platform == "darwin" else 1024
    report(
        "library.memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6, "MB", "peak of all above"
    )


def timed(name: str, ask: Callable[[], object], how: str = "", cold: Path | None = None) -> None:
    """The median of several askings, warm; before that one cold, if the file is given."""
    said = [how] if how else []
    if cold is not None:
        push_out(cold)
        said.append(f"cold {seconds(ask) * 1000:.1f} ms")
    ask()
    report(name, median(seconds(ask) for _ in range(RUNS)) * 1000, "ms", "; ".join(said))


def push_out(file: Path) -> None:
    """Drop the file from this machine's page cache, where the system can be asked to."""
    if hasattr(os, "posix_fadvise"):
        with file.open("rb") as handle:
            os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
