"""The full text of articles, from their pages: fetched, extracted within limits, kept beside what the feed said.

What cannot be had leaves the article as it was, and says why. A text that is shorter than the feed's is not taken.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from typing import Any

from tuireader.errors import TuireaderError
from tuireader.importers.full_text import Extracted
from tuireader.library.opening import Library
from tuireader.library.sources.as_its_source import as_its_source
from tuireader.library.sources.source_rules import rules_of
from tuireader.model.articles import Article
from tuireader.model.documents import Refused
from tuireader.model.results import PageRead
from tuireader.store.content import articles, fulltexts
from tuireader.store.reader import journal
from tuireader.store.subscriptions import records
from tuireader.store.writing import transaction
from tuireader.sync import pages
from tuireader.sync.answers import Answer, Fetched, Request
from tuireader.sync.refreshing import fetch_each
from tuireader.text import count_words, excerpt, words_of
from tuireader.worker import LimitError, Worker

SECONDS = 10
"""For the extraction of one page."""
MEGABYTES = 512
"""Of address space for it: trafilatura takes 100 for a usual page, 160 for one of a megabyte."""
JOB = "tuireader.importers.full_text.extracting:in_plain_values"

NEW = 3 * 86_400
"""Seconds: the pages of older articles are not fetched unasked."""
AT_ONCE = 50
"""Pages of one source in one refresh."""


def available() -> bool:
    """Whether what extracts texts is installed."""
    return importlib.util.find_spec("trafilatura") is not None


def need() -> None:
    """Raises TuireaderError, with what to do, where it is not."""
    if not available():
        raise TuireaderError(
            "full texts need a part that is not installed", next_step="Install it: pip install 'tuireader[fulltext]'"
        )


def fetch(library: Library, ids: Sequence[int]) -> Iterator[PageRead]:
    """Fetch the pages of these articles; what became of each once it is stored. Each new text can be undone.

    Raises TuireaderError where what extracts texts is not installed.
    """
    need()
    yield from _fetch(library, ids, journaled=True)


def fetch_missing(library: Library, source: int) -> Iterator[PageRead]:
    """The pages of a source's newest articles that have not been looked at; for sources that want it always.

    Nothing where what extracts texts is not installed. Not in the journal: undo is for what the reader does.
    """
    if available():
        ids = fulltexts.missing(library.db, source, library.now() - NEW, AT_ONCE)
        yield from _fetch(library, ids, journaled=False)


def fetch_wanted(library: Library, sources: Sequence[int]) -> Iterator[PageRead]:
    """`fetch_missing` for those of these sources that want it: for the end of a refresh."""
    for source in sources if available() else ():
        if wants_always(library, source):
            yield from fetch_missing(library, source)


def wants_always(library: Library, source: int) -> bool:
    """Whether the reader wants the full text of all that this source brings."""
    found = records.record(library.db, source)
    if found is None:
        return False
    configured = rules_of(library, found.source.url).fulltext
    return found.fulltext if configured is None else configured


def show(library: Library, id: int, shown: bool) -> None:
    """Show the text of the page, or the feed's; nothing where no page has been fetched."""
    with transaction(library.db):
        if fulltexts.state(library.db, id) >= 0:
            fulltexts.show(library.db, id, fulltexts.SHOWN if shown else fulltexts.BESIDE)


def _fetch(library: Library, ids: Sequence[int], *, journaled: bool) -> Iterator[PageRead]:
    wanted: dict[int, Article] = {}
    requests: list[tuple[int, Request]] = []
    for id in dict.fromkeys(ids):
        article = articles.article(library.db, id)
        if article is None:
            yield PageRead(id, "", "failed", reason=f"there is no article {id}")
        elif not (article.row.url or "").startswith(("http://", "https://")):
            yield PageRead(id, article.row.title, "failed", article.words, "the article has no address on the web")
        else:
            wanted[id] = article
            requests.append((id, as_its_source(library, article, pages.page_request(article.row.url or ""))))
    with Worker(JOB, seconds=SECONDS, megabytes=MEGABYTES) as worker:
        for id, answer in fetch_each(requests, limits=pages.LIMITS):
            yield _keep(library, wanted[id], answer, worker, journaled=journaled)


def _keep(library: Library, article: Article, answer: Answer, worker: Worker, *, journaled: bool) -> PageRead:
    """Store what a page says, if it says more than the feed."""
    id, title = article.row.id, article.row.title
    if not isinstance(answer, Fetched):
        return _in_vain(library, article, pages.why_not(answer), answer.seconds, final=pages.is_final(answer))
    try:
        found = _extracted(worker.ask(answer.body, answer.url, answer.content_type, title))
    except LimitError as error:
        return _in_vain(library, article, f"the page cannot be read: {error}", answer.seconds)
    if isinstance(found, Refused):
        return _in_vain(library, article, found.reason, answer.seconds)
    has = fulltexts.words_of_feed(library.db, id)
    if found.words <= has:
        reason = f"the page's text is {'no longer' if found.words == has else 'shorter'} than the feed's: kept"
        if found.words < has:
            reason += f" ({found.words:,} words against {has:,})"
        _remember(library, article, reason)
        return PageRead(id, title, "unchanged", article.words, reason, answer.seconds)
    if (before := article.full_text) is not None and not _is_more(found, before.form, before.body):
        show(library, id, True)
        reason = "the page says what it said before"
        return PageRead(id, title, "unchanged", count_words(_plain(before.form, before.body)), reason, answer.seconds)
    _store(library, article, answer.url, found, journaled=journaled)
    return PageRead(id, title, "new", found.words, seconds=answer.seconds)


def _is_more(found: Extracted, form: str, body: str) -> bool:
    return found.body != body and found.words >= count_words(_plain(form, body))


def _plain(form: str, body: str) -> str:
    return words_of(body) if form == "html" else body


def _extracted(said: dict[str, Any]) -> Extracted | Refused:
    """The worker's answer as a value again."""
    return Refused(said["reason"]) if "reason" in said else Extracted(**said)


def _store(library: Library, article: Article, url: str, found: Extracted, *, journaled: bool) -> None:
    id = article.row.id
    with transaction(library.db):
        if articles.article(library.db, id) is None:  # deleted meanwhile
            return
        before = fulltexts.state(library.db, id)
        action = journal.begin(library.db) if journaled else None
        fulltexts.put(library.db, id, url, library.now(), found.form, found.body)
        if action is not None:
            fulltexts.note(library.db, action, id, before)
            journal.settle(library.db, action, f"fetched the full text of “{excerpt(article.row.title, 40)}”")


def _in_vain(library: Library, article: Article, reason: str, seconds: float, *, final: bool = True) -> PageRead:
    if final:
        _remember(library, article, reason)
    return PageRead(article.row.id, article.row.title, "failed", article.words, reason, seconds)


def _remember(library: Library, article: Article, reason: str) -> None:
    with transaction(library.db):
        if articles.article(library.db, article.row.id) is not None:
            fulltexts.look_no_more(library.db, article.row.id, article.row.url or "", library.now(), reason)
