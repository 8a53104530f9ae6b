"""e, +, -, M, D, i, F: what the reader settles for a source. Each is stored before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuireader.library.marks import tag_completing
from tuireader.library.sources import faring, settling
from tuireader.model.changes import Change
from tuireader.text import excerpt
from tuireader.ui.list_screens.action import Action

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.ui.sources.screen import Sources

HOUR = 3600
INTERVALS: tuple[int | None, ...] = (None, 900, HOUR, 6 * HOUR, 24 * HOUR, 0)
"""Seconds between two attempts that can be chosen; None: the usual, 0: only by hand."""


def _change(
    screen: Sources,
    make: Callable[[Library], Change | None],
    said: str = "{}",
    none: str = "it is so",
    articles: int | None = 0,
) -> None:
    screen.change(make, said=f"{said} ({{key:undo}} takes it back)", none=none, articles=articles, doing="tagging")


def _rename(screen: Sources) -> None:
    source = screen.chosen
    if source is None:
        return

    def answer(text: str | None) -> None:
        if text is not None:
            _change(screen, lambda library: settling.rename(library, source.id, text), none="it is called so already")

    screen.ask("its name (empty: its own):", answer, text=source.title)


def _tag(screen: Sources, *, add: bool) -> None:
    record, library = screen.record, screen.library
    if record is None:
        return
    if not add and not record.tags:
        screen.tell("no tags have been put on this source; {key:sources_add_tags} puts some on")
        return

    def answer(text: str | None) -> None:
        names = [name for part in (text or "").split(",") if (name := part.strip())]
        if names:
            _change(
                screen,
                lambda library: settling.tag(library, [record.source.id], names if add else [], [] if add else names),
                none="it has them already" if add else "it has no such tag",
                articles=record.source.total,
            )

    label = "tags for all its articles:" if add else f"tags to take off ({', '.join(record.tags)}):"
    complete = tag_completing.adding(library, []) if add else tag_completing.removing(record.tags)
    screen.ask(label, answer, text="" if add else record.tags[-1], complete=complete)


def _mute(screen: Sources) -> None:
    source = screen.chosen
    if source is not None:
        said = "{}" if source.muted else "{}: what it brings comes in read and unannounced"
        _change(screen, lambda library: settling.mute(library, [source.id], not source.muted), said)


def _unsubscribe(screen: Sources) -> None:
    source = screen.chosen
    if source is not None:
        _change(screen, lambda library: settling.unsubscribe(library, [source.id]), "{}; its articles stay")


def _fetch_pages(screen: Sources) -> None:
    record = screen.record
    if record is not None:
        _change(screen, lambda library: settling.fetch_pages(library, [record.source.id], not record.fulltext))


def _interval(screen: Sources) -> None:
    from tuireader.ui.dialogs.pick import Choice, Pick

    source = screen.chosen
    if source is None:
        return
    choices = [*INTERVALS, *([] if source.interval in INTERVALS else [source.interval])]

    def answer(choice: Choice | None) -> None:
        if choice is not None:
            wanted = choices[choice.number]
            _change(
                screen, lambda library: settling.ask_every(library, [source.id], wanted), none="it is asked so already"
            )

    named = [Choice(number, faring.interval_words(one)) for number, one in enumerate(choices)]
    screen.app.push_screen(
        Pick(f"How often “{excerpt(source.title, 30)}” is asked", named, at=choices.index(source.interval)), answer
    )


rename = Action(
    "sources_rename", ("e", "c"), "Rename", "Give this source a name of your own; an empty one gives its own back.",
    _rename, on_one=True, place=20,
)  # fmt: skip
add_tags = Action(
    "sources_add_tags", ("plus",), "Add tags", "Put tags on all articles of this source, those to come too.",
    lambda screen: _tag(screen, add=True), on_one=True, place=21, like=("add_tag",),
)  # fmt: skip
remove_tags = Action(
    "sources_remove_tags", ("minus",), "Take tags off", "Take tags of this source off its articles.",
    lambda screen: _tag(screen, add=False), on_one=True, place=22, like=("remove_tag",),
)  # fmt: skip
mute = Action(
    "sources_mute", ("M",), "Mute", "Let what this source brings come in read and unannounced, or be heard again.",
    _mute, on_one=True, place=23,
)  # fmt: skip
interval = Action(
    "sources_interval", ("i",), "How often", "Choose how often this source is asked.", _interval, on_one=True, place=24
)
fetch_pages = Action(
    "sources_fetch_pages", ("F",), "Fetch pages", "Fetch the page of each new article for its full text, or stop it.",
    _fetch_pages, on_one=True, place=25,
)  # fmt: skip
unsubscribe = Action(
    "sources_unsubscribe", ("D",), "Unsubscribe", "Ask this source no more; its articles stay, and undo takes it back.",
    _unsubscribe, on_one=True, place=26,
)  # fmt: skip
