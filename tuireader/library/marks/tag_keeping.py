"""What the reader settles for tags: names, other names, colours, whether they are shown; undone by one `undo` each."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.errors import TuireaderError
from tuireader.library.opening import Library
from tuireader.model.changes import Change
from tuireader.model.colours import COLOURS
from tuireader.store.acts import keeping_tags
from tuireader.store.tagging import tags
from tuireader.text import fold, line


def rename(library: Library, name: str, to: str) -> Change | None:
    """Call a tag by another name; the old one goes on to mean it. Where another tag is called so, both become that one.

    Like all of these: None where nothing changes, TuireaderError where there is no tag of that name.
    """
    return keeping_tags.rename(library.db, known(library, name), _named(to))


def merge(library: Library, names: Sequence[str], into: str) -> Change | None:
    """Put one tag in the place of others on every article and source; their names go on to mean it, at imports too."""
    return keeping_tags.merge(library.db, [known(library, name) for name in names], known(library, into))


def alias(library: Library, name: str, of: str) -> Change | None:
    """Let a name mean a tag: at imports, in queries, wherever tags are typed. A tag that is called so is merged."""
    return keeping_tags.alias(library.db, _named(name), known(library, of))


def part(library: Library, name: str) -> Change | None:
    """Let a name no longer mean another tag; what articles carry stays as it is."""
    known(library, name)
    return keeping_tags.part(library.db, name)


def colour(library: Library, names: Sequence[str], wanted: str) -> Change | None:
    """Give tags one of the terminal's colours by its name, or ``none``. TuireaderError for what is no colour."""
    number = colour_of(wanted)
    if number is None:
        raise TuireaderError(
            "is no colour", about=line(wanted), next_step=f"There are none, {', '.join(map(_spoken, COLOURS))}"
        )
    return keeping_tags.colour(library.db, [known(library, name) for name in names], number)


def hide(library: Library, names: Sequence[str], hidden: bool = True) -> Change | None:
    """Leave tags out of lists and of the tag filter, or show them."""
    return keeping_tags.hide(library.db, [known(library, name) for name in names], hidden)


def colour_of(wanted: str) -> int | None:
    """The number of a colour: its place in `COLOURS` from 1 on, 0 for ``none``; None if there is no such colour."""
    name = fold(wanted).replace(" ", "_").replace("-", "_")
    if name in ("none", ""):
        return 0
    return COLOURS.index(name) + 1 if name in COLOURS else None


def known(library: Library, name: str) -> int:
    """The id of the tag that a name means. TuireaderError where there is none."""
    found = tags.find(library.db, name)
    if found is None:
        raise TuireaderError("there is no such tag", about=line(name), next_step="`tuireader tags --all` lists them")
    return found


def _named(name: str) -> str:
    if not tags.folded(name):
        raise TuireaderError("a tag needs a name", next_step="Type at least a letter")
    return name


def _spoken(colour: str) -> str:
    return colour.replace("_", " ")
