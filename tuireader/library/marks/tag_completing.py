"""The ways to go on with a line of tags: what similar articles carry, what was typed before, what is used most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from tuireader.library import overview, typed
from tuireader.library.opening import Library
from tuireader.model.completions import Candidate, Completion
from tuireader.model.tags import TagCount
from tuireader.store.finding import likeness
from tuireader.store.tagging import tags
from tuireader.text import fold, line

MOST = 9
"""Candidates that are offered."""

SEVERAL = 3
"""Of a selection, so many articles are looked at."""

_WEIGHTS = ((likeness.by_words, 3.0), (likeness.by_tags, 1.0), (likeness.of_source, 1.0))

Complete = Callable[[str, int], Completion | None]


def adding(library: Library, articles: Sequence[int], known: Sequence[TagCount] | None = None) -> Complete:
    """For a line of tags, parted by commas, to be put on articles. `known`: all tags, where they are at hand."""
    there = set.intersection(*(set(map(fold, one)) for one in _carried(library, articles[:200]))) if articles else set()
    suggested = suggestions(library, articles[:SEVERAL])
    before = [name.strip() for one in typed.recent(library, "tag")[:MOST] for name in one.split(",") if name.strip()]
    first = [(fold(name), name) for name in (*suggested[:4], *before[:3], *suggested[4:])]
    notes = dict.fromkeys(map(fold, before), "typed before") | dict.fromkeys(map(fold, suggested), "like others")
    known = overview.tags(library) if known is None else known
    used = ((tag.folded, tag.name) for tag in known if not tag.hidden)
    names: dict[str, str] = {}
    for folded, name in (*first, *used):
        if folded not in there:
            names.setdefault(folded, name)
    return _completer(names, notes)


def removing(names: Iterable[str]) -> Complete:
    """For a line of tags to be taken off, of these."""
    return _completer({fold(name): name for name in names}, {})


def carried(library: Library, articles: Sequence[int]) -> tuple[str, ...]:
    """The tags that any of these articles carries, the most frequent first; of the first some hundred."""
    counted = Counter(name for one in _carried(library, articles[:200]) for name in one)
    return tuple(name for name, _ in counted.most_common())


def suggestions(library: Library, articles: Sequence[int]) -> list[str]:
    """Tags that articles like these carry, the likeliest first."""
    scores: Counter[str] = Counter()
    for article in articles:
        for neighbours, weight in _WEIGHTS:
            near = neighbours(library.db, article)
            for name, n in likeness.tags_of(library.db, near).items() if near else ():
                scores[name] += weight * n / len(near)  # type: ignore[assignment]  # a score is no whole number
    return [name for name, _ in scores.most_common(3 * MOST)]


def _carried(library: Library, articles: Sequence[int]) -> list[tuple[str, ...]]:
    found = {article: worn.names for article, worn in tags.of_articles(library.db, articles).items()}
    return [found.get(article, ()) for article in articles]


def _completer(names: dict[str, str], notes: dict[str, str]) -> Complete:
    """`names`: folded → as written, the likeliest first."""

    def complete(text: str, cursor: int) -> Completion | None:
        start = text.rfind(",", 0, cursor) + 1
        end = text.find(",", cursor)
        end = len(text) if end < 0 else end
        start += len(text[start:end]) - len(text[start:end].lstrip())
        wanted, others = fold(text[start:cursor]), {fold(part) for part in (text[:start] + text[end:]).split(",")}
        fitting = (folded for folded in names if folded not in others)
        best = list(islice(fitting, MOST)) if not wanted else _best(fitting, wanted)
        found = tuple(Candidate(line(names[folded]), notes.get(folded, "")) for folded in best)
        return Completion(start, end, found) if found else None

    return complete


def _best(names: Iterable[str], wanted: str) -> list[str]:
    """Names that begin so, then those of which a word does, then those that hold it."""
    ranked: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name in names:
        if wanted in name:
            ranked[0 if name.startswith(wanted) else 1 if f" {wanted}" in name else 2].append(name)
    return [name for some in ranked for name in some][:MOST]
