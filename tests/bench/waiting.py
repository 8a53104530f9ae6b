"""How long a mark waits for the library while another program does something large to it.

    python -m tests.bench waiting
    TUIREADER_BENCH_ARTICLES=100000 TUIREADER_BENCH_LIBRARY=FILE python -m tests.bench waiting

For each work a program of its own does it, and this one marks an article forty times a second, as a reader does who
holds a key down. Times are the clock's, the disk's included: on a machine that does other things they are its too.
`longest` is what a key would have been held up; `alone` what a mark takes while nobody else writes.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from tests.bench import report
from tests.bench.library_maker import make_library
from tests.library.processes import Program, start
from tuireader.importers.entries import entries_of
from tuireader.library import Library, open_library
from tuireader.library.intake import importing
from tuireader.library.marks import marking, retaining, tag_keeping
from tuireader.library.rules import keeping, rehearsing
from tuireader.library.search import searching
from tuireader.library.sources import answering, settling
from tuireader.model.documents import Document, FeedHead
from tuireader.model.drafts import Draft
from tuireader.model.rules import Rule
from tuireader.query import tree
from tuireader.store.reader.turning import Turning
from tuireader.store.subscriptions import attempts, sources
from tuireader.store.writing import transaction
from tuireader.sync.answers import Fetched
from tuireader.sync.contents import Contents

ARTICLES = int(os.environ.get("TUIREADER_BENCH_ARTICLES", "20000"))
ENTRIES = 5000
"""Of the large feed."""
EVERY = 0.025
"""Seconds between two marks."""


def feed(library: Library) -> None:
    """A feed of five thousand entries, as the refresher stores it."""
    source, _ = sources.ensure(library.db, "feed", "https://large.example/feed", "Large", library.now())
    body = "Words of an article that is of the usual length. " * 20
    drafts = [
        Draft(title=f"Entry {n}", body=body, guid=f"entry {n}", tags=("large", f"t{n % 50}")) for n in range(ENTRIES)
    ]
    found = Contents(FeedHead(), tuple(entries_of(Document("feed", tuple(drafts)))))
    answer = Fetched(200, b"", "https://large.example/feed", "", "", "", "", (), "00" * 32, 0.0, 0)
    whose = sources.source(library.db, source)
    assert whose is not None
    answering.store(library, whose, attempts.known(library.db, [source])[source], answer, found)


def folder(library: Library) -> None:
    """Two thousand files."""
    for _ in importing.import_files(library, importing.find([library.path.parent / "news"])):
        pass


def index(library: Library) -> None:
    for _ in searching.catch_up(library):
        pass


def rule(library: Library) -> None:
    keeping.keep(library, Rule(0, "everything", "", ("tag:seen", "highlight:red"), enabled=True))
    found = keeping.named(library, "everything")
    assert found is not None
    rehearsing.run(library, found)


def shell(library: Library) -> None:
    """Somebody at a `sqlite3` prompt, who looks around for 60 ms in a transaction, ten times."""
    db = sqlite3.connect(library.path, isolation_level=None, timeout=30)
    for _ in range(10):
        db.execute("BEGIN IMMEDIATE")
        time.sleep(0.06)
        db.execute("COMMIT")
        time.sleep(0.1)
    db.close()


def undo(library: Library) -> None:
    """The largest of the newest actions. The marks made beside it are newer and are put out of its way first, in one
    transaction with its first step, which no reader does: what is printed is longer by that."""
    db = library.db
    large = db.execute(
        "SELECT action_id FROM changes GROUP BY 1 HAVING count(*) > 100 ORDER BY 1 DESC LIMIT 1"
    ).fetchone()
    with transaction(db):
        db.execute("DELETE FROM actions WHERE id > ?", large)
        work = Turning(db, back=True)
        work.step()
    work.run()


def all_ids(library: Library) -> list[int]:
    """Every article."""
    return [row[0] for row in library.db.execute("SELECT id FROM articles")]


def largest(library: Library) -> int:
    """The source with most articles."""
    return max(sources.all_sources(library.db), key=lambda one: one.total).id


WORKS: tuple[tuple[str, Callable[[Library], object]], ...] = (
    ("feed of 5,000", feed),
    ("import of 2,000 files", folder),
    ("index", index),
    ("star all", lambda library: marking.star_where(library, tree.All())),
    ("undo of it", undo),
    ("hide all", lambda library: marking.hide(library, all_ids(library))),
    ("undo of it", undo),
    ("tag all", lambda library: marking.tag_where(library, tree.All(), ["everything"])),
    ("merge of that tag", lambda library: tag_keeping.merge(library, ["everything"], "politics")),
    ("undo of it", undo),
    ("tag a source", lambda library: settling.tag(library, [largest(library)], ["large source"])),
    ("rule over all", rule),
    ("undo of it", undo),
    ("retention", lambda library: retaining.let_go(library, retaining.Rule(days=200))),
    ("undo of it", undo),
    ("shell, 60 ms at a time", shell),
)


def begun(path: Path, work: Callable[[Library], object]) -> Program:
    def inside(say: Callable[[object], None]) -> None:
        with open_library(path, durable=False) as library:
            say("ready")
            library.db.execute("PRAGMA cache_size=-16000")
            work(library)

    program = start(inside)
    assert program.said.readline() == "ready\n"
    return program


def over(program: Program) -> bool:
    with suppress(ChildProcessError):
        return os.waitpid(program.pid, os.WNOHANG)[0] != 0
    return True


def waits(library: Library, ids: Iterator[int], program: Program | None, least: int = 5) -> list[float]:
    """Seconds that each mark took until the program had ended, `least` at any rate."""
    found: list[float] = []
    while len(found) < least or (program is not None and not over(program)):
        began = time.perf_counter()
        marking.turn_read(library, [next(ids)])
        found.append(time.perf_counter() - began)
        time.sleep(EVERY)
    return sorted(found)


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        file = Path(os.environ.get("TUIREADER_BENCH_LIBRARY") or Path(place, "made.sqlite"))
        if not file.exists():
            make_library(file, ARTICLES)
        path = Path(shutil.copy(file, Path(place, "library.sqlite")))
        for n in range(2000):
            (path.parent / "news").mkdir(exist_ok=True)
            (path.parent / "news" / f"{n}.txt").write_text(f"Title {n}\n\n" + f"What stands in {n}. " * 60)
        os.sync()
        with open_library(path) as library:
            dice, last = random.Random(1), library.db.execute("SELECT max(id) FROM articles").fetchone()[0]
            ids = iter(lambda: dice.randint(1, last), None)
            alone = waits(library, ids, None, 40)
            report("waiting.alone", alone[-1] * 1000, "ms", f"median {alone[len(alone) // 2] * 1000:.1f} ms")
            for name, work in WORKS:
                began = time.perf_counter()
                found = waits(library, ids, begun(path, work))
                took = time.perf_counter() - began
                said = f"median {found[len(found) // 2] * 1000:.1f} ms, {len(found)} marks in {took:.1f} s"
                report(f"waiting.{name}", found[-1] * 1000, "ms", said)
