"""Libraries and seed folders of any size, quickly: same arguments, same content.

``python -m tests.bench.library_maker FILE 100000`` makes a library to try the reader on.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tuireader.model.drafts import Draft, Entry
from tuireader.model.stamps import Stamp

NEWEST = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
SPAN = 3 * 365 * 86400
"""Seconds over which the articles are spread, back from `NEWEST`."""
SOURCES = 120


def pieces(written: str) -> list[str]:
    """What stands between bars and line ends."""
    return [piece for piece in written.replace("\n", "|").split("|") if piece]


NAMES = pieces("""
Morning Harbour|Évian Courier|Northern Post|The Ledger|Kleine Zeitung|Signal & Noise|日々の便り
Vestnik Reki|Open Hardware Weekly|Planet Compilers|Field Notes|Łódź Dziś|Cartography Today
Slow Science
""")
WHO = pieces("""
the ministry|a court in Lyon|researchers|the city council|two engineers|voters|the central bank
a small team|the harbour master|striking drivers|the orchestra|archivists|maintainers|Señora Ibáñez
the committee|fishermen
""")
DID = pieces("""
approved|rejected|postponed|published|found|defended|questioned|released|repaired|counted|revised|opened
closed|measured|translated|restored
""")
WHAT = pieces("""
a long-awaited plan|the 1998 treaty|new rules for ferries|its yearly figures|a bug from 1987
the river map|a budget of €4.2 million|an old manuscript|the bridge|a faster parser|the night train
evidence of early farming|the “Café” archive|cheaper storage|the library’s card index
water under the plain
""")
TAIL = pieces("""
after months of talks|despite doubts|for the third time|as winter nears|without a vote|in Zürich
— and why it matters|, report says|before the elections|by accident|over the weekend
with little notice
""")
SENTENCES = pieces("""
Nobody expected the answer to come this soon.
The figures were checked twice before they were printed.
“We have waited for this since spring,” one of them said.|The cost is put at 4.2 million a year.
Critics call the timing unfortunate; supporters say it was overdue.|A decision is due on Tuesday.
In the harbour, work went on as on any other day.|The report, 312 pages long, names three causes.
It is not the first attempt, and it will hardly be the last.
Letters kept in the archive tell another story.|Prices rose by 0.3 % in the same period.
Der Sprecher wollte sich dazu nicht äußern.|Engineers had warned of this as early as 2011.
The old building will stay open until then.|What happens to the rest is unclear.
Neighbouring towns watch closely.
""")
TOPICS = pieces("""
politics|economy|science|culture|sport|weather|transport|energy|software|security|history|music
books|health|law|education|housing|rivers|railways|astronomy|linguistics|maps|food|climate|elections
ukraine|france|japan|brazil|open source|databases|python|compilers|typography|archives|museums
fishing|bridges|theatre|chess
""")


def drafts(count: int, seed: int = 1) -> Iterator[tuple[int, Draft]]:
    """`count` articles, oldest first, each with the number (from 0) of the source it belongs to."""
    dice = random.Random(f"{seed}/{count}")
    likely = list(itertools.accumulate(1 / (place + 1) for place in range(len(TOPICS))))
    paragraphs = [" ".join(dice.sample(SENTENCES, k=dice.randint(2, 6))) for _ in range(2000)]
    for number in range(count):
        title = f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)} {dice.choice(TAIL)}".replace(" ,", ",")
        body = dice.choices(paragraphs, k=min(36, 5 + int(dice.lognormvariate(1.9, 0.7))))  # 1 to 8 kB
        html = number % 3 > 0
        when = NEWEST - SPAN + (number + 1) * SPAN // count
        yield (
            int(SOURCES * dice.random() ** 2),
            Draft(
                title=f"{title[0].upper()}{title[1:]} ({number})",
                body="".join(f"<p>{text}</p>" for text in body) if html else "\n\n".join(body),
                form="html" if html else "text",
                url=f"https://news{number % 97}.example/{number}",
                author=dice.choice(("", "", "A. Nyström", "J. Okafor", "M. Dvořák", "李 明")),
                published=Stamp(when),
                tags=tuple(dict.fromkeys(dice.choices(TOPICS, cum_weights=likely, k=dice.randint(0, 4)))),
                language="en",
            ),
        )


def source_name(number: int) -> str:
    name = NAMES[number % len(NAMES)]
    return name if number < len(NAMES) else f"{name} {number // len(NAMES) + 1}"


def make_library(
    file: Path,
    count: int,
    seed: int = 1,
    *,
    indexed: bool = False,
    more: Callable[[sqlite3.Connection], None] | None = None,
) -> Path:
    """A new library of `count` articles at `file`, seven of ten read; `indexed`: search is ready too.

    `more`: what else is put into it, before that.
    """
    from tuireader.library import open_library
    from tuireader.store.acts import marks
    from tuireader.store.content import shelf
    from tuireader.store.finding import search
    from tuireader.store.subscriptions import sources
    from tuireader.store.writing import transaction

    with open_library(file, durable=False, now=lambda: NEWEST) as library:
        feeds = [
            sources.ensure(library.db, "feed", f"https://news.example/{n}.xml", source_name(n), NEWEST)[0]
            for n in range(SOURCES)
        ]
        read = random.Random(seed)
        made = drafts(count, seed)
        while batch := list(itertools.islice(made, 2000)):
            with transaction(library.db):
                ids = []
                for number, draft in batch:
                    key = hashlib.blake2b((draft.url or "").encode(), digest_size=16).digest()
                    entry = Entry(draft, (key,), key)
                    ids += [one.id for one in shelf.save(library.db, feeds[number], feeds[number], [entry], NEWEST)]
                marks.mark(library.db, "read", True, [one for one in ids if read.random() < 0.7])
        if more is not None:
            more(library.db)
        if indexed:
            for _ in search.catch_up(library.db):
                pass
        library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def make_seeds(folder: Path, count: int, seed: int = 1) -> Path:
    """`count` seed files in `folder`: dumps of a news page, a third of them with a date in front."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (_, draft) in enumerate(drafts(count, seed)):
        moment = draft.published.moment() if draft.published else datetime.fromtimestamp(NEWEST, UTC)
        body = draft.body.replace("</p>", "\n").replace("<p>", "").strip()
        prefix = f"date {moment:%Y-%m-%d} " if number % 3 == 0 else ""
        lines = [f"{prefix}{draft.title}", *draft.tags, f"{moment:%H:%M} GMT {moment:%d.%m.%Y}", body]
        (folder / f"{number:06}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


if __name__ == "__main__":
    make_library(Path(sys.argv[1]), int(sys.argv[2]))
