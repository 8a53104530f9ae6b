"""The parts of what the list shows, each with the selection that is left without it. Pure but for the source's name.

A field of `Selection` that nobody named here is a part by its own name, so that none is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from tuireader.library import Library, overview
from tuireader.model.selections import Selection

_KEPT = ("order", "ranked", "any_of")
"""What says how, not what."""

_NAMES = {
    "words": "search: {}",
    "query": "filter: {}",
    "unread_only": "unread only",
    "starred_only": "starred only",
    "hidden_too": "hidden ones too",
}


def parts(library: Library, selection: Selection) -> Iterator[tuple[str, Selection]]:
    """(a part in words, the selection without it), in the order of the first line."""
    usual = Selection()
    for field in fields(Selection):
        name, value = field.name, getattr(selection, field.name)
        if name in _KEPT or value == getattr(usual, name):
            continue
        if name in ("include", "exclude"):
            for tag in value:
                rest: Any = tuple(one for one in value if one != tag)
                yield f"{'tagged' if name == 'include' else 'not'} {tag}", replace(selection, **{name: rest})
            continue
        said = _NAMES.get(name, f"{name.replace('_', ' ')}: {{}}").format(value)
        if name == "source":
            source = overview.source(library, value)
            said = f"from {source.title if source else 'a source that is gone'}"
        yield said, replace(selection, **{name: getattr(usual, name)})
