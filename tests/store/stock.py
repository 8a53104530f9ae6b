"""Articles and queries drawn from a small vocabulary, so that most queries find some articles and not all."""

from __future__ import annotations

from collections.abc import Set
from typing import get_args

from hypothesis import strategies as st

from tests.library_builder import DAY, START, Shelf
from tuireader.library.marks import marking
from tuireader.model.drafts import Attachment, Draft
from tuireader.model.stamps import Stamp
from tuireader.query import tree

WORDS = ("ferries", "ferry", "harbour", "Überfahrt", "uber", "mist")
TAGS = ("sea", "Ports", "Été", "rare")
SOURCES = ("Signals", "Harbour")

_SOME_WORDS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)

DRAFTS = st.builds(
    Draft,
    title=_SOME_WORDS,
    body=_SOME_WORDS | _SOME_WORDS.map(lambda text: f"<p title='mist'>{text.replace(' ', '<br>')}</p>"),
    form=st.just("html"),
    summary=st.just("") | _SOME_WORDS,
    url=st.none() | st.integers(0, 99).map("https://signals.example/{}".format),
    guid=st.uuids().map(str),
    author=st.sampled_from(["", "Ana Sá", "Bo"]),
    published=st.none() | st.integers(-2, 6).map(lambda day: Stamp(START - day * DAY)),
    tags=st.lists(st.sampled_from(TAGS), unique=True, max_size=3).map(tuple),
    language=st.sampled_from(["", "en", "pt-BR"]),
    comments=st.none() | st.just("https://signals.example/c"),
    attachments=st.sampled_from(
        [
            (),
            (Attachment("https://a.example/1", "audio/mpeg"),),
            (Attachment("https://a.example/audio/1", "", title="audio/x"),),
        ]
    ),
)

STOCKS = st.lists(st.tuples(DRAFTS, st.sampled_from(SOURCES), st.booleans(), st.booleans()), max_size=14)
"""Drafts, each with its source and whether it is read and starred."""


HIDDEN = st.sets(st.integers(0, 13), max_size=6)
"""Which of them are hidden, by their place in the stock."""


def stocked(shelf: Shelf, stock: list[tuple[Draft, str, bool, bool]], hidden: Set[int] = frozenset()) -> None:
    """Fill a library: every article indexed, the marks as drawn. Sources get the ids 1 and 2."""
    for name in SOURCES:
        shelf.source(name)
    for place, (one, source, read, starred) in enumerate(stock):
        ids = shelf.add(one, source=source)
        marking.hide(shelf.library, ids if place in hidden else [])
        marking.mark_read(shelf.library, ids if read else [])
        marking.star(shelf.library, ids if starred else [])
        shelf.clock.go_on(DAY // 4)
    shelf.index()


_OPS = st.sampled_from(get_args(tree.Op))

LEAVES: st.SearchStrategy[tree.Node] = st.one_of(
    st.just(tree.All()),
    st.builds(tree.Words, st.sampled_from([*WORDS, "uberfahrt", "ferr", "none"]), prefix=st.booleans()),
    st.builds(tree.Words, _SOME_WORDS, st.just(True), st.booleans()),
    st.builds(tree.Title, st.sampled_from(["ferr", "URFAHR", "y har", "none"])),
    st.builds(tree.Author, st.sampled_from(["sa", "ANA", "o"])),
    st.builds(
        tree.Regex,
        st.sampled_from(get_args(tree.Searched)),
        st.sampled_from(["^fer", "r$", "s|x", "É", "mist", "/[1-4]"]),
    ),
    st.builds(tree.Link, st.sampled_from(["signals", "EXAMPLE/1", "none"])),
    st.builds(tree.SourceHas, st.sampled_from(["total", "unread"]), _OPS, st.integers(0, 6)),
    st.builds(tree.SourceAge, _OPS, st.integers(0, 6).map(lambda day: day * DAY)),
    st.builds(tree.Tag, st.sampled_from([*TAGS, "ete", "SEA", "unknown"])),
    st.builds(tree.From, st.sampled_from(["sig", "HARBOUR.example", "none"])),
    st.builds(tree.FromId, st.integers(1, 3)),
    st.builds(tree.Kind, st.sampled_from(["seed", "feed"])),
    st.builds(tree.Lang, st.sampled_from(["en", "pt", "pt-br", "p"])),
    st.builds(tree.Is, st.sampled_from(get_args(tree.State))),
    st.just(tree.WithHidden()),
    st.builds(tree.Has, st.sampled_from(get_args(tree.Part))),
    st.builds(tree.Before, st.integers(-2, 6).map(lambda day: START - day * DAY)),
    st.builds(tree.After, st.integers(-2, 6).map(lambda day: START - day * DAY)),
    st.builds(tree.Age, _OPS, st.integers(0, 6).map(lambda day: day * DAY)),
    st.builds(tree.Count, _OPS, st.integers(0, 5)),
)
"""Every kind of question."""


def _joined(parts: st.SearchStrategy[tree.Node]) -> st.SearchStrategy[tree.Node]:
    several = st.lists(parts, min_size=2, max_size=4).map(tuple)
    views = st.builds(tree.View, st.just("v"), parts)
    newest = st.builds(tree.Newest, st.integers(1, 5), parts)
    return st.builds(tree.And, several) | st.builds(tree.Or, several) | st.builds(tree.Not, parts) | views | newest


QUERIES: st.SearchStrategy[tree.Node] = st.recursive(LEAVES, _joined, max_leaves=6)
