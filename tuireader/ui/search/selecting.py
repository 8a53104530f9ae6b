"""From one selection to the next: what a choice in the tag filter, or a step back, makes of what is shown. Pure."""

from __future__ import annotations

from dataclasses import replace

from tuireader.model.selections import Selection
from tuireader.text import fold


def with_tag(selection: Selection, name: str, *, exclude: bool) -> Selection:
    """With the tag included, or excluded; a tag that is chosen the same way again is neither."""
    folded = fold(name)
    include = tuple(one for one in selection.include if fold(one) != folded)
    exclusions = tuple(one for one in selection.exclude if fold(one) != folded)
    if exclude and exclusions == selection.exclude:
        exclusions += (name,)
    elif not exclude and include == selection.include and exclusions == selection.exclude:
        include += (name,)
    return replace(selection, include=include, exclude=exclusions)


def without_last_tag(selection: Selection) -> Selection:
    """Without the tag excluded last, else without the one included last."""
    if selection.exclude:
        return replace(selection, exclude=selection.exclude[:-1])
    return replace(selection, include=selection.include[:-1])


def without_tags(selection: Selection) -> Selection:
    """Without any tag."""
    return replace(selection, include=(), exclude=(), any_of=False)


def wider(selection: Selection) -> Selection:
    """Without the search, or without the filter, or without all that narrows it but "unread only"."""
    if selection.words:
        return replace(selection, words="", ranked=False)
    if selection.query:
        return replace(selection, query="")
    return Selection(order=selection.order, unread_only=selection.unread_only)
